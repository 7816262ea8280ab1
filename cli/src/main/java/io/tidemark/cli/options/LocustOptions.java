package io.tidemark.cli.options;

import io.tidemark.cli.swarm.LocustLoad;
import io.tidemark.cli.swarm.SwarmOrder.CsvFiles;
import io.tidemark.cli.swarm.SwarmOrder.Headless;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import io.tidemark.core.units.Durations;
import io.tidemark.swarm.bridge.Aim;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options of Locust that mean the same here; old names of theirs, too. */
final class LocustOptions {
    private static final int MAX_USERS = 1_000_000;
    private static final int MAX_CODE = 255;
    private static final String SPAWN_RATE = "1";

    @Option(
            names = {"--headless", "--no-web"},
            description = "Without a page: begin at once, end with the plan or --run-time, and tell the exit code.")
    boolean headless;

    @Option(
            names = {"-u", "--users", "-c", "--clients"},
            paramLabel = "N",
            description =
                    "Users at most, in place of the plan's load. Default with the next two: the most that the plan has.")
    @Nullable
    String users;

    @Option(
            names = {"-r", "--spawn-rate", "--hatch-rate"},
            paramLabel = "N",
            description = "Users that come each second. Default with one of these: " + SPAWN_RATE + ".")
    @Nullable
    String spawnRate;

    @Option(
            names = {"-t", "--run-time"},
            paramLabel = "TIME",
            description =
                    "From the first user to the end: 300s, 20m, 3h, 1h30m; a bare number is seconds. Default with "
                            + "one of these: 7 days.")
    @Nullable
    String runTime;

    @Option(
            names = {"--csv", "--csv-base-name"},
            paramLabel = "PREFIX",
            description = "Write Locust's files while the run goes on: PREFIX_stats.csv, PREFIX_stats_history.csv, "
                    + "PREFIX_failures.csv, PREFIX_exceptions.csv.")
    @Nullable
    String csv;

    @Option(names = "--csv-full-history", description = "With --csv: each name in the history too, not only the sum.")
    boolean csvFullHistory;

    @Option(
            names = "--exit-code-on-error",
            paramLabel = "N",
            description =
                    "Exit code when a request failed or a worker was too busy; 0 when that does not matter. Default: 1.")
    @Nullable
    String codeOnError;

    @Option(names = "--reset-stats", description = "Count nothing until all users are there.")
    boolean resetStats;

    @Option(names = "--only-summary", description = "No tables while the run goes on.")
    boolean onlySummary;

    @Option(
            names = {"-s", "--stop-timeout"},
            paramLabel = "TIME",
            description =
                    "How long requests under way are followed at the end; a bare number is seconds. Default: until the "
                            + "plan's time-out.")
    @Nullable
    String stopTimeout;

    @Option(
            names = "--html",
            paramLabel = "FILE",
            description =
                    "Write the report there too; {u}, {r} and {t} in the name become users, spawn rate and run time.")
    @Nullable
    String html;

    @Option(
            names = {"-H", "--host"},
            paramLabel = "URL",
            description = "As the URL after the plan.")
    @Nullable
    String host;

    void check(PageOptions page, Findings findings) {
        if (csvFullHistory && csv == null) {
            findings.add("--csv-full-history", null, "needs --csv", "it is about one of its files");
        }
        if (headless) {
            page.given().forEach(flag -> findings.add(flag, null, "is for the page", "leave --headless out"));
            return;
        }
        for (String flag : onlyHeadless()) {
            findings.add(flag, null, "is for --headless", "add --headless");
        }
        if (!page.autostart && (users != null || spawnRate != null)) {
            findings.add(
                    users != null ? "--users" : "--spawn-rate",
                    users != null ? users : spawnRate,
                    "is for --headless or --autostart",
                    "on the page, levels are given when somebody starts");
        }
    }

    private List<String> onlyHeadless() {
        List<String> given = new ArrayList<>();
        add(given, "--run-time", runTime);
        add(given, "--exit-code-on-error", codeOnError);
        add(given, "--reset-stats", resetStats);
        add(given, "--only-summary", onlySummary);
        add(given, "--stop-timeout", stopTimeout);
        add(given, "--html", html);
        return given;
    }

    private static void add(List<String> given, String flag, @Nullable Object value) {
        if (Findings.isGiven(value)) {
            given.add(flag);
        }
    }

    /** What takes the place of the plan's load; empty when none of the three options is given. */
    Optional<LocustLoad> load(Plan plan, Findings findings) {
        if (users == null && spawnRate == null && runTime == null) {
            if (resetStats) {
                findings.add(
                        "--reset-stats",
                        null,
                        "needs --users, --spawn-rate or --run-time",
                        "in a plan, phases that do not count have warm-up: true");
            }
            return Optional.empty();
        }
        if (!(plan.load() instanceof Load.Users)) {
            findings.add(
                    users != null ? "--users" : spawnRate != null ? "--spawn-rate" : "--run-time",
                    null,
                    "is for a plan of users, and this one offers a rate",
                    "leave it out, or write users instead of rate into the plan");
            return Optional.empty();
        }
        OptionalInt most = users == null ? OptionalInt.of(most(plan)) : findings.whole("--users", users, 1, MAX_USERS);
        double rate = findings.positive("--spawn-rate", spawnRate == null ? SPAWN_RATE : spawnRate)
                .orElse(1);
        Optional<Duration> time = time("--run-time", runTime, findings);
        if (time.isPresent() && (time.get().isZero() || time.get().compareTo(Shape.MAX_DURATION) > 0)) {
            findings.add("--run-time", runTime, "must be more than 0s and at most 7d", "");
            return Optional.empty();
        }
        return most.isEmpty() ? Optional.empty() : Optional.of(new LocustLoad(most.getAsInt(), rate, time, resetStats));
    }

    private static int most(Plan plan) {
        double most = plan.load().phases().stream()
                .map(Phase::shape)
                .map(Shape::highest)
                .mapToDouble(Level::value)
                .max()
                .orElse(1);
        return (int) Math.clamp(Math.ceil(most), 1, MAX_USERS);
    }

    /** Where a swarm with a page begins. */
    static Aim aim(LocustLoad load) {
        return new Aim(Level.of(load.users()), load.ramp());
    }

    /** @param load that takes the place of the plan's */
    Headless headless(Optional<LocustLoad> load, Path directory, Findings findings) {
        int code = codeOnError == null
                ? Headless.PLAIN.codeOnError()
                : findings.whole("--exit-code-on-error", codeOnError, 0, MAX_CODE)
                        .orElse(1);
        Optional<Path> report =
                Optional.ofNullable(html).map(name -> findings.path("--html", named(name, load), directory));
        return new Headless(code, !onlySummary, time("--stop-timeout", stopTimeout, findings), report);
    }

    private static String named(String name, Optional<LocustLoad> load) {
        return load.map(given -> name.replace("{u}", String.valueOf(given.users()))
                        .replace(
                                "{r}",
                                Level.of(BigDecimal.valueOf(given.spawnRate())).toString())
                        .replace("{t}", given.runTime().map(Durations::format).orElse("")))
                .orElse(name);
    }

    Optional<CsvFiles> csv(Path directory, Findings findings) {
        if (csv == null) {
            return Optional.empty();
        }
        Path prefix = findings.path("--csv", csv, directory);
        if (csv.isBlank() || csv.endsWith("/") || prefix.getFileName() == null) {
            findings.add(
                    "--csv", csv, "must be the beginning of files' names", "such as out/run for out/run_stats.csv");
        }
        return Optional.of(new CsvFiles(prefix, csvFullHistory));
    }

    private static Optional<Duration> time(String flag, @Nullable String text, Findings findings) {
        return findings.parsed(flag, text, given -> Durations.parse(Seconds.of(given)));
    }
}

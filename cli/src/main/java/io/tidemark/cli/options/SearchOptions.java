package io.tidemark.cli.options;

import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.SearchSettings.Budget;
import io.tidemark.core.capacity.SearchSettings.Mode;
import io.tidemark.core.capacity.SearchSettings.Pace;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.units.Durations;
import io.tidemark.core.units.Percents;
import io.tidemark.core.units.Rates;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How the capacity is looked for. */
final class SearchOptions {
    private static final double START_RATE = 20;
    private static final double START_USERS = 5;
    static final double MOST_RATE = 100_000;
    static final double MOST_USERS = 20_000;
    private static final int QUICK_WARM_UP = 15;

    @Option(
            names = "--search",
            paramLabel = "HOW",
            description =
                    "capacity (default): until the interval is narrow, then confirmed. quick: a bracket and twelve "
                            + "windows, a wide interval. ramp: climbing users until too many fail in a minute, as Molotov does.")
    @Nullable
    String search;

    @Option(
            names = "--by",
            paramLabel = "WHAT",
            description = "rate (default): arrivals per second. users (default of a ramp): they wait for responses.")
    @Nullable
    String by;

    @Option(
            names = "--need",
            paramLabel = "LOAD",
            description = "Only decide whether this is carried, such as 300/s, or 40 users.")
    @Nullable
    String need;

    @Option(names = "--start", paramLabel = "LOAD", description = "First load. Default: 20/s, or 5 users.")
    @Nullable
    String start;

    @Option(
            names = "--max",
            paramLabel = "LOAD",
            description = "Never more than this. Default: 100000/s, or 20000 users; of a ramp, its end: 500 users.")
    @Nullable
    String most;

    @Option(
            names = "--width",
            paramLabel = "SHARE",
            description = "End when half the 90 %% interval is this share of the capacity. Default: 8%%.")
    @Nullable
    String width;

    @Option(
            names = "--warm-up",
            paramLabel = "TIME",
            description = "At least, at a low load. Goes on until the service is as fast as it gets. Default: 45s.")
    @Nullable
    String warmUp;

    @Option(names = "--settle", paramLabel = "TIME", description = "Of each load, before it is measured. Default: 5s.")
    @Nullable
    String settle;

    @Option(names = "--window", paramLabel = "TIME", description = "For which each load is measured. Default: 15s.")
    @Nullable
    String window;

    @Option(
            names = "--soak",
            paramLabel = "TIME",
            description = "Confirm the lower end of the interval for so long; 0s for not. Default: 3m.")
    @Nullable
    String soak;

    @Option(names = "--max-time", paramLabel = "TIME", description = "End the search after this. Default: 1h.")
    @Nullable
    String mostTime;

    @Option(names = "--max-requests", paramLabel = "N", description = "End the search after so many.")
    @Nullable
    String mostRequests;

    @Option(
            names = "--max-cost",
            paramLabel = "DOLLARS",
            description = "End the search when it has cost this: with --fleet lambda the functions, otherwise the "
                    + "target. The target's price is the type's, or --cost-per-hour.")
    @Nullable
    String mostCost;

    @Option(names = "--cost-per-hour", paramLabel = "DOLLARS", description = "What the target costs while it runs.")
    @Nullable
    String costPerHour;

    Optional<Mode> mode(Findings findings) {
        return switch (search == null ? "capacity" : search) {
            case "capacity" -> Optional.of(Mode.CAPACITY);
            case "quick" -> Optional.of(Mode.QUICK);
            case "ramp" -> Optional.empty();
            default -> {
                findings.add("--search", search, "must be capacity, quick or ramp", "");
                yield Optional.of(Mode.CAPACITY);
            }
        };
    }

    Variable by(Findings findings, Variable otherwise) {
        return switch (by == null ? "" : by) {
            case "" -> otherwise;
            case "rate" -> Variable.RATE;
            case "users" -> Variable.USERS;
            default -> {
                findings.add("--by", by, "must be rate or users", "");
                yield otherwise;
            }
        };
    }

    /** A load of the kind that is varied, with its unit or without. */
    OptionalDouble load(String flag, @Nullable String text, Variable variable, Findings findings) {
        Optional<Double> value = switch (variable) {
            case RATE ->
                findings.parsed(flag, text, written -> Rates.parse(written).value());
            case USERS -> findings.parsed(flag, text, SearchOptions::users);
        };
        if (value.isPresent() && value.get() <= 0) {
            findings.add(flag, text, "must be more than nothing", "");
            return OptionalDouble.empty();
        }
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    private static double users(String text) {
        if (!text.matches("\\d{1,6}")) {
            throw new IllegalArgumentException("must be a whole number of users, because --by is users");
        }
        return Double.parseDouble(text);
    }

    /**
     * @param limit of bad requests
     * @param typePrice dollars per hour of the machine type that is looked at; 0 when there is none
     */
    SearchSettings settings(Mode mode, Tolerance.Limit limit, double typePrice, Findings findings) {
        Variable variable = by(findings, Variable.RATE);
        boolean rate = variable == Variable.RATE;
        double highest = load("--max", most, variable, findings).orElse(rate ? MOST_RATE : MOST_USERS);
        OptionalDouble needed = load("--need", need, variable, findings);
        double first =
                load("--start", start, variable, findings).orElse(Math.min(highest, rate ? START_RATE : START_USERS));
        if (first > highest) {
            findings.add("--start", start, "must not be more than --max", "");
            first = highest;
        }
        if (needed.isPresent() && needed.getAsDouble() > highest) {
            findings.add("--need", need, "must not be more than --max", "");
        }
        double half = findings.parsed("--width", width, Percents::parse).orElse(SearchSettings.DEFAULT_HALF_WIDTH);
        if (half <= 0) {
            findings.add("--width", width, "must be more than 0%", "");
            half = SearchSettings.DEFAULT_HALF_WIDTH;
        }
        return new SearchSettings(
                mode,
                variable,
                share(limit, findings),
                first,
                highest,
                half,
                needed,
                pace(mode, findings),
                budget(typePrice, findings),
                1);
    }

    /** What {@code --max-cost} means when functions are what costs; to be asked before {@link #settings}. */
    OptionalDouble fleetLimit(Findings findings) {
        OptionalDouble dollars = findings.positive("--max-cost", mostCost);
        if (mostCost != null && costPerHour != null) {
            findings.add(
                    "--cost-per-hour",
                    costPerHour,
                    "cannot be together with --max-cost and --fleet lambda",
                    "there --max-cost limits what the functions cost");
        }
        mostCost = null;
        return dollars;
    }

    /** The search counts bad requests of all; Molotov's ratio counts them against the good ones. */
    private static double share(Tolerance.Limit limit, Findings findings) {
        double share = switch (limit.ratio()) {
            case OF_TOTAL -> limit.share();
            case OF_OK -> limit.share() / (1 + limit.share());
        };
        if (share > 0 && share < 1) {
            return share;
        }
        findings.add(
                "--tolerance",
                Percents.format(limit.share()),
                "must be more than 0% and less than 100%",
                "a single bad request proves nothing; 0.1% is strict");
        return Tolerance.DEFAULT_SHARE;
    }

    private Pace pace(Mode mode, Findings findings) {
        Pace usual = Pace.DEFAULT;
        int warm = seconds("--warm-up", warmUp, 0, findings)
                .orElse(mode == Mode.QUICK ? QUICK_WARM_UP : usual.warmUpLeast());
        return new Pace(
                warm,
                Math.max(warm, Math.min(usual.warmUpMost(), warm * 4)),
                usual.probe(),
                seconds("--settle", settle, 0, findings).orElse(usual.settle()),
                seconds("--window", window, 2, findings).orElse(usual.window()),
                mode == Mode.QUICK ? 0 : seconds("--soak", soak, 0, findings).orElse(usual.soak()),
                usual.leastWindows());
    }

    private static Optional<Integer> seconds(String flag, @Nullable String text, int least, Findings findings) {
        Optional<Duration> time = findings.parsed(flag, text, SearchOptions::time);
        if (time.isPresent() && (time.get().toSeconds() < least || time.get().toHours() > 24)) {
            findings.add(flag, text, "must be from " + least + "s to 24h", "");
            return Optional.empty();
        }
        return time.map(duration -> (int) duration.toSeconds());
    }

    static Duration time(String text) {
        return Durations.parse(Seconds.of(text));
    }

    private Budget budget(double typePrice, Findings findings) {
        double seconds = findings.parsed("--max-time", mostTime, SearchOptions::time)
                .orElse(Duration.ofHours(1))
                .toSeconds();
        double hourly = findings.positive("--cost-per-hour", costPerHour).orElse(typePrice);
        OptionalDouble money = findings.positive("--max-cost", mostCost);
        if (money.isPresent() && hourly == 0) {
            findings.add("--max-cost", mostCost, "needs a price", "say what an hour costs: --cost-per-hour 0.10");
        }
        return new Budget(
                seconds,
                findings.positive("--max-requests", mostRequests).orElse(Double.POSITIVE_INFINITY),
                money.orElse(Double.POSITIVE_INFINITY),
                hourly);
    }
}

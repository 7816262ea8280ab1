package io.tidemark.cli.options;

import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.sizing.molotov.MolotovFile;
import io.tidemark.sizing.molotov.MolotovTest;
import io.tidemark.sizing.search.RampSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Of a ramp, most of them under the names that Molotov gave them. What is given always wins over what is not. */
final class RampOptions {
    @Option(names = "--ramp-up", paramLabel = "TIME", description = "From nothing to the highest load. Default: 5m.")
    @Nullable
    String rampUp;

    @Option(
            names = {"-d", "--duration"},
            paramLabel = "TIME",
            description = "Keep the highest load for so long when the ramp has not found the limit. Default: 90s.")
    @Nullable
    String hold;

    @Option(names = "--sizing", description = "As --search ramp, and --workers means users, as in Molotov.")
    boolean sizing;

    @Option(names = "--sizing-tolerance", paramLabel = "PERCENT", description = "As --tolerance: 5 is 5%%.")
    @Nullable
    String tolerance;

    @Option(
            names = "--ratio",
            paramLabel = "WHAT",
            description = "As --tolerance-of: of-total (default), or of-ok as Molotov counts.")
    @Nullable
    String ratio;

    @Option(
            names = "--processes",
            paramLabel = "N",
            description = "With --sizing: each starts --workers users, as in Molotov.")
    @Nullable
    String processes;

    @Option(
            names = "--molotov",
            paramLabel = "FILE",
            description = "Take the settings of a molotov.json; implies --sizing.")
    @Nullable
    String file;

    @Option(
            names = "--test",
            paramLabel = "NAME",
            description = "Which test of the molotov.json. Default: the only one.")
    @Nullable
    String test;

    boolean isSizing() {
        return sizing || file != null;
    }

    /** The file's settings, when there is one. */
    Optional<MolotovTest> imported(Path directory, Findings findings) {
        if (file == null) {
            if (test != null) {
                findings.add("--test", test, "is for --molotov", "");
            }
            return Optional.empty();
        }
        try {
            return Optional.of(
                    MolotovFile.read(findings.path("--molotov", file, directory), Optional.ofNullable(test)));
        } catch (ProblemsException e) {
            findings.addAll(e.problems());
            return Optional.empty();
        }
    }

    void into(Overlay overlay, Optional<MolotovTest> imported, ToleranceOptions options, Findings findings) {
        findings.exclude("--sizing-tolerance", tolerance, "--tolerance", options.share);
        findings.exclude("--ratio", ratio, "--tolerance-of", options.of);
        if (tolerance != null) {
            overlay.put("tolerance.bad", percent(tolerance), "--sizing-tolerance");
        } else if (options.share == null && imported.isPresent()) {
            imported.get()
                    .tolerancePercent()
                    .ifPresent(value -> overlay.put("tolerance.bad", value + "%", "--molotov"));
        }
        if (ratio != null && !ratio.equals("of-ok") && !ratio.equals("of-total")) {
            findings.add("--ratio", ratio, "must be of-total or of-ok", "");
        } else {
            overlay.put("tolerance.of", ratio == null ? null : ratio.substring("of-".length()), "--ratio");
        }
    }

    private static String percent(String text) {
        return text.endsWith("%") ? text : text + "%";
    }

    /**
     * @param workers as they were given; users in Molotov's sense
     * @param limit of bad requests
     */
    RampSettings settings(
            SearchOptions search,
            @Nullable String workers,
            Tolerance.Limit limit,
            Optional<MolotovTest> imported,
            Findings findings) {
        Variable by = search.by(findings, Variable.USERS);
        return new RampSettings(
                by,
                highest(search, by, workers, imported, findings),
                time(
                        "--ramp-up",
                        rampUp,
                        imported.flatMap(MolotovTest::rampUp),
                        RampSettings.DEFAULT_RAMP_UP,
                        findings),
                time("--duration", hold, imported.flatMap(MolotovTest::duration), RampSettings.DEFAULT_HOLD, findings),
                limit.share(),
                limit.ratio());
    }

    private double highest(
            SearchOptions search,
            Variable by,
            @Nullable String workers,
            Optional<MolotovTest> imported,
            Findings findings) {
        if (search.most != null) {
            if (isSizing()) {
                findings.exclude("--max", search.most, "--workers", workers);
            }
            return Math.max(1, search.load("--max", search.most, by, findings).orElse(1));
        }
        int each = count(
                        "--workers",
                        isSizing() ? workers : null,
                        imported.flatMap(test -> boxed(test.workers())),
                        findings)
                .orElse(RampSettings.DEFAULT_USERS);
        int times = count("--processes", processes, imported.flatMap(test -> boxed(test.processes())), findings)
                .orElse(1);
        return Math.min(SearchOptions.MOST_USERS, (double) each * times);
    }

    private static Optional<Integer> boxed(OptionalInt value) {
        return value.isPresent() ? Optional.of(value.getAsInt()) : Optional.empty();
    }

    private static Optional<Integer> count(
            String flag, @Nullable String given, Optional<Integer> imported, Findings findings) {
        if (given == null) {
            return imported;
        }
        OptionalInt value = findings.whole(flag, given, 1, (int) SearchOptions.MOST_USERS);
        return boxed(value);
    }

    private static Duration time(
            String flag, @Nullable String given, Optional<Duration> imported, Duration usual, Findings findings) {
        return given == null
                ? imported.orElse(usual)
                : findings.parsed(flag, given, SearchOptions::time).orElse(usual);
    }

    /** What of the file has no effect here. */
    static List<String> notes(Optional<MolotovTest> imported) {
        List<String> notes = new ArrayList<>();
        imported.filter(test -> !test.ignored().isEmpty())
                .ifPresent(
                        test -> notes.add("Of test " + test.name() + " in the molotov.json these have no effect here: "
                                + String.join(", ", test.ignored()) + "."));
        return notes;
    }
}

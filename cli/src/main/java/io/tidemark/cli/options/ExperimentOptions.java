package io.tidemark.cli.options;

import io.tidemark.cli.experiment.ExperimentOrder;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.file.Given;
import io.tidemark.experiment.session.SessionSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The options of {@code tidemark experiment}. */
public final class ExperimentOptions {
    private static final int MAX_WORKERS = 256;
    private static final int MAX_RUNS = 100_000;
    private static final double MAX_TICKS = 1_000;
    private static final double MILLIS = 1_000;

    @Parameters(
            paramLabel = "FILE.yml",
            arity = "0..*",
            description =
                    "What to do (docs/experiments.md). Several files are one: the last one wins, and lists are joined.")
    private List<String> files = new ArrayList<>();

    @Option(
            names = {"-r", "--results"},
            paramLabel = "DIR",
            description = "Where reports are written. Default: results.")
    private String results = "results";

    @Option(
            names = {"-D", "--define"},
            paramLabel = "NAME=VALUE",
            description = "A definition, before those of the files. May be repeated.")
    private List<String> definitions = new ArrayList<>();

    @Option(
            names = {"-M", "--meta"},
            paramLabel = "NAME=VALUE",
            description = "Metadata, before those of the files. May be repeated.")
    private List<String> meta = new ArrayList<>();

    @Option(names = "--repeat", paramLabel = "N", description = "How many runs. Default: what the files say.")
    @Nullable
    private String repeat;

    @Option(
            names = "--resume",
            description =
                    "Go on with an experiment that was killed or interrupted: phases that its results have are left out.")
    private boolean resume;

    @Option(names = "--dry-run", description = "Check everything, print the phases, and start nothing.")
    private boolean dryRun;

    @Option(
            names = "--strict",
            description = "A macro whose name nobody knows is an error; else it is empty, and told.")
    private boolean strict;

    @Option(
            names = {"-w", "--workers"},
            paramLabel = "N",
            description = "How many components may be busy with events at a time. Default: 8.")
    private String workers = String.valueOf(SessionSettings.WORKERS);

    @Option(names = "--clock-fps", paramLabel = "N", description = "Ticks a second. Default: 30.")
    @Nullable
    private String clockFps;

    @Option(names = "--clock-ms", paramLabel = "MS", description = "The time from tick to tick instead.")
    @Nullable
    private String clockMs;

    @Option(
            names = "--i-may-load-this",
            paramLabel = "HOST",
            description = "Loads may be sent to this public host. May be repeated.")
    private List<String> permitted = new ArrayList<>();

    @Option(names = "--reference", description = "Print every class with its options, and every event, as Markdown.")
    private boolean reference;

    @Mixin
    private DisplayOptions display;

    public boolean isReference() {
        return reference;
    }

    /** @throws ProblemsException with all that is wrong */
    public ExperimentOrder order(Path directory) throws ProblemsException {
        Findings findings = new Findings();
        if (files.isEmpty()) {
            findings.add("FILE.yml", null, "is missing: which experiment?", "such as examples/experiments/count.yml");
        }
        List<Path> paths = new ArrayList<>();
        files.forEach(file -> paths.add(findings.path("FILE.yml", file, directory)));
        Path folder = findings.path("--results", results, directory);
        findings.exclude("--dry-run", dryRun, "--resume", resume);
        findings.exclude("--clock-fps", clockFps, "--clock-ms", clockMs);
        display.check(findings);
        int busy = findings.whole("--workers", workers, 1, MAX_WORKERS).orElse(1);
        OptionalInt runs = repeat == null ? OptionalInt.empty() : findings.whole("--repeat", repeat, 1, MAX_RUNS);
        double ticks = ticks(findings);
        findings.throwIfAny();
        return new ExperimentOrder(
                paths,
                new Given(definitions, meta, strict),
                new SessionSettings(busy, ticks, folderOf(paths.getFirst()), folder, resume),
                runs,
                permitted,
                dryRun,
                display.show());
    }

    /** What a file starts or reads, it names as seen from itself. */
    private static Path folderOf(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        return folder == null ? file.toAbsolutePath() : folder;
    }

    private double ticks(Findings findings) {
        OptionalDouble perSecond = findings.positive("--clock-fps", clockFps);
        OptionalDouble millis = findings.positive("--clock-ms", clockMs);
        double ticks =
                perSecond.orElse(millis.isPresent() ? MILLIS / millis.getAsDouble() : SessionSettings.TICKS_PER_SECOND);
        if (ticks > MAX_TICKS) {
            findings.add(
                    clockFps == null ? "--clock-ms" : "--clock-fps",
                    clockFps == null ? clockMs : clockFps,
                    "must be at most 1000 ticks a second",
                    "");
        }
        return ticks;
    }
}

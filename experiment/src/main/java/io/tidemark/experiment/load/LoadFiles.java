package io.tidemark.experiment.load;

import io.tidemark.aggregator.csv.StatsCsv;
import io.tidemark.aggregator.csv.TimelineCsv;
import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.report.HtmlReport;
import io.tidemark.aggregator.run.Run;
import io.tidemark.experiment.phase.Phase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Loads that are kept whole: a directory for each, as of a burst, so that its report can be opened. */
final class LoadFiles {
    static final String DIRECTORY = "loads";
    private static final String REPORT = "report.html";

    private LoadFiles() {}

    /**
     * An earlier one of the same name is never overwritten.
     *
     * @param results where all results are
     * @return its directory
     */
    static Path write(Path results, String name, Optional<Phase> phase, Run run) throws IOException {
        Path parent = results.resolve(DIRECTORY);
        String wanted = name
                + phase.map(known -> "-run-%d-phase-%d".formatted(known.run() + 1, known.number()))
                        .orElse("");
        Files.createDirectories(parent);
        Path directory = parent.resolve(wanted);
        for (int i = 2; Files.exists(directory); i++) {
            directory = parent.resolve(wanted + "-" + i);
        }
        Files.createDirectory(directory);
        RunDump.write(directory, run);
        StatsCsv.write(directory, run);
        TimelineCsv.write(directory, run);
        Files.writeString(directory.resolve(REPORT), HtmlReport.render(run));
        return directory;
    }
}

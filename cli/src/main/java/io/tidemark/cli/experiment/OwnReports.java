package io.tidemark.cli.experiment;

import io.tidemark.experiment.component.Experiment;
import io.tidemark.experiment.component.Named;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.page.HtmlReporter;
import io.tidemark.experiment.reporter.ConsoleReporter;
import io.tidemark.experiment.reporter.RawDump;
import io.tidemark.experiment.reporter.RawReporter;
import io.tidemark.experiment.reporter.ReportFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reports that are written though nobody asked: a page to look at, and a dump for comparisons. */
final class OwnReports {
    private static final String DUMP = "results-raw.json";

    private OwnReports() {}

    /** Those of the experiment, and what is missing among them. */
    static List<Named<Reporter>> with(Experiment experiment) {
        List<Named<Reporter>> all = new ArrayList<>(experiment.reporters());
        if (all.isEmpty()) {
            all.add(new Named<>("reporter.ConsoleReporter", ConsoleReporter.usual()));
        }
        if (experiment.reporters().stream().noneMatch(named -> named.component() instanceof RawReporter)) {
            all.add(new Named<>("raw results", (results, stage) -> {
                Path file = stage.results().resolve(DUMP);
                ReportFile.write(file, new RawDump(results, Optional.empty())::write);
                return List.of(file.toString());
            }));
        }
        if (experiment.reporters().stream().noneMatch(named -> named.component() instanceof HtmlReporter)) {
            all.add(new Named<>("report", (results, stage) -> {
                Path file = stage.results().resolve(HtmlReporter.FILE);
                HtmlReporter.write(file, results);
                return List.of(file.toString());
            }));
        }
        return all;
    }
}

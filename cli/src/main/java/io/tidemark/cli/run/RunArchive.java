package io.tidemark.cli.run;

import io.tidemark.aggregator.csv.RequestLogs;
import io.tidemark.aggregator.csv.StatsCsv;
import io.tidemark.aggregator.csv.StressTestCsv;
import io.tidemark.aggregator.csv.TimelineCsv;
import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.fleet.RequestLogFiles;
import io.tidemark.aggregator.report.HtmlReport;
import io.tidemark.aggregator.run.Run;
import io.tidemark.cli.run.RunSettings.LegacyFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Runs on disk: the dump first, because everything else can be made from it. */
public final class RunArchive implements Archive {
    @Override
    public Written write(Path directory, Run run, RunSettings settings) throws IOException {
        List<Path> files = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        RunDump.write(directory, run);
        StatsCsv.write(directory, run);
        TimelineCsv.write(directory, run);
        if (settings.report()) {
            Path report = directory.resolve(REPORT);
            Files.writeString(report, HtmlReport.render(run));
            files.add(report);
        }
        if (settings.legacy().isPresent()) {
            Path place = settings.legacy().get().directory().orElse(directory);
            notes.addAll(writeLegacy(place, directory, run, settings.legacy().get()));
            files.add(place.resolve(StressTestCsv.SAMPLES));
            files.add(place.resolve(StressTestCsv.BUCKETS));
        }
        files.add(directory.resolve(RunDump.JSON));
        files.add(directory.resolve(StatsCsv.FILE));
        files.add(directory.resolve(TimelineCsv.FILE));
        return new Written(files, notes);
    }

    @Override
    public Run read(Path directory) throws IOException {
        return RunDump.read(directory);
    }

    private static List<String> writeLegacy(Path place, Path directory, Run run, LegacyFiles legacy)
            throws IOException {
        Files.createDirectories(place);
        RequestLogs logs = new RequestLogs(RequestLogFiles.in(directory));
        return StressTestCsv.write(place, logs, run.info().names(), legacy.buckets())
                .incomplete();
    }
}

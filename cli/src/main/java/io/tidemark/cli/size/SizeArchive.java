package io.tidemark.cli.size;

import io.tidemark.aggregator.csv.StatsCsv;
import io.tidemark.aggregator.csv.TimelineCsv;
import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.report.ComparisonReport;
import io.tidemark.sizing.report.SizingReport;
import io.tidemark.sizing.result.ComparisonDump;
import io.tidemark.sizing.result.SizingDump;
import io.tidemark.sizing.result.Sizing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Sizings on disk: the dump first, because everything else can be made from it. */
public final class SizeArchive {
    public static final String REPORT = "report.html";

    private SizeArchive() {}

    /** The files a person wants to know of, the most wanted first. */
    public static List<Path> write(Path directory, Sizing sizing, boolean report) throws IOException {
        List<Path> files = new ArrayList<>();
        RunDump.write(directory, sizing.run());
        SizingDump.write(directory, sizing);
        StatsCsv.write(directory, sizing.run());
        TimelineCsv.write(directory, sizing.run());
        if (report) {
            files.add(Files.writeString(directory.resolve(REPORT), SizingReport.render(sizing)));
        }
        files.add(directory.resolve(SizingDump.FILE));
        files.add(directory.resolve(RunDump.JSON));
        return files;
    }

    /** Each type in a directory of its own, and the comparison above them. */
    public static List<Path> write(Path directory, Comparison comparison, boolean report) throws IOException {
        List<Path> files = new ArrayList<>();
        for (Comparison.Candidate candidate : comparison.candidates()) {
            if (candidate.sizing().isPresent()) {
                Path own = directory.resolve(candidate.type().name());
                Files.createDirectories(own);
                write(own, candidate.sizing().get(), report);
            }
        }
        ComparisonDump.write(directory, comparison);
        if (report) {
            files.add(Files.writeString(directory.resolve(REPORT), ComparisonReport.render(comparison)));
        }
        files.add(directory.resolve(ComparisonDump.FILE));
        return files;
    }
}

package io.tidemark.cli.size;

import io.tidemark.aggregator.csv.StatsCsv;
import io.tidemark.aggregator.csv.TimelineCsv;
import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.ComparisonDump;
import io.tidemark.sizing.report.ComparisonReport;
import io.tidemark.sizing.report.SizingReport;
import io.tidemark.sizing.result.Sizing;
import io.tidemark.sizing.result.SizingDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Sizings on disk: the dump first, because everything else can be made from it. */
public final class SizeArchive {
    public static final String REPORT = "report.html";

    private SizeArchive() {}

    /** The files a person wants to know of, the most wanted first. */
    public static List<Path> write(Path directory, Sizing sizing, boolean report) throws IOException {
        List<Path> files = new ArrayList<>();
        SizingDump.write(directory, sizing);
        files.addAll(readable(directory, sizing, report));
        files.add(directory.resolve(SizingDump.JSON));
        files.add(directory.resolve(RunDump.JSON));
        return files;
    }

    /** The report of the sizing or the comparison in a directory again; empty when there is neither. */
    public static Optional<String> render(Path directory) throws IOException {
        if (Files.exists(directory.resolve(ComparisonDump.JSON))) {
            return Optional.of(ComparisonReport.render(ComparisonDump.read(directory)));
        }
        if (Files.exists(directory.resolve(SizingDump.JSON))) {
            return Optional.of(SizingReport.render(SizingDump.read(directory)));
        }
        return Optional.empty();
    }

    /** What can be made from the dump again. */
    private static List<Path> readable(Path directory, Sizing sizing, boolean report) throws IOException {
        StatsCsv.write(directory, sizing.run());
        TimelineCsv.write(directory, sizing.run());
        return report ? List.of(Files.writeString(directory.resolve(REPORT), SizingReport.render(sizing))) : List.of();
    }

    /** Each type in a directory of its own, and the comparison above them. */
    public static List<Path> write(Path directory, Comparison comparison, boolean report) throws IOException {
        List<Path> files = new ArrayList<>();
        ComparisonDump.write(directory, comparison);
        for (Comparison.Candidate candidate : comparison.candidates()) {
            if (candidate.sizing().isPresent()) {
                Path own = ComparisonDump.of(directory, candidate.type().name());
                readable(own, candidate.sizing().get(), report);
            }
        }
        if (report) {
            files.add(Files.writeString(directory.resolve(REPORT), ComparisonReport.render(comparison)));
        }
        files.add(directory.resolve(ComparisonDump.JSON));
        return files;
    }
}

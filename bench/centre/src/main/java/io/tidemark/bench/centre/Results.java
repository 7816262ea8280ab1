package io.tidemark.bench.centre;

import io.tidemark.aggregator.csv.StatsCsv;
import io.tidemark.aggregator.csv.TimelineCsv;
import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.report.HtmlReport;
import io.tidemark.aggregator.run.DeltaMerger;
import io.tidemark.aggregator.run.Judge;
import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Outcome;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Everything that is made of a run when it has ended: what it takes, and how large it is. */
final class Results {
    private final Run run;

    Results(DeltaMerger merger, int workers, int seconds) throws IOException {
        System.out.println("what cpu_seconds peak_heap_mib");
        this.run = timed("judge", () -> run(merger, workers, seconds));
    }

    void write(Path directory) throws IOException {
        Files.createDirectories(directory);
        timed("dump", () -> {
            RunDump.write(directory, run);
            return run;
        });
        timed("tables", () -> {
            StatsCsv.write(directory, run);
            TimelineCsv.write(directory, run);
            return run;
        });
        Path report = directory.resolve("report.html");
        timed("report", () -> Files.writeString(report, HtmlReport.render(run)));
        Run read = timed("read-dump", () -> RunDump.read(directory));
        String again = timed("report-of-dump", () -> HtmlReport.render(read));
        if (!again.equals(Files.readString(report))) {
            throw new IllegalStateException("the dump gives another report");
        }
        for (String file : List.of(RunDump.JSON, RunDump.HISTOGRAMS, "stats.csv", "timeline.csv", "report.html")) {
            System.out.printf(Locale.ROOT, "%s %d KiB%n", file, Files.size(directory.resolve(file)) >> 10);
        }
    }

    private static Run run(DeltaMerger merger, int workers, int seconds) {
        Timeline timeline = merger.timeline();
        Counts counts = timeline.total().counts();
        Ledger ledger = new Ledger(
                counts.planned(),
                counts.planned(),
                counts.sent(),
                counts.late(),
                counts.dropped(),
                counts.good(),
                counts.bad(),
                counts.count(Outcome.UNFINISHED),
                0,
                workers,
                List.of(),
                0);
        double level = (double) counts.planned() / seconds;
        RunInfo info = new RunInfo(
                SimulatedFleet.RUN,
                "a simulated fleet",
                "bench",
                "bench",
                1_795_000_000_000L,
                seconds * 1_000L,
                LoadModel.OPEN,
                "{}",
                SimulatedFleet.PLAN,
                List.of("http://localhost:8080"),
                IntStream.range(0, CentreRun.NAMES)
                        .mapToObj(name -> "GET /section/" + name)
                        .toList(),
                List.of(new PhaseSpan("load", "constant", 0, seconds * 1_000L, false)),
                Collections.nCopies(seconds, level),
                Tolerance.DEFAULT,
                "simulated",
                workers,
                new Ending(Ending.Kind.COMPLETED, ""));
        return new Run(info, timeline, ledger, Judge.judge(info, true, timeline, ledger));
    }

    private static <T> T timed(String what, Work<T> work) throws IOException {
        List<MemoryPoolMXBean> pools = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .toList();
        System.gc();
        pools.forEach(MemoryPoolMXBean::resetPeakUsage);
        long before = CentreRun.cpuNanos();
        T result = work.call();
        long nanos = CentreRun.cpuNanos() - before;
        long peak =
                pools.stream().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
        System.out.printf(Locale.ROOT, "%s %.1f %d%n", what, nanos / 1e9, peak >> 20);
        return result;
    }

    @FunctionalInterface
    private interface Work<T> {
        T call() throws IOException;
    }
}

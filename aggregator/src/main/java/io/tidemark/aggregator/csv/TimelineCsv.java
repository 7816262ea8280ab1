package io.tidemark.aggregator.csv;

import io.tidemark.aggregator.file.WholeFile;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Stats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The run second by second: a row for each second from 0 to the last that anything is known of, warm-up too. A request
 * belongs to the second of its intended start. Users, requests in flight and backlog are sums over the workers; shares
 * and lags are those of the worker that was worst off.
 */
public final class TimelineCsv {
    public static final String FILE = "timeline.csv";

    private static final List<Double> PERCENTS = List.of(50.0, 90.0, 99.0);

    private TimelineCsv() {}

    public static void write(Path directory, Run run) throws IOException {
        try (WholeFile file = WholeFile.at(directory.resolve(FILE))) {
            try (CsvWriter out = new CsvWriter(file.draft())) {
                header(out);
                for (int second = 0; second <= run.timeline().lastSecond(); second++) {
                    out.cell(second).cell(phase(run.info(), second));
                    level(out, run.info(), second);
                    stats(out, run.timeline().second(second));
                    health(out, run.timeline().healthAt(second));
                    out.end();
                }
            }
            file.complete();
        }
    }

    private static void header(CsvWriter out) throws IOException {
        out.header(
                "second",
                "phase",
                "planned_level",
                "planned",
                "sent",
                "late",
                "dropped",
                "good",
                "bad",
                "latency_mean_ms",
                "latency_p50_ms",
                "latency_p90_ms",
                "latency_p99_ms",
                "latency_max_ms",
                "service_p50_ms",
                "service_p90_ms",
                "service_p99_ms",
                "service_max_ms",
                "bytes_in",
                "bytes_out",
                "users",
                "in_flight",
                "backlog",
                "generator_cpu_share",
                "loop_lag_ms",
                "gc_ms",
                "descriptors");
    }

    private static void level(CsvWriter out, RunInfo info, int second) throws IOException {
        if (second < info.plannedLevels().size()) {
            out.decimal(info.plannedLevels().get(second));
        } else {
            out.cell("");
        }
    }

    private static void stats(CsvWriter out, Stats stats) throws IOException {
        Counts counts = stats.counts();
        out.cell(counts.planned()).cell(counts.sent()).cell(counts.late()).cell(counts.dropped());
        out.cell(counts.good()).cell(counts.bad());
        if (stats.latency().isEmpty()) {
            out.cell("");
        } else {
            out.decimal(stats.latency().mean() / 1_000);
        }
        times(out, stats.latency());
        times(out, stats.service());
        out.cell(counts.bytesIn()).cell(counts.bytesOut());
    }

    private static void times(CsvWriter out, Distribution times) throws IOException {
        for (double percent : PERCENTS) {
            if (times.isEmpty()) {
                out.cell("");
            } else {
                out.millis(times.percentile(percent));
            }
        }
        if (times.isEmpty()) {
            out.cell("");
        } else {
            out.millis(times.max());
        }
    }

    private static void health(CsvWriter out, Collection<Health> workers) throws IOException {
        out.cell(sum(workers, Health::users))
                .cell(sum(workers, Health::inFlight))
                .cell(sum(workers, Health::backlog));
        out.decimal(workers.stream().mapToDouble(Health::cpuShare).max().orElse(0));
        out.millis(largest(workers, Health::loopLagMicros)).millis(largest(workers, Health::gcMicros));
        out.cell(largest(workers, Health::descriptors));
    }

    private static long sum(Collection<Health> workers, ToLongFunction<Health> value) {
        return workers.stream().mapToLong(value).sum();
    }

    private static long largest(Collection<Health> workers, ToLongFunction<Health> value) {
        return workers.stream().mapToLong(value).max().orElse(0);
    }

    /** The phase that the second begins in; empty after the last. */
    private static String phase(RunInfo info, int second) {
        for (PhaseSpan phase : info.phases()) {
            if (second * 1_000L >= phase.startMillis() && second * 1_000L < phase.endMillis()) {
                return phase.name();
            }
        }
        return "";
    }
}

package io.tidemark.aggregator.csv;

import io.tidemark.aggregator.file.WholeFile;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The table of statistics: a row for each name, in the plan's order, and one for all together, which comes last and is
 * called {@value #TOTAL}. Without warm-up. A time that nothing was measured of is empty.
 */
public final class StatsCsv {
    public static final String FILE = "stats.csv";
    public static final String TOTAL = "all requests";

    static final List<Double> PERCENTS = List.of(50.0, 66.0, 75.0, 80.0, 90.0, 95.0, 98.0, 99.0, 99.9, 99.99);

    private final CsvWriter out;
    private final double seconds;

    private StatsCsv(CsvWriter out, double seconds) {
        this.out = out;
        this.seconds = seconds;
    }

    public static void write(Path directory, Run run) throws IOException {
        try (WholeFile file = WholeFile.at(directory.resolve(FILE))) {
            try (CsvWriter out = new CsvWriter(file.draft())) {
                StatsCsv csv = new StatsCsv(out, measuredSeconds(run.info()));
                out.header(columns().toArray(String[]::new));
                List<String> names = run.info().names();
                for (int name = 0; name < names.size(); name++) {
                    csv.row(names.get(name), run.timeline().total(name));
                }
                csv.row(TOTAL, run.timeline().total());
            }
            file.complete();
        }
    }

    /** How long load was offered, without warm-up: what rates are divided by. */
    public static double measuredSeconds(RunInfo info) {
        long millis = 0;
        for (PhaseSpan phase : info.phases()) {
            if (!phase.warmUp()) {
                millis += Math.max(0, Math.min(phase.endMillis(), info.elapsedMillis()) - phase.startMillis());
            }
        }
        return millis / 1e3;
    }

    private static List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(
                "name", "requests", "good", "bad", "bad_share", "rate_per_s", "planned", "sent", "late", "dropped"));
        for (Outcome outcome : Outcome.values()) {
            columns.add(outcome.name().toLowerCase(Locale.ROOT));
        }
        for (String times : List.of("latency", "service", "lag")) {
            columns.add(times + "_mean_ms");
            columns.add(times + "_min_ms");
            PERCENTS.forEach(percent -> columns.add(times + "_p" + plain(percent) + "_ms"));
            columns.add(times + "_max_ms");
        }
        for (String times : List.of("connect", "tls", "first_byte")) {
            columns.addAll(List.of(times + "_count", times + "_mean_ms", times + "_min_ms", times + "_max_ms"));
        }
        columns.addAll(List.of("bytes_in", "bytes_out", "statuses"));
        return columns;
    }

    private void row(String name, Stats stats) throws IOException {
        Counts counts = stats.counts();
        out.cell(name).cell(counts.completed()).cell(counts.good()).cell(counts.bad());
        out.decimal(counts.completed() == 0 ? 0 : (double) counts.bad() / counts.completed());
        out.decimal(seconds == 0 ? 0 : counts.sent() / seconds);
        out.cell(counts.planned()).cell(counts.sent()).cell(counts.late()).cell(counts.dropped());
        for (Outcome outcome : Outcome.values()) {
            out.cell(counts.count(outcome));
        }
        for (Distribution times : List.of(stats.latency(), stats.service(), stats.lag())) {
            distribution(times);
        }
        for (Moments times : List.of(stats.connect(), stats.tls(), stats.firstByte())) {
            moments(times);
        }
        out.cell(counts.bytesIn())
                .cell(counts.bytesOut())
                .cell(statuses(counts))
                .end();
    }

    private void distribution(Distribution times) throws IOException {
        if (times.isEmpty()) {
            empty(PERCENTS.size() + 3);
            return;
        }
        out.decimal(times.mean() / 1_000).millis(times.min());
        for (double percent : PERCENTS) {
            out.millis(times.percentile(percent));
        }
        out.millis(times.max());
    }

    private void moments(Moments times) throws IOException {
        out.cell(times.count());
        if (times.count() == 0) {
            empty(3);
            return;
        }
        out.decimal(times.mean() / 1_000).millis(times.min()).millis(times.max());
    }

    private void empty(int cells) throws IOException {
        for (int i = 0; i < cells; i++) {
            out.cell("");
        }
    }

    /** {@code 200:195 503:3}. */
    private static String statuses(Counts counts) {
        List<String> parts = new ArrayList<>();
        counts.statuses().forEach((status, times) -> parts.add(status + ":" + times));
        return String.join(" ", parts);
    }

    private static String plain(double percent) {
        return percent == Math.rint(percent) ? String.valueOf((int) percent) : String.valueOf(percent);
    }
}

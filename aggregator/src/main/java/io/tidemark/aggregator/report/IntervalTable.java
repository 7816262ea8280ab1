package io.tidemark.aggregator.report;

import io.tidemark.core.window.Counts;
import java.util.List;

/** The curves over time as a table of few rows. */
final class IntervalTable {
    static final int MAX_ROWS = 60;

    private IntervalTable() {}

    static void write(Digest digest, Html html) {
        TimeBins bins = digest.curves().intervals();
        int width = bins.width();
        List<HealthBins.Bin> health = HealthBins.of(digest.run().timeline().health(), digest.axis(), width)
                .bins();
        String caption = "All names, warm-up too, in steps of " + Numbers.duration(width * 1_000L);
        html.open("details", "id", "intervals").element("summary", "As a table");
        List<Column> columns = List.of(
                Column.number("from"),
                Column.number("planned"),
                Column.number("sent"),
                Column.number("ok"),
                Column.number("failed"),
                Column.number("late"),
                Column.number("dropped"),
                Column.number("sent /s"),
                Column.number("p50, ms"),
                Column.number("p99, ms"),
                Column.number("max, ms"),
                Column.number("users"),
                Column.number("in flight"),
                Column.number("CPU"));
        Table table =
                Table.open(html, "interval-table", "plain", caption, columns).body("rows");
        for (int i = 0; i < bins.bins().size(); i++) {
            table.row(row(bins.bins().get(i), health.get(i)));
        }
        table.endBody().close();
        html.close();
    }

    private static List<Cell> row(TimeBins.Bin bin, HealthBins.Bin health) {
        Counts counts = bin.counts();
        TimeBins.Times latency = bin.latency();
        boolean empty = latency.isEmpty();
        return List.of(
                Cell.of(Numbers.clock(bin.start())),
                Cell.count(counts.planned()),
                Cell.count(counts.sent()),
                Cell.count(counts.good()),
                Cell.count(counts.bad()),
                Cell.count(counts.late()),
                Cell.count(counts.dropped()),
                Cell.rate(bin.perSecond(counts.sent())),
                empty ? Cell.none() : Cell.millis(latency.p50()),
                empty ? Cell.none() : Cell.millis(latency.p99()),
                empty ? Cell.none() : Cell.millis(latency.max()),
                health.known() ? Cell.count(health.users()) : Cell.none(),
                health.known() ? Cell.count(health.inFlight()) : Cell.none(),
                health.known() ? Cell.percent(health.cpuShare()) : Cell.none());
    }
}

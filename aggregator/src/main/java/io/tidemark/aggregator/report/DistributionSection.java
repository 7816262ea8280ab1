package io.tidemark.aggregator.report;

import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.window.Stats;
import java.util.List;

/** Latency by percentile, beside service time, and what the difference between the two means. */
final class DistributionSection {
    /** A smaller difference is within what a busy machine does by itself. */
    private static final long NOTABLE_MICROS = 5_000;

    private static final double NOTABLE_FACTOR = 1.2;

    private DistributionSection() {}

    static void write(Digest digest, Html html) {
        Stats total = digest.total();
        html.open("section", "id", "distribution").element("h2", "Latency by percentile");
        html.element("p", explanation(total), "id", "waiting");
        html.open("div", "class", "beside");
        ChartSection.figure(
                html, "distribution", "Time by percentile, all names; the scale stretches towards the slowest");
        List<Column> columns = List.of(
                Column.text("Percentile"),
                Column.number("latency"),
                Column.number("service time"),
                Column.number("start lag"));
        Table table = Table.open(html, "percentiles", "plain", "All measured requests, ms", columns);
        table.body("rows");
        for (double percent : Percentiles.LISTED) {
            String label = percent == 100 ? "p100 (max)" : "p" + Numbers.plain(percent);
            table.row(List.of(
                    Cell.of(label),
                    cell(total.latency(), percent),
                    cell(total.service(), percent),
                    cell(total.lag(), percent)));
        }
        table.endBody().close();
        html.close().close().line();
    }

    private static Cell cell(Distribution distribution, double percent) {
        return distribution.isEmpty() ? Cell.none() : Cell.millis(distribution.percentile(percent));
    }

    static String explanation(Stats total) {
        if (total.latency().isEmpty()) {
            return "No request was measured.";
        }
        long latency = total.latency().percentile(99);
        long service = total.service().percentile(99);
        if (latency - service < NOTABLE_MICROS || latency < service * NOTABLE_FACTOR) {
            return "Requests started when they were meant to, so latency (from the intended start) and service time (from "
                    + "the actual start) agree.";
        }
        return "One request in a hundred waited " + Numbers.time(total.lag().percentile(99))
                + " or longer before it could start, because earlier ones were still in the way. Latency counts that "
                + "wait, as a caller would; service time leaves it out: " + Numbers.time(latency) + " against "
                + Numbers.time(service) + " at 99 %.";
    }
}

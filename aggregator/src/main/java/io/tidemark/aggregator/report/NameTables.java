package io.tidemark.aggregator.report;

import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The results by name: latency, service time, and how the requests ended. */
final class NameTables {
    /** More names than this are added up in one row: nobody reads them, and the page must stay small. */
    static final int MAX_ROWS = 300;

    private final Digest digest;
    private final Html html;
    private final List<Row> rows = new ArrayList<>();

    NameTables(Digest digest, Html html) {
        this.digest = digest;
        this.html = html;
        List<Integer> names = digest.busiestNames();
        for (int name : names.subList(0, Math.min(MAX_ROWS, names.size()))) {
            rows.add(new Row(digest.name(name), statsOf(name)));
        }
        if (names.size() > MAX_ROWS) {
            List<Integer> rest = names.subList(MAX_ROWS, names.size());
            rows.add(new Row(
                    "(" + rest.size() + " more names)",
                    Sums.of(rest.stream().map(this::statsOf).toList())));
        }
    }

    private record Row(String name, Stats stats) {}

    void write() {
        html.open("section", "id", "names").element("h2", "By name");
        if (!digest.run().verdict().isValid()) {
            html.element(
                    "p",
                    "These are the numbers of an INVALID run: use them to find out what held the generator up, and not to "
                            + "judge the service.",
                    "class",
                    "warning");
        }
        html.open("div", "class", "tabs");
        times("Latency", "from the intended start to the end, ms", Stats::latency);
        times("Service time", "from the actual start to the end, ms", Stats::service);
        outcomes();
        html.close().close().line();
    }

    private void times(String title, String meaning, Function<Stats, Distribution> distribution) {
        String id = title.toLowerCase(java.util.Locale.ROOT).replace(' ', '-');
        html.open("section", "id", "tab-" + id, "data-tab", title).element("h3", title);
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("Name"),
                Column.number("requests"),
                Column.number("failed"),
                Column.number("rate /s"),
                Column.number("min"),
                Column.number("mean")));
        columns.addAll(Percentiles.columns());
        Table table = Table.open(html, "by-name-" + id, "sortable", title + " by name, " + meaning, columns);
        table.body("sum")
                .row(timesRow(new Row("All names", digest.total()), distribution))
                .endBody();
        table.body("rows");
        rows.forEach(row -> table.row(timesRow(row, distribution)));
        table.endBody().close();
        html.close().line();
    }

    private List<Cell> timesRow(Row row, Function<Stats, Distribution> distribution) {
        Counts counts = row.stats().counts();
        Distribution times = distribution.apply(row.stats());
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(row.name()),
                Cell.count(counts.completed()),
                failedShare(counts),
                Cell.rate(digest.axis().perSecond(counts.sent())),
                times.isEmpty() ? Cell.none() : Cell.millis(times.min()),
                times.isEmpty() ? Cell.none() : Cell.millis(times.mean())));
        cells.addAll(Percentiles.cells(times));
        return cells;
    }

    private void outcomes() {
        List<Outcome> kinds = Arrays.stream(Outcome.values())
                .filter(outcome ->
                        outcome != Outcome.OK && digest.total().counts().count(outcome) > 0)
                .toList();
        html.open("section", "id", "tab-outcomes", "data-tab", "Outcomes and bytes")
                .element("h3", "Outcomes and bytes");
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("Name"),
                Column.number("planned"),
                Column.number("dropped"),
                Column.number("sent"),
                Column.number("late"),
                Column.number("ok"),
                Column.number("failed"),
                Column.number("share")));
        kinds.forEach(kind -> columns.add(Column.number(kind.label())));
        columns.addAll(List.of(Column.number("received"), Column.number("sent bytes"), Column.text("statuses")));
        Table table = Table.open(html, "by-name-outcomes", "sortable", "How the requests of each name ended", columns);
        table.body("sum")
                .row(outcomesRow(new Row("All names", digest.total()), kinds))
                .endBody();
        table.body("rows");
        rows.forEach(row -> table.row(outcomesRow(row, kinds)));
        table.endBody().close();
        legend(kinds);
        html.close().line();
    }

    private static List<Cell> outcomesRow(Row row, List<Outcome> kinds) {
        Counts counts = row.stats().counts();
        List<Cell> cells = new ArrayList<>(List.of(
                Cell.of(row.name()),
                Cell.count(counts.planned()),
                Cell.count(counts.dropped()),
                Cell.count(counts.sent()),
                Cell.count(counts.late()),
                Cell.count(counts.good()),
                Cell.count(counts.bad()),
                failedShare(counts)));
        kinds.forEach(kind -> cells.add(Cell.count(counts.count(kind))));
        cells.add(Cell.bytes(counts.bytesIn()));
        cells.add(Cell.bytes(counts.bytesOut()));
        List<String> statuses = new ArrayList<>();
        counts.statuses().forEach((status, count) -> statuses.add(status + " × " + Numbers.count(count)));
        cells.add(Cell.of(String.join(", ", statuses)));
        return cells;
    }

    private static Cell failedShare(Counts counts) {
        return counts.completed() == 0 ? Cell.none() : Cell.percent((double) counts.bad() / counts.completed());
    }

    private void legend(List<Outcome> kinds) {
        if (kinds.isEmpty()) {
            return;
        }
        html.open("dl", "class", "legend-words");
        kinds.forEach(kind -> html.element("dt", kind.label()).element("dd", kind.meaning()));
        html.close();
    }

    private Stats statsOf(int name) {
        return digest.byName().getOrDefault(name, Stats.NONE);
    }
}

package io.tidemark.aggregator.report;

import io.tidemark.core.window.Example;
import io.tidemark.core.window.Examples;
import java.util.List;

/** Single requests to look at: the slowest, and the first that failed. */
final class ExampleTables {
    static final int MAX_ROWS = 60;

    private final Digest digest;
    private final Html html;

    ExampleTables(Digest digest, Html html) {
        this.digest = digest;
        this.html = html;
    }

    void write() {
        Examples examples = digest.run().timeline().examples();
        html.open("section", "id", "examples").element("h2", "Examples");
        table("slowest", "The slowest answered requests", "No request was answered.", examples.slowest());
        table("failing", "The first failures of each kind and name", "No request failed.", examples.failures());
        html.close().line();
    }

    private void table(String id, String title, String otherwise, List<Example> examples) {
        if (examples.isEmpty()) {
            html.element("h3", title);
            html.element("p", otherwise, "class", "note");
            return;
        }
        List<Column> columns = List.of(
                Column.number("meant for"),
                Column.text("name"),
                Column.text("outcome"),
                Column.number("status"),
                Column.number("latency, ms"),
                Column.number("service, ms"),
                Column.text("request"),
                Column.text("detail"));
        Table table = Table.open(html, "examples-" + id, "sortable words", title, columns)
                .body("rows");
        examples.stream().limit(MAX_ROWS).map(this::row).forEach(table::row);
        table.endBody().close();
        if (examples.size() > MAX_ROWS) {
            html.element("p", (examples.size() - MAX_ROWS) + " more are in the dump.", "class", "note");
        }
    }

    private List<Cell> row(Example example) {
        long millis = example.intendedMicros() / 1_000;
        String meantFor = "%s.%03d".formatted(Numbers.clock(millis / 1_000), millis % 1_000);
        return List.of(
                new Cell(meantFor, Long.toString(example.intendedMicros())),
                Cell.of(digest.name(example.name())),
                Cell.of(example.outcome().label()),
                example.status() == 0 ? Cell.none() : Cell.of(Integer.toString(example.status())),
                Cell.millis(example.latencyMicros()),
                Cell.millis(example.serviceMicros()),
                Cell.of(example.target()),
                Cell.of(example.detail()));
    }
}

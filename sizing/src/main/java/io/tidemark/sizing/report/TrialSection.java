package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Cell;
import io.tidemark.aggregator.report.Column;
import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Numbers;
import io.tidemark.aggregator.report.Section;
import io.tidemark.aggregator.report.Table;
import io.tidemark.core.capacity.Observation;
import io.tidemark.sizing.result.Sizing;
import java.util.List;
import java.util.Locale;

/** Every load that was tried, with its figures. */
final class TrialSection implements Section {
    private final Sizing sizing;
    private final Trials trials;

    TrialSection(Sizing sizing) {
        this.sizing = sizing;
        this.trials = Trials.of(sizing);
    }

    @Override
    public void write(Html html) {
        html.open("section", "id", "trials").element("h2", "Every load that was tried");
        if (sizing.observations().isEmpty()) {
            html.element("p", "None: the search ended before its first.", "class", "note")
                    .close()
                    .line();
            return;
        }
        String caption = "In the order of trying; times from the intended start, ms";
        Table table =
                Table.open(html, "trial-table", "sortable", caption, columns()).body("rows");
        sizing.observations().forEach(each -> table.row(row(each)));
        table.endBody().close();
        html.close().line();
    }

    private List<Column> columns() {
        return List.of(
                Column.text("Trial"),
                Column.text("Result"),
                Column.number(trials.loads().unit()),
                Column.number("from"),
                Column.number("seconds"),
                Column.number("planned"),
                Column.number("sent"),
                Column.number("bad"),
                Column.number("bad share"),
                Column.number("good /s"),
                Column.number("p50"),
                Column.number("p95"),
                Column.number("p99"),
                Column.number("in-flight growth"));
    }

    private List<Cell> row(Observation each) {
        boolean answered = each.completed() > 0;
        return List.of(
                Cell.of(each.trial().kind().name().toLowerCase(Locale.ROOT).replace('_', '-')),
                Cell.of(result(each)),
                Cell.rate(each.trial().load()),
                new Cell(Numbers.clock(each.fromSecond()), Integer.toString(each.fromSecond())),
                Cell.count(each.seconds()),
                Cell.count(each.planned()),
                Cell.count(each.sent()),
                Cell.count(each.bad()),
                Cell.percent(each.badShare()),
                Cell.rate(each.goodput()),
                answered ? Cell.millis(each.p50Micros()) : Cell.none(),
                answered ? Cell.millis(each.p95Micros()) : Cell.none(),
                answered ? Cell.millis(each.p99Micros()) : Cell.none(),
                Cell.rate(each.inFlightGrowth()));
    }

    private String result(Observation each) {
        if (!each.isValid()) {
            return "invalid: " + String.join("; ", each.invalid());
        }
        if (each.aborted()) {
            return "ended early";
        }
        return trials.isTolerated(each) ? "tolerated" : "too many bad";
    }
}

package io.tidemark.experiment.compare;

import io.tidemark.aggregator.report.Cell;
import io.tidemark.aggregator.report.Column;
import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Numbers;
import io.tidemark.aggregator.report.Section;
import io.tidemark.aggregator.report.Table;
import io.tidemark.experiment.page.NumberText;
import java.util.ArrayList;
import java.util.List;

/** Every metric at every place. */
final class PlaceSection implements Section {
    private static final int MAX_ROWS = 5_000;

    private final Comparison comparison;

    PlaceSection(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public void write(Html html) {
        html.open("section", "id", "places").element("h2", "By place");
        html.open("div", "class", "tabs");
        for (int i = 0; i < comparison.metrics().size(); i++) {
            MetricScore metric = comparison.metrics().get(i);
            html.open("div", "data-tab", metric.quantity().name(), "id", "place-panel-" + i);
            html.element("h3", metric.quantity().titled());
            table(html, i, metric);
            html.close();
        }
        html.close().close().line();
    }

    private void table(Html html, int number, MetricScore metric) {
        List<String> parameters = metric.places().isEmpty()
                ? List.of()
                : List.copyOf(metric.places().getFirst().parameters().keySet());
        List<Column> columns = new ArrayList<>();
        for (String name : parameters) {
            boolean numeric = metric.places().stream()
                    .allMatch(place -> place.parameters().get(name) instanceof Number);
            columns.add(numeric ? Column.number(name) : Column.text(name));
        }
        columns.addAll(List.of(
                Column.number("before"),
                Column.number("± error"),
                Column.number("n"),
                Column.number("after"),
                Column.number("± error"),
                Column.number("n"),
                Column.number("change"),
                Column.number("score (σ)"),
                Column.text("by")));
        int rows = Math.min(
                metric.places().size(),
                Math.max(1, MAX_ROWS / comparison.metrics().size()));
        String caption = rows < metric.places().size()
                ? "The first " + Numbers.count(rows) + " of "
                        + Numbers.count(metric.places().size()) + " places"
                : metric.quantity().titled() + " where both sides have it";
        Table table = Table.open(html, "place-" + number, "sortable", caption, columns)
                .body("rows");
        metric.places().stream().limit(rows).forEach(place -> table.row(cells(parameters, place)));
        table.endBody().close();
    }

    private static List<Cell> cells(List<String> parameters, PlaceScore place) {
        List<Cell> cells = new ArrayList<>();
        for (String name : parameters) {
            Object value = place.parameters().getOrDefault(name, "");
            cells.add(new Cell(NumberText.value(value), value instanceof Number number ? number.toString() : ""));
        }
        mean(cells, place.before());
        mean(cells, place.after());
        double change = place.before().value() == 0
                ? Double.NaN
                : (place.after().value() - place.before().value())
                        / Math.abs(place.before().value());
        cells.add(Double.isFinite(change) ? new Cell(NumberText.change(change), Double.toString(change)) : Cell.none());
        cells.add(NumberText.cell(ComparisonWords.rounded(place.score())));
        cells.add(Cell.of(place.basis().words()));
        return cells;
    }

    private static void mean(List<Cell> cells, Mean mean) {
        cells.add(NumberText.cell(mean.value()));
        cells.add(NumberText.cell(mean.error()));
        cells.add(mean.isBetween() ? new Cell("between", "0") : Cell.count(mean.count()));
    }
}

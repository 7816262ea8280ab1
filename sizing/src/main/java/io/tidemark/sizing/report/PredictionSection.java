package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Cell;
import io.tidemark.aggregator.report.Column;
import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Section;
import io.tidemark.aggregator.report.Table;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Prediction;
import io.tidemark.sizing.price.MachineType;
import java.util.ArrayList;
import java.util.List;

/** Sizes that nobody measured, apart from those that were. */
final class PredictionSection implements Section {
    private final Comparison comparison;

    PredictionSection(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public void write(Html html) {
        if (comparison.predictions().isEmpty()) {
            return;
        }
        html.open("section", "id", "predictions").element("h2", "Predicted, not measured");
        Table table = Table.open(
                        html,
                        "prediction-table",
                        "sortable words",
                        "What other sizes of the families would carry if they went on as those that were measured. Verify one"
                                + " before you take it",
                        columns())
                .body("rows");
        comparison.predictions().forEach(each -> table.row(row(each)));
        table.endBody().close();
        html.close().line();
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(Column.text("Type")));
        if (comparison.need().isPresent()) {
            columns.addAll(List.of(Column.number("machines"), Column.number("$/month")));
        }
        columns.addAll(List.of(
                Column.number("requests/s"),
                Column.number("$ per million good"),
                Column.number("vCPU"),
                Column.number("memory"),
                Column.number("$/h"),
                Column.text("Remark")));
        return columns;
    }

    private List<Cell> row(Prediction each) {
        MachineType type = each.type();
        List<Cell> cells = new ArrayList<>(List.of(Cell.of(type.name())));
        if (comparison.need().isPresent()) {
            cells.addAll(CandidateSection.need(each.machines(), each.dollarsPerMonth()));
        }
        cells.addAll(List.of(
                new Cell("≈ " + ComparisonWords.LOADS.number(each.capacity()), Double.toString(each.capacity())),
                new Cell("≈ " + Money.of(each.dollarsPerMillion()), Double.toString(each.dollarsPerMillion())),
                Cell.count(type.cpus()),
                Cell.bytes(type.memoryBytes()),
                CandidateSection.dollars(type.dollarsPerHour()),
                Cell.of(each.sentence())));
        return cells;
    }
}

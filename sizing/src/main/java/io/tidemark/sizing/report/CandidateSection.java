package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Cell;
import io.tidemark.aggregator.report.Column;
import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Numbers;
import io.tidemark.aggregator.report.Section;
import io.tidemark.aggregator.report.Table;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparison.Candidate;
import io.tidemark.sizing.price.MachineType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Every type with its figures, and a link to its own report. */
final class CandidateSection implements Section {
    private final Comparison comparison;

    CandidateSection(Comparison comparison) {
        this.comparison = comparison;
    }

    @Override
    public void write(Html html) {
        html.open("section", "id", "types").element("h2", "All types");
        String caption = comparison.need().isPresent()
                ? "Machines for " + Numbers.rate(comparison.need().getAsDouble()) + " requests/s with "
                        + Numbers.percent(comparison.headroom()) + " kept free, by the lower end of each capacity; the "
                        + "cheapest first"
                : "The cheapest first";
        Table table = Table.open(html, "type-table", "sortable words", caption, columns())
                .body("rows");
        comparison.candidates().forEach(each -> table.row(row(each)));
        table.endBody().close();
        html.close().line();
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>(List.of(
                Column.text("Type"),
                Column.number("vCPU"),
                Column.number("memory"),
                Column.number("$/h"),
                Column.number("requests/s (90 %)"),
                Column.number("$ per million good (90 %)")));
        if (comparison.need().isPresent()) {
            columns.addAll(List.of(Column.number("machines"), Column.number("$/month")));
        }
        columns.addAll(List.of(Column.text("Limited by"), Column.text("Remark")));
        return columns;
    }

    private List<Cell> row(Candidate each) {
        Optional<Estimate> capacity = each.capacity();
        MachineType type = each.type();
        List<Cell> cells = new ArrayList<>(List.of(
                each.sizing().isPresent() ? Cell.link(type.name(), href(type)) : Cell.of(type.name()),
                Cell.count(type.cpus()),
                Cell.bytes(type.memoryBytes()),
                dollars(type.dollarsPerHour()),
                estimate(capacity, ComparisonWords.LOADS::number),
                estimate(each.costPerMillion(), Money::of)));
        if (comparison.need().isPresent()) {
            cells.add(each.machines().isPresent() ? Cell.count(each.machines().getAsInt()) : Cell.none());
            cells.add(
                    each.dollarsPerMonth().isPresent()
                            ? dollars(each.dollarsPerMonth().getAsDouble())
                            : Cell.none());
        }
        cells.add(Cell.of(each.sizing()
                .map(sizing -> sizing.bottleneck().resource().label())
                .orElse(Numbers.NONE)));
        cells.add(Cell.of(remark(each)));
        return cells;
    }

    private static String remark(Candidate each) {
        if (!each.winner()) {
            return each.remark();
        }
        return each.remark().isEmpty() ? "recommended" : "recommended; " + each.remark();
    }

    /** {@code 2 vCPU, 2 GiB}. */
    static String machine(MachineType type) {
        return Numbers.count(type.cpus()) + " vCPU, " + Numbers.bytes(type.memoryBytes());
    }

    /** A path below this page, whatever the name of the type. */
    private static String href(MachineType type) {
        return URLEncoder.encode(type.name(), StandardCharsets.UTF_8).replace("+", "%20") + "/report.html";
    }

    /** {@code 610 (586 to 641)}. */
    private static Cell estimate(Optional<Estimate> estimate, Function<Double, String> words) {
        return estimate.map(each -> new Cell(
                        words.apply(each.median()) + " (" + words.apply(each.low()) + " to " + words.apply(each.high())
                                + ")",
                        Double.toString(each.median())))
                .orElse(Cell.none());
    }

    static Cell dollars(double dollars) {
        return new Cell(Money.of(dollars), Double.toString(dollars));
    }
}

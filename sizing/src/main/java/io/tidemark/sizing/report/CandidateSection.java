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
import java.util.OptionalDouble;
import java.util.OptionalInt;
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
        List<Column> columns = new ArrayList<>(List.of(Column.text("Type")));
        if (comparison.need().isPresent()) {
            columns.addAll(List.of(Column.number("machines"), Column.number("$/month")));
        }
        columns.addAll(List.of(
                Column.number("requests/s (90 %)"),
                Column.number("$ per million good (90 %)"),
                Column.text("Limited by"),
                Column.number("vCPU"),
                Column.number("memory"),
                Column.number("$/h"),
                Column.text("Remark")));
        return columns;
    }

    private List<Cell> row(Candidate each) {
        MachineType type = each.type();
        List<Cell> cells = new ArrayList<>(
                List.of(each.sizing().isPresent() ? Cell.link(type.name(), href(type)) : Cell.of(type.name())));
        if (comparison.need().isPresent()) {
            cells.addAll(need(each.machines(), each.dollarsPerMonth()));
        }
        cells.addAll(List.of(
                estimate(each.capacity(), ComparisonWords.LOADS::number),
                estimate(each.costPerMillion(), Money::of),
                Cell.of(each.sizing()
                        .map(sizing -> sizing.bottleneck().resource().label())
                        .orElse(Numbers.NONE)),
                Cell.count(type.cpus()),
                Cell.bytes(type.memoryBytes()),
                dollars(type.dollarsPerHour()),
                Cell.of(remark(each))));
        return cells;
    }

    static List<Cell> need(OptionalInt machines, OptionalDouble dollarsPerMonth) {
        return List.of(
                machines.isPresent() ? Cell.count(machines.getAsInt()) : Cell.none(),
                dollarsPerMonth.isPresent() ? dollars(dollarsPerMonth.getAsDouble()) : Cell.none());
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

package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Cell;
import io.tidemark.aggregator.report.Chart;
import io.tidemark.aggregator.report.Column;
import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Section;
import io.tidemark.aggregator.report.Table;
import io.tidemark.sizing.probe.Metric;
import io.tidemark.sizing.result.Sizing;
import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.stream.Collectors;

/** The search over time, and below it, on the same axis, what the host was doing. */
final class SearchSection implements Section {
    private final Sizing sizing;
    private final Chart search;
    private final HostCharts host;

    private SearchSection(Sizing sizing, Chart search, HostCharts host) {
        this.sizing = sizing;
        this.search = search;
        this.host = host;
    }

    static SearchSection of(Sizing sizing) {
        return new SearchSection(sizing, SearchChart.of(Trials.of(sizing)), HostCharts.of(sizing));
    }

    @Override
    public List<Chart> charts() {
        List<Chart> charts = new ArrayList<>();
        charts.add(search);
        charts.addAll(host.charts());
        return charts.stream().filter(Chart::hasData).toList();
    }

    @Override
    public void write(Html html) {
        html.open("section", "id", "search").element("h2", "The search, and the host under it");
        html.element("p", introduction(), "class", "note");
        if (search.hasData()) {
            search.place(html);
        }
        if (!host.charts().isEmpty()) {
            html.open("div", "class", "charts three", "id", "host-charts");
            host.charts().forEach(chart -> chart.place(html));
            html.close();
            table(html);
        }
        html.close().line();
    }

    private String introduction() {
        if (sizing.samples().isEmpty()) {
            return "Nothing was sampled on the host (probe: " + sizing.probe() + "), so only the load is shown.";
        }
        String silent = host.silent().stream()
                .map(metric -> metric.key().replace('_', ' '))
                .collect(Collectors.joining(", "));
        return "All charts share one time axis: point at one to read them all, drag to zoom, double click on a curve's name to "
                + "see it alone." + (silent.isEmpty() ? "" : " Always zero, so not drawn: " + silent + ".");
    }

    private void table(Html html) {
        html.open("details", "id", "host-table").element("summary", "As a table");
        List<Column> columns = List.of(
                Column.text("Metric"),
                Column.number("least"),
                Column.number("mean"),
                Column.number("most"),
                Column.text("Meaning"));
        Table table = Table.open(html, "metrics", "plain words", "Over all samples of the run", columns)
                .body("rows");
        for (Metric metric : Metric.values()) {
            DoubleSummaryStatistics values = HostCharts.values(sizing.samples(), metric);
            if (values.getCount() > 0) {
                table.row(List.of(
                        Cell.of(metric.key()),
                        cell(metric, values.getMin()),
                        cell(metric, values.getAverage()),
                        cell(metric, values.getMax()),
                        Cell.of(metric.meaning())));
            }
        }
        table.endBody().close();
        html.close();
    }

    private static Cell cell(Metric metric, double value) {
        return Cell.of(Units.words(metric.unit(), value));
    }
}

package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Chart;
import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Section;
import io.tidemark.core.capacity.ScalabilityFit;
import io.tidemark.sizing.result.Sizing;
import java.util.List;
import java.util.Optional;

/** How the service did by load: bad share, latency, goodput. */
final class CurveSection implements Section {
    private final Trials trials;
    private final Optional<ScalabilityFit> goodput;
    private final List<Chart> charts;

    private CurveSection(Trials trials, Optional<ScalabilityFit> goodput, List<Chart> charts) {
        this.trials = trials;
        this.goodput = goodput;
        this.charts = charts;
    }

    static CurveSection of(Sizing sizing, Fits fits) {
        CurveCharts curves = new CurveCharts(Trials.of(sizing), fits);
        return new CurveSection(
                Trials.of(sizing), fits.goodput(), List.of(curves.badShare(), curves.latency(), curves.goodput()));
    }

    @Override
    public List<Chart> charts() {
        return charts.stream().filter(Chart::hasData).toList();
    }

    @Override
    public void write(Html html) {
        html.open("section", "id", "curve").element("h2", "How it did by load");
        if (charts().isEmpty()) {
            html.element("p", "No load was held long enough to measure.", "class", "note");
            html.close().line();
            return;
        }
        html.open("noscript")
                .element("p", "The charts need scripts. The table of trials says the same.", "class", "note")
                .close();
        charts.getFirst().place(html);
        html.open("div", "class", "charts");
        charts().stream().skip(1).forEach(chart -> chart.place(html));
        html.close();
        goodput.ifPresent(fit -> html.element("p", new ScalabilityWords(fit, trials).text(), "id", "law"));
        html.close().line();
    }
}

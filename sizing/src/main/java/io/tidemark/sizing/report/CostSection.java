package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Chart;
import io.tidemark.aggregator.report.Colour;
import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Layer;
import io.tidemark.aggregator.report.Scale;
import io.tidemark.aggregator.report.Scale.Format;
import io.tidemark.aggregator.report.Section;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparison.Candidate;
import io.tidemark.sizing.compare.Prediction;
import java.util.DoubleSummaryStatistics;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** Cost of requests against capacity: the lower the cheaper, the further right the more a machine carries. */
final class CostSection implements Section {
    /** From this ratio of capacities on, a linear axis would press the small types together. */
    private static final double WIDE = 8;

    private final Chart chart;

    private CostSection(Chart chart) {
        this.chart = chart;
    }

    static CostSection of(Comparison comparison) {
        List<Candidate> measured = new ComparisonWords(comparison).measured();
        Layer.Points winner = new Layer.Points(
                "recommended",
                Colour.GREEN,
                Layer.Shape.DIAMOND,
                measured.stream()
                        .filter(Candidate::winner)
                        .map(CostSection::point)
                        .toList());
        Layer.Points others = new Layer.Points(
                "others",
                Colour.BLUE,
                Layer.Shape.DISC,
                measured.stream()
                        .filter(each -> !each.winner())
                        .map(CostSection::point)
                        .toList());
        Layer.Points predicted = new Layer.Points(
                "predicted, not measured",
                Colour.GREY,
                Layer.Shape.RING,
                comparison.predictions().stream().map(CostSection::point).toList());
        Scale x = Scale.of("capacity of one machine, requests/s", Format.NUMBER);
        return new CostSection(new Chart(
                "cost",
                "Cost of requests by capacity, with 90 % intervals: lower is cheaper",
                isWide(comparison) ? x.logarithmically() : x,
                Scale.of("$ per million good requests", Format.DOLLARS),
                Chart.Size.LARGE,
                List.<Layer>of(winner, others, predicted).stream()
                        .filter(layer -> !layer.isEmpty())
                        .toList(),
                List.of()));
    }

    private static boolean isWide(Comparison comparison) {
        DoubleSummaryStatistics all = DoubleStream.concat(
                        comparison.candidates().stream()
                                .flatMap(each -> each.capacity().stream())
                                .mapToDouble(Estimate::median),
                        comparison.predictions().stream().mapToDouble(Prediction::capacity))
                .summaryStatistics();
        return all.getCount() > 0 && all.getMin() > 0 && all.getMax() / all.getMin() > WIDE;
    }

    private static Layer.Point point(Prediction prediction) {
        String words = String.join(
                "\n",
                prediction.type().name() + ", " + CandidateSection.machine(prediction.type()) + ": predicted",
                "would carry about " + ComparisonWords.LOADS.of(prediction.capacity()),
                "about " + Money.of(prediction.dollarsPerMillion()) + " per million",
                Money.of(prediction.type().dollarsPerHour()) + " an hour");
        return new Layer.Point(
                prediction.capacity(),
                prediction.dollarsPerMillion(),
                Optional.empty(),
                Optional.empty(),
                prediction.type().name() + "?",
                words);
    }

    private static Layer.Point point(Candidate candidate) {
        Estimate capacity = candidate.capacity().orElseThrow();
        Estimate cost = candidate.costPerMillion().orElseThrow();
        String words = String.join(
                "\n",
                candidate.type().name() + ", " + CandidateSection.machine(candidate.type()),
                "carries " + ComparisonWords.LOADS.of(capacity.median()) + " ("
                        + ComparisonWords.LOADS.interval(capacity) + ")",
                Money.of(cost.median()) + " per million (" + Money.of(cost.low()) + " to " + Money.of(cost.high())
                        + ")",
                Money.of(candidate.type().dollarsPerHour()) + " an hour");
        return new Layer.Point(
                capacity.median(),
                cost.median(),
                range(capacity),
                range(cost),
                candidate.type().name(),
                words);
    }

    private static Optional<Scale.Range> range(Estimate estimate) {
        return estimate.low() < estimate.high()
                ? Optional.of(new Scale.Range(estimate.low(), estimate.high()))
                : Optional.empty();
    }

    @Override
    public List<Chart> charts() {
        return chart.hasData() ? List.of(chart) : List.of();
    }

    @Override
    public void write(Html html) {
        if (chart.hasData()) {
            html.open("section", "id", "costs", "class", "needs-script").element("h2", "Cost against capacity");
            chart.place(html);
            html.close().line();
        }
    }
}

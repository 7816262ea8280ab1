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
import java.util.List;
import java.util.Optional;

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
        Scale x = Scale.of("capacity of one machine, " + unit(measured), Format.NUMBER);
        return new CostSection(new Chart(
                "cost",
                "Cost of requests by capacity, with 90 % intervals: lower is cheaper",
                isWide(measured) ? x.logarithmically() : x,
                Scale.of("$ per million good requests", Format.DOLLARS),
                Chart.Size.LARGE,
                List.<Layer>of(winner, others).stream()
                        .filter(layer -> !layer.isEmpty())
                        .toList(),
                List.of()));
    }

    private static String unit(List<Candidate> measured) {
        return measured.isEmpty()
                ? "requests/s"
                : CandidateSection.loads(measured.getFirst()).unit();
    }

    private static boolean isWide(List<Candidate> measured) {
        double least = measured.stream()
                .mapToDouble(each -> capacity(each).median())
                .min()
                .orElse(1);
        double most = measured.stream()
                .mapToDouble(each -> capacity(each).median())
                .max()
                .orElse(1);
        return least > 0 && most / least > WIDE;
    }

    private static Estimate capacity(Candidate candidate) {
        return ComparisonWords.estimate(candidate).orElseThrow();
    }

    private static Layer.Point point(Candidate candidate) {
        Estimate capacity = capacity(candidate);
        Estimate cost = candidate.costPerMillion().orElseThrow();
        Loads loads = CandidateSection.loads(candidate);
        String words = String.join(
                "\n",
                candidate.type().name() + ", " + CandidateSection.machine(candidate.type()),
                "carries " + loads.of(capacity.median()) + " (" + loads.interval(capacity) + ")",
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

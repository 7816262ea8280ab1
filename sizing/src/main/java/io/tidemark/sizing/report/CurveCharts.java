package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Chart;
import io.tidemark.aggregator.report.Colour;
import io.tidemark.aggregator.report.Layer;
import io.tidemark.aggregator.report.Mark;
import io.tidemark.aggregator.report.Numbers;
import io.tidemark.aggregator.report.Scale;
import io.tidemark.aggregator.report.Scale.Format;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.sizing.report.Fits.BadShareCurve;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The charts over load. */
record CurveCharts(Trials trials, Fits fits) {
    /** Beyond this many times the tolerance it does not matter how bad it was. */
    private static final double SHOWN_TOLERANCES = 4;

    /** How far around the interval matters: on the way to it more than beyond, where all is lost. */
    private static final double NEAR_BELOW = 0.75;

    private static final double NEAR_ABOVE = 1.15;

    Chart badShare() {
        List<Layer> layers = new ArrayList<>();
        fits.badShare().ifPresent(curve -> layers.add(fit(curve)));
        layers.addAll(trials.layers(trials.shown(), Observation::badShare));
        double tolerance = trials.sizing().settings().tolerance();
        List<Mark> marks = new ArrayList<>(capacity());
        marks.add(new Mark.Level(tolerance, "tolerance " + Numbers.percent(tolerance), Colour.RED));
        Scale y = Scale.of("share of bad requests", Format.SHARE).focusedOn(0, Math.min(1.02, shown(tolerance)));
        return new Chart(
                "bad-share",
                layers.stream().anyMatch(Layer.Line.class::isInstance)
                        ? "Bad requests by load: the capacity is where the curve meets the tolerance"
                        : "Bad requests by load",
                load(),
                y,
                Chart.Size.LARGE,
                layers,
                marks);
    }

    private static Layer fit(BadShareCurve curve) {
        Layer.Band band = new Layer.Band(curve.low(), curve.high());
        return new Layer.Line(
                "fit with its 90 % band",
                Colour.ORANGE, Layer.Style.THICK, curve.loads(), curve.middle(), Optional.of(band));
    }

    /** What was held to its end is always in view; probes and aborted trials may lie above. */
    private double shown(double tolerance) {
        double held = trials.valid().stream()
                .filter(each -> TrialKind.of(each) == TrialKind.WINDOW || TrialKind.of(each) == TrialKind.SOAK)
                .mapToDouble(Observation::badShare)
                .max()
                .orElse(0);
        return Math.max(SHOWN_TOLERANCES * tolerance, Math.min(held * 1.1, 3 * SHOWN_TOLERANCES * tolerance));
    }

    Chart latency() {
        List<Observation> answered = trials.valid().stream()
                .filter(each -> each.completed() > 0)
                .sorted(Comparator.comparingDouble(each -> each.trial().load()))
                .toList();
        List<Layer> layers = List.of(
                percentile("p50", Colour.SKY, Layer.Shape.RING, answered, Observation::p50Micros),
                percentile("p95", Colour.BLUE, Layer.Shape.SQUARE, answered, Observation::p95Micros),
                percentile("p99", Colour.ORANGE, Layer.Shape.DISC, answered, Observation::p99Micros));
        Scale y = Scale.of("latency", Format.MICROS).logarithmically();
        return new Chart("latency-by-load", "Latency by load", load(), y, Chart.Size.NORMAL, layers, capacity());
    }

    private Layer percentile(
            String label,
            Colour colour,
            Layer.Shape shape,
            List<Observation> answered,
            ToDoubleFunction<Observation> micros) {
        return new Layer.Points(
                label,
                colour,
                shape,
                answered.stream()
                        .map(each ->
                                Layer.Point.of(each.trial().load(), micros.applyAsDouble(each), trials.words(each)))
                        .toList());
    }

    Chart goodput() {
        List<Observation> valid = trials.valid();
        List<Layer> layers = new ArrayList<>();
        double most =
                valid.stream().mapToDouble(each -> each.trial().load()).max().orElse(0);
        if (most > 0 && trials.loads().by() == Variable.RATE) {
            layers.add(
                    Layer.Line.of("all good", Colour.GREY, Layer.Style.DOTTED, List.of(0.0, most), List.of(0.0, most)));
        }
        fits.goodput().ifPresent(fit -> {
            List<Double> loads = Fits.steps(0, most);
            List<Double> values =
                    loads.stream().map(load -> Math.max(0, fit.goodput(load))).toList();
            layers.add(Layer.Line.of("scalability law", Colour.ORANGE, Layer.Style.SOLID, loads, values));
        });
        layers.addAll(trials.layers(valid, Observation::goodput));
        Scale y = Scale.of("good requests per second", Format.NUMBER);
        return new Chart(
                "goodput-by-load",
                "Goodput by load",
                Scale.of(trials.loads().axisTitle(), Format.NUMBER),
                y,
                Chart.Size.NORMAL,
                layers,
                capacity());
    }

    private Scale load() {
        Scale scale = Scale.of(trials.loads().axisTitle(), Format.NUMBER);
        Optional<Estimate> estimate = told();
        if (estimate.isEmpty() || estimate.get().median() == 0 || isRamp()) {
            return scale;
        }
        double from = estimate.get().low() * NEAR_BELOW;
        double to = estimate.get().high() * NEAR_ABOVE;
        boolean hides = trials.shown().stream()
                .mapToDouble(each -> each.trial().load())
                .anyMatch(load -> load < from || load > to);
        return hides ? scale.focusedOn(from, to) : scale;
    }

    private List<Mark> capacity() {
        List<Mark> marks = new ArrayList<>();
        told().map(this::capacity).ifPresent(marks::add);
        trials.sizing()
                .settings()
                .need()
                .ifPresent(need -> marks.add(
                        new Mark.Upright(need, "needed " + trials.loads().number(need), Colour.PURPLE)));
        if (trials.sizing().stated().isPresent()) {
            double stated = trials.sizing().stated().getAsDouble();
            marks.add(new Mark.Upright(stated, "stated " + trials.loads().number(stated), Colour.BLACK));
        }
        return marks;
    }

    private Mark capacity(Estimate estimate) {
        return isRamp()
                ? new Mark.Upright(
                        estimate.median(), "ended at " + trials.loads().of(estimate.median()), Colour.GREEN)
                : new Mark.Region(
                        estimate.low(),
                        estimate.high(),
                        "capacity " + trials.loads().interval(estimate),
                        Colour.GREEN);
    }

    private boolean isRamp() {
        return trials.sizing().method().equals(SizingReport.RAMP);
    }

    private Optional<Estimate> told() {
        Answer answer = trials.sizing().answer();
        return answer.status() == Answer.Status.INVALID ? Optional.empty() : answer.estimate();
    }
}

package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Layer;
import io.tidemark.aggregator.report.Layer.Point;
import io.tidemark.aggregator.report.Numbers;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.Trial;
import io.tidemark.sizing.result.Sizing;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The observations of a sizing, in the selections that its parts show. */
record Trials(Sizing sizing, Loads loads) {

    static Trials of(Sizing sizing) {
        return new Trials(sizing, new Loads(sizing.settings().by()));
    }

    /** Without warm-up, which says nothing about the capacity, and without what measured nothing. */
    List<Observation> shown() {
        return sizing.observations().stream()
                .filter(each -> each.trial().kind() != Trial.Kind.WARM_UP && each.planned() > 0)
                .toList();
    }

    List<Observation> valid() {
        return shown().stream().filter(Observation::isValid).toList();
    }

    List<Observation> of(Trial.Kind kind) {
        return valid().stream().filter(each -> each.trial().kind() == kind).toList();
    }

    long invalid() {
        return sizing.observations().stream().filter(each -> !each.isValid()).count();
    }

    boolean isTolerated(Observation observation) {
        return observation.badShare() <= sizing.settings().tolerance();
    }

    /** One layer for each kind, in the order of kinds. */
    List<Layer> layers(List<Observation> observations, ToDoubleFunction<Observation> y) {
        List<Layer> layers = new ArrayList<>();
        for (TrialKind kind : TrialKind.values()) {
            List<Point> points = observations.stream()
                    .filter(each -> TrialKind.of(each) == kind)
                    .map(each -> Point.of(each.trial().load(), y.applyAsDouble(each), words(each)))
                    .toList();
            if (!points.isEmpty()) {
                layers.add(new Layer.Points(kind.label(), kind.colour(), kind.shape(), points));
            }
        }
        return layers;
    }

    /** What a reader wants to know who points at it. */
    String words(Observation each) {
        List<String> lines = new ArrayList<>();
        lines.add(loads.of(each.trial().load()) + ": " + TrialKind.of(each).label());
        lines.add(Numbers.percent(each.badShare()) + " bad: " + Numbers.count(each.bad()) + " of "
                + Numbers.count(each.planned()));
        lines.add("goodput " + Numbers.rate(each.goodput()) + "/s");
        if (each.completed() > 0) {
            lines.add("p50 " + Numbers.time(each.p50Micros()) + ", p95 " + Numbers.time(each.p95Micros()) + ", p99 "
                    + Numbers.time(each.p99Micros()));
        }
        lines.add("from " + Numbers.clock(each.fromSecond()) + ", for " + Numbers.duration(each.seconds() * 1_000L));
        lines.addAll(each.invalid());
        return String.join("\n", lines);
    }
}

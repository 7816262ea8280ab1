package io.tidemark.sizing.report;

import io.tidemark.core.capacity.CapacityFit;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.ScalabilityFit;
import io.tidemark.sizing.result.Sizing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The models that curves are drawn from.
 *
 * @param badShare the regression's bad share over load; empty when there is none
 */
record Fits(Optional<BadShareCurve> badShare, Optional<ScalabilityFit> goodput) {
    private static final int STEPS = 160;

    static Fits of(Sizing sizing) {
        List<Observation> valid = Trials.of(sizing).valid();
        if (sizing.method().equals(SizingReport.RAMP)) {
            return new Fits(Optional.empty(), Optional.empty());
        }
        Optional<BadShareCurve> curve =
                CapacityFit.of(sizing.settings(), sizing.observations()).map(fit -> BadShareCurve.of(fit, valid));
        List<ScalabilityFit.Point> points = valid.stream()
                .map(each -> new ScalabilityFit.Point(each.trial().load(), each.goodput()))
                .toList();
        return new Fits(curve, ScalabilityFit.of(points));
    }

    /** Evenly from one load to another, both included. */
    static List<Double> steps(double from, double to) {
        List<Double> steps = new ArrayList<>();
        for (int i = 0; i <= STEPS; i++) {
            steps.add(from + (to - from) * i / STEPS);
        }
        return steps;
    }

    /** As many of each as loads; with 90 % probability the bad share lies between low and high. */
    record BadShareCurve(List<Double> loads, List<Double> low, List<Double> middle, List<Double> high) {
        BadShareCurve {
            loads = List.copyOf(loads);
            low = List.copyOf(low);
            middle = List.copyOf(middle);
            high = List.copyOf(high);
        }

        private static BadShareCurve of(CapacityFit fit, List<Observation> valid) {
            double least = valid.stream()
                    .mapToDouble(each -> each.trial().load())
                    .min()
                    .orElse(0);
            double most = valid.stream()
                    .mapToDouble(each -> each.trial().load())
                    .max()
                    .orElse(0);
            List<Double> loads = steps(least, most);
            List<CapacityFit.Band> bands = loads.stream().map(fit::badShare).toList();
            return new BadShareCurve(
                    loads,
                    bands.stream().map(CapacityFit.Band::low).toList(),
                    bands.stream().map(CapacityFit.Band::middle).toList(),
                    bands.stream().map(CapacityFit.Band::high).toList());
        }
    }
}

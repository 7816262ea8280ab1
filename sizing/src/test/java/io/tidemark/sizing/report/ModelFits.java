package io.tidemark.sizing.report;

import io.tidemark.core.capacity.ScalabilityFit;
import io.tidemark.sizing.result.Sizing;
import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;

/** The law by which the synthetic service fails, in place of a fit: what is drawn must not depend on how it was found. */
final class ModelFits {
    private ModelFits() {}

    static Fits of(Sizing sizing) {
        List<Double> loads = Fits.steps(90, 456);
        double tolerance = sizing.settings().tolerance();
        DoubleUnaryOperator share = load -> tolerance * Math.exp(26 * Math.log(load / SyntheticSizings.CAPACITY));
        Fits.BadShareCurve curve = new Fits.BadShareCurve(
                loads, values(loads, share, 0.6), values(loads, share, 1), values(loads, share, 1.6));
        return new Fits(Optional.of(curve), Optional.of(new ScalabilityFit(1.01, 1e-5, 6.5e-7, 0.993)));
    }

    private static List<Double> values(List<Double> loads, DoubleUnaryOperator share, double factor) {
        return loads.stream()
                .map(load -> Math.min(1, factor * share.applyAsDouble(load)))
                .toList();
    }
}

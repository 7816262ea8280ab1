package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Numbers;
import io.tidemark.core.capacity.ScalabilityFit;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Optional;

/** The Universal Scalability Law's parameters in words. */
record ScalabilityWords(ScalabilityFit fit, Loads loads) {
    private static final MathContext DIGITS = new MathContext(2);

    String text() {
        return "Goodput follows the Universal Scalability Law with λ = " + small(fit.lambda())
                + " good requests/s for each of the first "
                + loads.unit() + ", σ = " + small(fit.sigma())
                + " lost to waiting for each other (contention), and κ = "
                + small(fit.kappa())
                + " lost to coordination, which grows with the square of the load. The fit explains "
                + Numbers.percent(fit.rSquared()) + " of what was seen."
                + peak().map(load -> " By it, goodput is highest at " + loads.of(load) + " and falls beyond.")
                        .orElse(" By it, goodput has no peak: more load does no harm within what was tried.");
    }

    private Optional<Double> peak() {
        return fit.kappa() > 0 && fit.sigma() < 1
                ? Optional.of(Math.sqrt((1 - fit.sigma()) / fit.kappa()))
                : Optional.empty();
    }

    private static String small(double value) {
        return new BigDecimal(value)
                .round(DIGITS)
                .stripTrailingZeros()
                .toString()
                .replace("E-", "·10^-");
    }
}

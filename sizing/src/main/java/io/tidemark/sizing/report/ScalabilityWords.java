package io.tidemark.sizing.report;

import io.tidemark.aggregator.report.Numbers;
import io.tidemark.core.capacity.ScalabilityFit;
import io.tidemark.core.capacity.SearchSettings.Variable;
import java.math.BigDecimal;
import java.math.MathContext;

/** The Universal Scalability Law's parameters in words. */
record ScalabilityWords(ScalabilityFit fit, Trials trials) {
    private static final MathContext DIGITS = new MathContext(2);
    /** A law that explains less is shown, but nobody should plan with it. */
    private static final double WELL = 0.8;

    private static final String SUPERSCRIPTS = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    String text() {
        String one = trials.loads().by() == Variable.RATE ? "request offered" : "user";
        return "Goodput follows the Universal Scalability Law with λ = " + small(fit.lambda())
                + " (good requests/s for each " + one + (trials.loads().by() == Variable.RATE ? "/s" : "")
                + " while the load is low), σ = " + small(fit.sigma())
                + " (contention: requests wait for each other) and κ = " + small(fit.kappa())
                + " (coordination: grows with the square of the load). It explains " + Numbers.percent(fit.rSquared())
                + " of the differences seen" + (fit.rSquared() < WELL ? ", so it describes this service badly. " : ". ")
                + peak();
    }

    private String peak() {
        double load = fit.kappa() > 0 && fit.sigma() < 1
                ? Math.sqrt((1 - fit.sigma()) / fit.kappa())
                : Double.POSITIVE_INFINITY;
        double most = trials.valid().stream()
                .mapToDouble(each -> each.trial().load())
                .max()
                .orElse(0);
        return load <= most
                ? "Goodput is highest at " + trials.loads().of(load) + " and falls beyond."
                : "Its peak lies beyond the loads that were tried.";
    }

    /** {@code 0.97}, {@code 6.5 × 10⁻⁷}. */
    static String small(double value) {
        if (value == 0 || Math.abs(value) >= 1e-3) {
            return new BigDecimal(value)
                    .round(new MathContext(3))
                    .stripTrailingZeros()
                    .toPlainString();
        }
        BigDecimal rounded = new BigDecimal(value).round(DIGITS);
        int exponent = rounded.precision() - rounded.scale() - 1;
        StringBuilder power = new StringBuilder("⁻");
        Integer.toString(-exponent).chars().forEach(digit -> power.append(SUPERSCRIPTS.charAt(digit - '0')));
        return rounded.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString() + " × 10" + power;
    }
}

package io.tidemark.experiment.compare;

import io.tidemark.experiment.page.NumberText;
import java.math.BigDecimal;
import java.math.MathContext;

/** What a comparison says, for a person. */
public final class ComparisonWords {
    private static final MathContext THREE_DIGITS = new MathContext(3);

    private ComparisonWords() {}

    public static String sentence(Comparison comparison) {
        if (!comparison.hasCompared()) {
            return "There is nothing that both have measured at the same place.";
        }
        String threshold = NumberText.of(comparison.settings().threshold());
        return NumberText.of(rounded(comparison.score())) + " standard deviations apart; the threshold is " + threshold
                + ".";
    }

    /** Three digits: more would pretend precision. */
    public static double rounded(double value) {
        return new BigDecimal(value).round(THREE_DIGITS).doubleValue();
    }
}

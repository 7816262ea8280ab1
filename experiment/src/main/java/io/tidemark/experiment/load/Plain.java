package io.tidemark.experiment.load;

import java.math.BigDecimal;
import java.util.Optional;

/** Numbers without a unit, as parameters are. */
public final class Plain {
    private static final int LONGEST = 30;

    private Plain() {}

    /** A number in its shortest form without an exponent: {@code 5} for {@code 5.0}; empty when the text is none. */
    public static Optional<String> number(String text) {
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            BigDecimal number = new BigDecimal(text);
            return Math.abs(number.scale()) > LONGEST
                    ? Optional.empty()
                    : Optional.of(
                            number.signum() == 0
                                    ? "0"
                                    : number.stripTrailingZeros().toPlainString());
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}

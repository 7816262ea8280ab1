package io.tidemark.core.units;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shares of a whole, such as {@code 5%} or {@code 0.05}. */
public final class Percents {
    private static final String EXPECTED = "must be a share such as 5% or 0.05, from 0 to 100%";
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,3}(?:\\.\\d{1,340})?)(%?)");

    private Percents() {}

    /**
     * The share as a number from 0 to 1.
     *
     * @throws IllegalArgumentException when the text is not a share of at most the whole; says what was expected
     */
    public static double parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        BigDecimal number = new BigDecimal(matcher.group(1));
        BigDecimal share = matcher.group(2).isEmpty() ? number : number.movePointLeft(2);
        if (share.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return share.doubleValue();
    }

    /** With the fewest digits that parse to the same share: {@code 5%}, {@code 0.1%}. */
    public static String format(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("share must be within [0, 1] but is " + share);
        }
        BigDecimal percent = BigDecimal.valueOf(share).movePointRight(2).stripTrailingZeros();
        return (percent.signum() == 0 ? "0" : percent.toPlainString()) + "%";
    }
}

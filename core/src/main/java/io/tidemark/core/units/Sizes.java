package io.tidemark.core.units;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Numbers of bytes such as {@code 512B}, {@code 2KiB}, {@code 1.5GiB} and, in powers of ten, {@code 10MB}. */
public final class Sizes {
    private static final String EXPECTED = "must be a size such as 512B, 2KiB, 64MiB or 10MB";
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,15}(?:\\.\\d{1,15})?) ?(?:([kKMGT])(i?))?B");
    private static final String PREFIXES = "KMGT";

    private Sizes() {}

    /** @throws IllegalArgumentException when the text is not a size of whole bytes; says what was expected */
    public static long parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        BigDecimal bytes = new BigDecimal(matcher.group(1));
        if (matcher.group(2) != null) {
            int power = PREFIXES.indexOf(matcher.group(2).toUpperCase(Locale.ROOT)) + 1;
            long base = matcher.group(3).isEmpty() ? 1000 : 1024;
            bytes = bytes.multiply(BigDecimal.valueOf(base).pow(power));
        }
        try {
            return bytes.longValueExact();
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException(EXPECTED + ", in whole bytes below 8 EiB", e);
        }
    }

    /** In the largest binary unit that keeps it whole: {@code 64MiB}, {@code 1500B}. */
    public static String format(long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be >= 0 but is " + bytes);
        }
        int power = 0;
        long count = bytes;
        while (power < PREFIXES.length() && count > 0 && count % 1024 == 0) {
            count /= 1024;
            power++;
        }
        return count + (power == 0 ? "" : PREFIXES.charAt(power - 1) + "i") + "B";
    }
}

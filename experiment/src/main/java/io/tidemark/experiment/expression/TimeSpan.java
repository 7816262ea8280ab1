package io.tidemark.experiment.expression;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as experiments write them: {@code 10s}, {@code 0.5m}, {@code 250us}, and plain numbers, which are seconds. */
public final class TimeSpan {
    public static final String EXPECTED = "must be a duration such as 500ms, 10s, 5m or 1h, or a number of seconds";

    private static final Duration LONGEST = Duration.ofDays(36_500);
    private static final Pattern SYNTAX = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,12})?)\\s*(us|ms|s|m|h|d)?");
    private static final Map<String, Long> NANOS = Map.of(
            "us",
            1_000L,
            "ms",
            1_000_000L,
            "s",
            1_000_000_000L,
            "m",
            60_000_000_000L,
            "h",
            3_600_000_000_000L,
            "d",
            86_400_000_000_000L);

    private TimeSpan() {}

    /** @throws IllegalArgumentException when it is none; says what was expected */
    public static Duration parse(String text) {
        Matcher matcher = SYNTAX.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(EXPECTED);
        }
        long unit = NANOS.getOrDefault(matcher.group(2) == null ? "s" : matcher.group(2), 1L);
        BigDecimal nanos = new BigDecimal(matcher.group(1))
                .multiply(BigDecimal.valueOf(unit))
                .setScale(0, RoundingMode.HALF_UP);
        if (nanos.compareTo(BigDecimal.valueOf(LONGEST.toNanos())) > 0) {
            throw new IllegalArgumentException(EXPECTED);
        }
        return Duration.ofNanos(nanos.longValueExact());
    }
}

package io.tidemark.experiment.settings;

import io.tidemark.experiment.expression.TimeSpan;
import java.time.Duration;

/** Durations as experiments write them: {@code 10s}, {@code 0.5m}, {@code 250us}, and plain numbers, which are seconds. */
public final class TimeExpression {
    static final String EXPECTED = TimeSpan.EXPECTED;

    private TimeExpression() {}

    /** @throws IllegalArgumentException when it is none; says what was expected */
    public static Duration parse(String text) {
        return TimeSpan.parse(text);
    }
}

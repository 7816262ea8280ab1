package io.tidemark.functions.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SystemClockTest {
    private final Clock clock = new SystemClock();

    @Test
    void monotonicTimeDoesNotGoBack() {
        long before = clock.nanoTime();
        assertThat(clock.nanoTime() - before).isNotNegative();
    }

    @Test
    void wallClockIsInThisCentury() {
        assertThat(clock.epochMillis()).isBetween(1_600_000_000_000L, 4_000_000_000_000L);
    }

    @Test
    void environmentKnowsNothingOfMissingVariables() {
        assertThat(new SystemEnvironment().get("TIDEMARK_NO_SUCH_VARIABLE")).isNull();
    }
}

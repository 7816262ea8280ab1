package io.tidemark.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TurnstileTest {

    /** Also when the clock's numbers run over: its zero means nothing. */
    @ParameterizedTest
    @ValueSource(longs = {0, Long.MAX_VALUE - 15, Long.MIN_VALUE, -5})
    void whoComesWhileAllAreBusyWaitsForTheFirstThatIsFree(long now) {
        Turnstile two = new Turnstile(2);

        assertThat(two.take(now, 10)).as("first, at once").isEqualTo(10);
        assertThat(two.take(now + 1, 20)).as("second, at once").isEqualTo(20);
        assertThat(two.take(now + 2, 10)).as("waits for the first, until 10").isEqualTo(18);
        assertThat(two.take(now + 3, 10)).as("waits for the third, until 20").isEqualTo(27);
        assertThat(two.take(now + 40, 10)).as("all are free again").isEqualTo(10);
    }

    /** 8 servers of 20 ms carry 400 a second: at 500 the line grows by 100 a second, each of them 2.5 ms. */
    @Test
    void theLineGrowsByWhatIsTooMuch() {
        Turnstile eight = new Turnstile(8);
        long took = 0;
        for (int i = 0; i < 5_000; i++) {
            took = eight.take(i * 2_000_000L, 20_000_000L);
        }

        assertThat(took / 1_000_000).isBetween(2_510L, 2_530L);
    }

    @Test
    void nobodyToServeIsRefused() {
        assertThatThrownBy(() -> new Turnstile(0)).hasMessage("servers must be >= 1 but is 0");
    }
}

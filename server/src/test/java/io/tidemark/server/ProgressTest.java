package io.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.time.ManualClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private static final long PATIENCE = Duration.ofSeconds(15).toNanos();

    private final ManualClock clock = new ManualClock();
    private final Progress progress = new Progress(clock);

    private boolean isStuckAfter(Duration time) {
        clock.advance(time);
        return progress.isStuck(clock.nanoTime(), PATIENCE);
    }

    @Test
    void whoHasNothingToTakeIsNotStuck() {
        assertThat(isStuckAfter(Duration.ofHours(1))).isFalse();
        progress.add(10, 100);
        progress.taken(10);
        assertThat(isStuckAfter(Duration.ofHours(1))).isFalse();
    }

    @Test
    void whoTakesNothingForSoLongIsStuck() {
        clock.advance(Duration.ofHours(1));
        progress.add(10, 100);
        assertThat(isStuckAfter(Duration.ofSeconds(15))).isFalse();
        assertThat(isStuckAfter(Duration.ofNanos(1))).isTrue();
    }

    @Test
    void whoTakesALittleIsNot() {
        progress.add(10, 100);
        for (int i = 0; i < 9; i++) {
            assertThat(isStuckAfter(Duration.ofSeconds(15))).isFalse();
            progress.taken(1);
        }
        assertThat(isStuckAfter(Duration.ofSeconds(16))).isTrue();
    }

    /** One who is not stuck yet does not begin anew with what is added. */
    @Test
    void addingIsNotTaking() {
        progress.add(10, 100);
        assertThat(isStuckAfter(Duration.ofSeconds(10))).isFalse();
        progress.add(10, 100);
        assertThat(isStuckAfter(Duration.ofSeconds(6))).isTrue();
    }

    @Test
    void whatWaitsHasABound() {
        assertThat(progress.add(90, 100)).isTrue();
        assertThat(progress.add(90, 100)).as("the bound is not reached yet").isTrue();
        assertThat(progress.add(1, 100)).isFalse();
        progress.taken(90);
        assertThat(progress.add(1, 100)).isTrue();
        assertThat(progress.waiting()).isEqualTo(91);
    }
}

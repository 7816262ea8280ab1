package io.tidemark.core.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class PauseTest {
    private static final long SEED = 20_261_120;
    private static final int DRAWS = 100_000;
    private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);

    private final RandomGenerator random = new SplittableRandom(SEED);

    @Test
    void noPauseTakesNoTime() {
        assertThat(Pause.NONE.nanos(random)).isZero();
    }

    @Test
    void fixedPauseIsAlwaysTheSame() {
        Pause pause = new Pause.Fixed(Duration.ofMillis(1_500));
        assertThat(pause.nanos(random)).isEqualTo(1_500_000_000L);
        assertThat(pause.nanos(random)).isEqualTo(1_500_000_000L);
    }

    @Test
    void uniformPauseCoversItsRangeWithBothEnds() {
        Pause pause = new Pause.Uniform(Duration.ofNanos(5), Duration.ofNanos(8));
        assertThat(random.longs(1_000).map(ignored -> pause.nanos(random)).distinct())
                .as("seed %s", SEED)
                .containsExactlyInAnyOrder(5L, 6L, 7L, 8L);
    }

    @Test
    void uniformPauseOfOneValueIsThatValue() {
        Duration second = Duration.ofSeconds(1);
        assertThat(new Pause.Uniform(second, second).nanos(random)).isEqualTo(1_000_000_000L);
    }

    @Test
    void normalPauseHasItsMeanAndDeviation() {
        Pause pause = new Pause.Normal(Duration.ofMillis(10), Duration.ofMillis(1));
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < DRAWS; i++) {
            double millis = pause.nanos(random) / 1e6;
            sum += millis;
            squares += (millis - 10) * (millis - 10);
        }
        assertThat(sum / DRAWS).as("seed %s", SEED).isCloseTo(10, within(0.02));
        assertThat(Math.sqrt(squares / DRAWS)).as("seed %s", SEED).isCloseTo(1, within(0.02));
    }

    @Test
    void normalPauseIsNeverNegative() {
        Pause pause = new Pause.Normal(Duration.ofNanos(1), Duration.ofSeconds(1));
        long zeros = 0;
        for (int i = 0; i < 1_000; i++) {
            long nanos = pause.nanos(random);
            assertThat(nanos).as("seed %s", SEED).isNotNegative();
            zeros += nanos == 0 ? 1 : 0;
        }
        assertThat(zeros).as("about half of the draws, seed %s", SEED).isBetween(400L, 600L);
    }

    @Test
    void pausesBeyondALongSaturate() {
        assertThat(new Pause.Fixed(FOREVER).nanos(random)).isEqualTo(Long.MAX_VALUE);
        assertThat(new Pause.Uniform(FOREVER, FOREVER).nanos(random)).isEqualTo(Long.MAX_VALUE);
        assertThat(new Pause.Uniform(Duration.ZERO, FOREVER).nanos(random)).isNotNegative();
        assertThat(new Pause.Normal(FOREVER, Duration.ZERO).nanos(random)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void sameSeedDrawsTheSamePauses() {
        Pause pause = new Pause.Uniform(Duration.ZERO, Duration.ofSeconds(10));
        RandomGenerator again = new SplittableRandom(SEED);
        for (int i = 0; i < 100; i++) {
            assertThat(pause.nanos(random)).as("seed %s", SEED).isEqualTo(pause.nanos(again));
        }
    }
}

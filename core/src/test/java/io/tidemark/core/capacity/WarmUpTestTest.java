package io.tidemark.core.capacity;

import static io.tidemark.core.capacity.Observations.RATE;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.function.IntToLongFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WarmUpTestTest {
    private static List<Observation> chunks(int count, IntToLongFunction latency) {
        Trial trial = new Trials(RATE).warmUp(100, 100);
        return IntStream.range(0, count)
                .mapToObj(i -> Observations.of(trial, i * 5, 0, 0, latency.applyAsLong(i), false))
                .toList();
    }

    @Test
    void threeChunksAreTooFewToTell() {
        assertThat(WarmUpTest.isFlat(chunks(3, _ -> 10_000))).isFalse();
        assertThat(WarmUpTest.isFlat(chunks(4, _ -> 10_000))).isTrue();
    }

    @Test
    void aLatencyThatFallsIsNotFlat() {
        assertThat(WarmUpTest.isFlat(chunks(8, i -> 30_000 - i * 2_000L))).isFalse();
    }

    @Test
    void onlyTheLaterHalfCounts() {
        assertThat(WarmUpTest.isFlat(chunks(16, i -> Math.max(10_000, 80_000 - i * 10_000L))))
                .isTrue();
    }

    @Test
    void aSmallSlopeIsFlatHoweverClear() {
        assertThat(WarmUpTest.isFlat(chunks(8, i -> 100_000 - i * 1_000L))).isTrue();
    }

    @Test
    void noiseIsMostlyFlat() {
        int flat = 0;
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            flat += WarmUpTest.isFlat(chunks(9, _ -> 10_000 + random.nextInt(5_000))) ? 1 : 0;
        }

        assertThat(flat).as("of 200 seeds").isGreaterThan(160);
    }

    @Test
    void aThroughputThatRisesIsNotFlat() {
        Trial trial = new Trials(RATE).warmUp(100, 100);
        List<Observation> rising = IntStream.range(0, 8)
                .mapToObj(i -> Observations.of(trial, i * 5, 0.5 - i * 0.06, 0, 10_000, false))
                .toList();

        assertThat(WarmUpTest.isFlat(rising)).isFalse();
    }
}

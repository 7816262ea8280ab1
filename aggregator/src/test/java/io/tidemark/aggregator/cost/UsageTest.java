package io.tidemark.aggregator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @Test
    void everyPartIsAdded() {
        Usage one = new Usage(1, 2, 3, 4, 5, 6, 7);
        assertThat(one.plus(new Usage(10, 20, 30, 40, 50, 60, 70))).isEqualTo(new Usage(11, 22, 33, 44, 55, 66, 77));
        assertThat(one.plus(Usage.NONE)).isEqualTo(one);
    }

    /** Units and GB-seconds are whole or halves here, so that sums are exact. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfTheSumsDoesNotMatter(long seed) {
        Random random = new Random(seed);
        Usage a = random(random);
        Usage b = random(random);
        Usage c = random(random);
        assertThat(a.plus(b).plus(c)).as("seed %d", seed).isEqualTo(c.plus(b.plus(a)));
    }

    @Test
    void aFunctionsMemoryCountsByArchitecture() {
        assertThat(new FunctionSize(Architecture.ARM64, 1_769).seconds(1_024))
                .isEqualTo(new Usage(1_769, 0, 0, 0, 0, 0, 0));
        assertThat(new FunctionSize(Architecture.X86_64, 512).seconds(3)).isEqualTo(new Usage(0, 1.5, 0, 0, 0, 0, 0));
    }

    private static Usage random(Random random) {
        return new Usage(
                random.nextInt(1_000) / 2.0,
                random.nextInt(1_000) / 2.0,
                random.nextInt(1_000),
                random.nextInt(1_000) / 2.0,
                random.nextInt(1_000) / 2.0,
                random.nextInt(1_000),
                random.nextInt(1_000));
    }
}

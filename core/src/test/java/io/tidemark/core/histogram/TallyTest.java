package io.tidemark.core.histogram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TallyTest {
    @Test
    void resetLeavesNothingBehind() {
        long seed = 5;
        Random random = new Random(seed);
        Tally used = new Tally();
        for (int round = 0; round < 50; round++) {
            Tally fresh = new Tally();
            for (long value : DistributionTest.values(random, random.nextInt(200))) {
                used.add(value);
                fresh.add(value);
            }
            assertThat(used.toDistribution())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(fresh.toDistribution());
            used.reset();
            assertThat(used.isEmpty()).isTrue();
            assertThat(used.toDistribution()).isSameAs(Distribution.EMPTY);
        }
    }

    @Test
    void growsToTheLargestValueThereIs() {
        Tally tally = new Tally();
        tally.add(Long.MAX_VALUE);
        tally.add(-1);
        Distribution distribution = tally.toDistribution();
        assertThat(distribution.max()).isEqualTo(Buckets.MAX_VALUE);
        assertThat(distribution.min()).isZero();
        assertThat(distribution.sum()).isEqualTo(Buckets.MAX_VALUE);
        assertThat(distribution.count()).isEqualTo(2);
    }

    @Test
    void aDistributionTakenEarlierDoesNotChange() {
        Tally tally = new Tally();
        tally.add(7);
        Distribution before = tally.toDistribution();
        tally.add(9);
        tally.reset();
        assertThat(before).isEqualTo(DistributionTest.distribution(7));
    }
}

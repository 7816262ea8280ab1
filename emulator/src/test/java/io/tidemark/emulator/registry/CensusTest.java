package io.tidemark.emulator.registry;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.emulator.registry.Census.Counts;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class CensusTest {
    private final Census census = new Census();

    @Test
    void nobodyHasNoAverage() {
        assertThat(census.counts())
                .isEqualTo(new Counts(0, OptionalDouble.empty(), OptionalLong.empty(), OptionalLong.empty()));
    }

    @Test
    void theDocumentsOwnExample() {
        for (long cycles : new long[] {47, 49, 50, 52}) {
            census.joined(cycles);
        }

        assertThat(census.counts()).isEqualTo(counts(4, 49.5, 47, 52));
    }

    @Test
    void theLeastRisesWithTheLastOneBehind() {
        census.joined(0);
        census.joined(0);
        census.cycled(0);
        assertThat(census.counts()).isEqualTo(counts(2, 0.5, 0, 1));

        census.cycled(0);
        assertThat(census.counts()).isEqualTo(counts(2, 1, 1, 1));

        census.cycled(1);
        assertThat(census.counts()).isEqualTo(counts(2, 1.5, 1, 2));
    }

    @Test
    void whoJoinsLateBringsTheLeastDown() {
        census.joined(7);
        census.joined(0);

        assertThat(census.counts()).isEqualTo(counts(2, 3.5, 0, 7));
    }

    private static Counts counts(int n, double average, long min, long max) {
        return new Counts(n, OptionalDouble.of(average), OptionalLong.of(min), OptionalLong.of(max));
    }
}

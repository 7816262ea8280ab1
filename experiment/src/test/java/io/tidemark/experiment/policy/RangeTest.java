package io.tidemark.experiment.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RangeTest {
    @ParameterizedTest
    @CsvSource({
        "0, 10, 5, true, '[0, 5, 10]', the end is on the grid",
        "0, 10, 5, false, '[0, 5]', the end is left out",
        "0, 9, 2, true, '[0, 2, 4, 6, 8]', the end is between two values and never passed",
        "0, 9, 2, false, '[0, 2, 4, 6, 8]', likewise",
        "100, 250, 50, true, '[100, 150, 200, 250]', whole numbers",
        "0, 0.5, 0.1, true, '[0, 0.1, 0.2, 0.3, 0.4, 0.5]', no sums of rounded numbers",
        "0.5, 2, 0.5, true, '[0.5, 1, 1.5, 2]', whole where they are whole",
        "-2, 2, 2, true, '[-2, 0, 2]', below nothing",
        "7, 7, 1, true, '[7]', one value",
        "7, 7, 1, false, '[]', none",
    })
    void values(double min, double max, double step, boolean inclusive, String expected, String why) {
        Range range = Range.of(min, max, step, inclusive);

        assertThat(range.problem()).as(why).isEmpty();
        assertThat(range.values()).as(why).hasToString(expected);
    }

    @Test
    void wholeNumbersAreLongs() {
        assertThat(Range.of(1, 2, 0.5, true).values()).containsExactly(1L, 1.5, 2L);
    }

    @Test
    void mistakesAreTold() {
        assertThat(Range.of(0, 1, 0, true).problem()).isEqualTo("must have a step greater than 0");
        assertThat(Range.of(0, 1, -1, true).problem()).isEqualTo("must have a step greater than 0");
        assertThat(Range.of(1, 0, 1, true).problem()).isEqualTo("must have a max of at least its min");
        assertThat(Range.of(0, 1e9, 0.5, true).problem()).isEqualTo("must have at most 1000000 values");
    }

    @Test
    void aSampleHasDifferentValuesOfTheRangeAndIsRepeatable() {
        Range range = Range.of(0, 100, 5, true);
        List<Object> sample = range.sample(7, new Random(3));

        assertThat(sample).hasSize(7).doesNotHaveDuplicates().isEqualTo(range.sample(7, new Random(3)));
        assertThat(range.values()).containsAll(sample);
        assertThat(sample).isNotEqualTo(range.sample(7, new Random(4)));
    }

    @Test
    void aSampleOfMoreThanThereAreIsAllOfThem() {
        assertThat(Range.of(1, 3, 1, true).sample(10, new Random(1))).containsExactlyInAnyOrder(1L, 2L, 3L);
    }

    @Test
    void everyValueHasTheSameChance() {
        int[] count = new int[10];
        Random random = new Random(11);
        for (int i = 0; i < 20_000; i++) {
            Range.of(0, 9, 1, true).sample(3, random).forEach(value -> count[((Long) value).intValue()]++);
        }
        // 6000 each, with a standard deviation of 65.
        assertThat(count).satisfies(counts -> {
            for (int each : counts) {
                assertThat(each).isBetween(5_700, 6_300);
            }
        });
    }
}

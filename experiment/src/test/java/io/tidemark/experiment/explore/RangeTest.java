package io.tidemark.experiment.explore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.OptionalLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RangeTest {
    @Test
    void stepsAreDecimalNumbers() {
        Range range = Range.of("x", 0, 1, 0.1);

        assertThat(LongStream.range(0, range.count()).mapToObj(range::value))
                .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
    }

    @Test
    void wholeStepsAreWholeNumbers() {
        Range range = Range.of("x", -5, 6, 3);

        assertThat(LongStream.range(0, range.count()).mapToObj(range::value)).containsExactly(-5L, -2L, 1L, 4L);
    }

    @Test
    void aValueIsFoundWhereItStands() {
        Range range = Range.of("x", 0.5, 10, 0.05);

        assertThat(LongStream.range(0, range.count()))
                .allSatisfy(index ->
                        assertThat(range.index((double) range.value(index))).hasValue(index));
        assertThat(range.index(0.52)).isEmpty();
        assertThat(range.index(0.45)).isEmpty();
        assertThat(range.index(10.05)).isEmpty();
        assertThat(Range.of("x", 2, 4, 1).index(3)).isEqualTo(OptionalLong.of(1));
    }

    @Test
    void theNearestOfAPartIsWithinTheRange() {
        Range range = Range.of("x", 0, 10, 1);

        assertThat(range.nearest(0)).isZero();
        assertThat(range.nearest(0.26)).isEqualTo(3);
        assertThat(range.nearest(1)).isEqualTo(10);
        assertThat(range.nearest(1.2)).isEqualTo(10);
    }

    @Test
    void whatIsNoRangeIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Range.of("x", 0, 10, 0))
                .withMessage("step of x must be > 0 but is 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Range.of("x", 10, 9, 1))
                .withMessageStartingWith("max of x must be >= min");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Range.of("x", 0, 1e300, 1))
                .withMessageContaining("too many values");
    }
}

package io.tidemark.core.shape;

import static io.tidemark.core.shape.Phases.SECOND;
import static io.tidemark.core.shape.Phases.phases;
import static io.tidemark.core.shape.Phases.ramp;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Long and steep ramps, where rounding would show. */
class RampTest {
    record Row(String story, Shape.Ramp ramp) {
        @Override
        public String toString() {
            return story;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("from nothing to 100000/s in a week", ramp("0", "100000", "604800")),
                new Row("from 100000/s to nothing in a week", ramp("100000", "0", "604800")),
                new Row("a hardly rising one for a week", ramp("100000", "100000.000001", "604800")),
                new Row("a hardly falling one for a week", ramp("100000.000001", "100000", "604800")),
                new Row("from a million to nothing in a second", ramp("1000000", "0", "1")),
                new Row("from nothing to a million in a second", ramp("0", "1000000", "1")),
                new Row("from nearly nothing to nothing in a day", ramp("0.001", "0", "86400")));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void arrivalsAreWithinAMicrosecondOfTheExactInverse(Row row) {
        List<Phase> phases = phases(row.ramp);
        ExactArea area = new ExactArea(phases);
        Profile profile = Profile.of(phases);
        long arrivals = profile.arrivals();

        assertThat(arrivals).isEqualTo(area.arrivals());
        for (long step = 0; step <= 1_000; step++) {
            assertInverse(area, profile, (arrivals - 1) / 1_000 * step);
        }
        for (long fromEnd = 1; fromEnd <= Math.min(arrivals, 100); fromEnd++) {
            assertInverse(area, profile, arrivals - fromEnd);
        }
    }

    private static void assertInverse(ExactArea area, Profile profile, long index) {
        long nanos = profile.arrivalNanos(index);
        BigDecimal number = BigDecimal.valueOf(index);
        assertThat(area.before(nanos - 1_000))
                .as("arrival %d at %d ns", index, nanos)
                .isLessThanOrEqualTo(number);
        assertThat(area.before(nanos + 1_000))
                .as("arrival %d at %d ns", index, nanos)
                .isGreaterThanOrEqualTo(number);
        assertThat(nanos).isLessThan(7 * 24 * 3_600 * SECOND);
    }
}

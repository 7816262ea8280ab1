package io.tidemark.core.shape;

import static io.tidemark.core.shape.Phases.SECOND;
import static io.tidemark.core.shape.Phases.burst;
import static io.tidemark.core.shape.Phases.constant;
import static io.tidemark.core.shape.Phases.level;
import static io.tidemark.core.shape.Phases.profile;
import static io.tidemark.core.shape.Phases.ramp;
import static io.tidemark.core.shape.Phases.spike;
import static io.tidemark.core.shape.Phases.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConstantArrivalsTest {
    record Row(String story, Profile profile, List<Double> seconds) {
        Row(String story, Profile profile, double... seconds) {
            this(story, profile, DoubleStream.of(seconds).boxed().toList());
        }

        @Override
        public String toString() {
            return story;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(
                new Row("1/s for 3 s: the first at once, none at the end", profile(constant("1", "3")), 0, 1, 2),
                new Row("2/s for 1 s: half a second apart", profile(constant("2", "1")), 0, 0.5),
                new Row("0/s: nothing", profile(constant("0", "5"))),
                new Row("a rate too low for a second arrival: only the first", profile(constant("0.001", "5")), 0),
                new Row(
                        "3/s: a third of a second, rounded down",
                        profile(constant("3", "1")),
                        0,
                        0.333333333,
                        0.666666666),
                new Row("0.5/s for 1 s, 5 times: the fraction is carried", profile(steps("0.5", "0", "1", 5)), 0, 2, 4),
                new Row(
                        "0.3/s in two phases as in one",
                        profile(constant("0.3", "5"), constant("0.3", "5")),
                        0,
                        3.333333333,
                        6.666666666),
                new Row(
                        "half an arrival is kept through silence",
                        profile(constant("0.5", "3"), constant("0", "7"), constant("0.5", "2")),
                        0,
                        2,
                        11),
                new Row(
                        "a phase of 1/s pays back what 0.5/s for 1 s had begun",
                        profile(constant("0.5", "1"), constant("1", "3")),
                        0,
                        1.5,
                        2.5,
                        3.5),
                new Row(
                        "an arrival due exactly at the border belongs to the next phase",
                        profile(constant("1", "1"), constant("4", "0.5")),
                        0,
                        1,
                        1.25),
                new Row(
                        "due at the border, but the next phase is silent: at its end",
                        profile(constant("1", "1"), constant("0", "2"), constant("1", "1")),
                        0,
                        3),
                new Row(
                        "steps 1/s, 2/s, 4/s",
                        profile(steps("1", "1", "1", 2), constant("4", "1")),
                        0,
                        1,
                        1.5,
                        2,
                        2.25,
                        2.5,
                        2.75),
                new Row(
                        "spike in the middle",
                        profile(spike("1", "3", "1", "1", "3")),
                        0,
                        1,
                        1.333333333,
                        1.666666666,
                        2),
                new Row("spike at the very beginning", profile(spike("1", "2", "0", "1", "2")), 0, 0.5, 1),
                new Row("spike to the very end", profile(spike("1", "2", "1", "1", "2")), 0, 1, 1.5),
                new Row("bursts of 3, twice", profile(burst(3, "2", 2)), 0, 0, 0, 2, 2, 2),
                new Row(
                        "a burst leaves the fraction alone",
                        profile(constant("0.5", "1"), burst(2, "1", 1), constant("0.5", "2")),
                        0,
                        1,
                        1,
                        3),
                new Row(
                        "ramp 0 to 2/s in 2 s: arrivals where t²/2 is whole",
                        profile(ramp("0", "2", "2")),
                        0,
                        1.414213562),
                new Row(
                        "ramp 2/s to 0 in 2 s: the first at once, the next where half the area is left",
                        profile(ramp("2", "0", "2")),
                        0,
                        0.585786437),
                new Row("a ramp that goes nowhere is constant", profile(ramp("2", "2", "1")), 0, 0.5));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void arrivalsComeWhenTheExpectedNumberIsWhole(Row row) {
        List<Double> seconds = new ArrayList<>();
        ArrivalTimes arrivals = ArrivalTimes.constant(row.profile, Segment.WHOLE);
        while (arrivals.advance()) {
            assertThat(arrivals.index()).isEqualTo(seconds.size());
            seconds.add(arrivals.nanos() / 1e9);
        }

        assertThat(seconds).isEqualTo(row.seconds);
        assertThat(row.profile.arrivals()).isEqualTo(row.seconds.size());
        assertThat(arrivals.advance()).as("after the end").isFalse();
    }

    @Test
    void twoThousandPerSecondForHalfAMinuteAreSixtyThousand() {
        Profile profile = profile(constant("2000", "30"));

        assertThat(profile.arrivals()).isEqualTo(60_000);
        assertThat(ArrivalTimes.constant(profile, Segment.WHOLE).drain()).isEqualTo(60_000);
        assertThat(profile.arrivalNanos(59_999)).isEqualTo(30 * SECOND - 500_000);
    }

    @Test
    void nothingDriftsInAWeekAtAHundredThousandPerSecond() {
        long week = 7 * 24 * 3_600L;
        Profile profile = profile(constant("100000", String.valueOf(week)));

        assertThat(profile.arrivals()).isEqualTo(week * 100_000);
        for (long hour = 0; hour < 7 * 24; hour++) {
            assertThat(profile.arrivalNanos(hour * 3_600 * 100_000 + 1)).isEqualTo(hour * 3_600 * SECOND + 10_000);
        }
    }

    @Test
    void anAwkwardRateDoesNotDriftInAWeekOfSeconds() {
        int week = 7 * 24 * 3_600;
        Profile inOne = profile(constant("0.333333", String.valueOf(week)));
        Profile inSteps = profile(steps("0.333333", "0", String.valueOf(week / 10_000.0), 10_000));

        assertThat(inSteps.arrivals()).isEqualTo(inOne.arrivals());
        long last = inOne.arrivals() - 1;
        assertThat(inSteps.arrivalNanos(last)).isEqualTo(inOne.arrivalNanos(last));
    }

    @Test
    void theHighestRateComesANanosecondApart() {
        Profile profile =
                Profile.of(Phases.phases(new Shape.Constant(new Level(Level.MAX_MICROS), Phases.seconds("1"))));

        assertThat(profile.arrivals()).isEqualTo(1_000_000_000);
        assertThat(profile.arrivalNanos(999_999_999)).isEqualTo(999_999_999);
    }

    @Test
    void segmentsTakeTurns() {
        Profile profile = profile(constant("1", "5"));
        ArrivalTimes second = ArrivalTimes.constant(profile, new Segment(1, 2));

        assertThat(second.advance()).isTrue();
        assertThat(second.index()).isEqualTo(1);
        assertThat(second.nanos()).isEqualTo(SECOND);
        assertThat(second.advance()).isTrue();
        assertThat(second.index()).isEqualTo(3);
        assertThat(second.advance()).isFalse();
    }

    @Test
    void moreSegmentsThanArrivalsLeaveSomeWithNothing() {
        Profile profile = profile(constant("1", "2"));

        assertThat(ArrivalTimes.constant(profile, new Segment(1, 1_000)).drain())
                .isEqualTo(1);
        assertThat(ArrivalTimes.constant(profile, new Segment(2, 1_000)).drain())
                .isZero();
    }

    @Test
    void anArrivalThatDoesNotExistHasNoInstant() {
        Profile profile = profile(constant("1", "2"));

        assertThatIllegalArgumentException()
                .isThrownBy(() -> profile.arrivalNanos(2))
                .withMessageContaining("2");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> profile.arrivalNanos(-1))
                .withMessageContaining("-1");
        assertThat(level("0.5").micros()).isEqualTo(500_000);
    }
}

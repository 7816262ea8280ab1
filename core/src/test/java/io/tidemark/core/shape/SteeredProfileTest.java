package io.tidemark.core.shape;

import static io.tidemark.core.shape.Phases.SECOND;
import static io.tidemark.core.shape.Phases.burst;
import static io.tidemark.core.shape.Phases.constant;
import static io.tidemark.core.shape.Phases.level;
import static io.tidemark.core.shape.Phases.profile;
import static io.tidemark.core.shape.Phases.ramp;
import static io.tidemark.core.shape.Phases.steps;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SteeredProfileTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test
    void theNewLevelHoldsFromTheInstantToTheEnd() {
        Profile steered = profile(constant("1", "10")).steered(5 * SECOND, Level.of(2));

        assertThat(seconds(steered)).containsExactly(0., 1., 2., 3., 4., 5., 5.5, 6., 6.5, 7., 7.5, 8., 8.5, 9., 9.5);
        assertThat(steered.durationNanos()).isEqualTo(10 * SECOND);
    }

    @Test
    void theFractionThatWasDueIsNotLost() {
        Profile steered = profile(constant("0.5", "10")).steered(3 * SECOND, Level.of(1));

        assertThat(seconds(steered)).containsExactly(0., 2., 3.5, 4.5, 5.5, 6.5, 7.5, 8.5, 9.5);
    }

    @Test
    void atTheStartNothingOfThePlanIsLeft() {
        Profile steered = profile(burst(100, "1", 2), ramp("1", "9", "2")).steered(0, level("0.5"));

        assertThat(seconds(steered)).containsExactly(0., 2.);
        assertThat(steered.peakMicros()).isEqualTo(500_000);
    }

    @Test
    void fromTheEndOnThereIsNothingToSteer() {
        Profile profile = profile(constant("1", "3"));

        assertThat(profile.steered(3 * SECOND, Level.of(9))).isSameAs(profile);
        assertThat(profile.steered(Long.MAX_VALUE, Level.of(9))).isSameAs(profile);
    }

    @Test
    void toZeroAndUpAgain() {
        Profile steered =
                profile(constant("1", "9")).steered(3 * SECOND, Level.of(0)).steered(6 * SECOND, Level.of(2));

        assertThat(seconds(steered)).containsExactly(0., 1., 2., 6., 6.5, 7., 7.5, 8., 8.5);
    }

    @Test
    void anEarlierInstantReplacesALaterOne() {
        Profile steered =
                profile(constant("1", "6")).steered(4 * SECOND, Level.of(9)).steered(2 * SECOND, Level.of(2));

        assertThat(seconds(steered)).containsExactly(0., 1., 2., 2.5, 3., 3.5, 4., 4.5, 5., 5.5);
    }

    @Test
    void burstsThatHaveBegunStayAndTheOthersGo() {
        Profile bursts = profile(burst(2, "2", 4));

        assertThat(seconds(bursts.steered(3 * SECOND, Level.of(0)))).containsExactly(0., 0., 2., 2.);
        assertThat(seconds(bursts.steered(4 * SECOND, Level.of(0)))).containsExactly(0., 0., 2., 2.);
        assertThat(seconds(bursts.steered(4 * SECOND + 1, Level.of(0)))).containsExactly(0., 0., 2., 2., 4., 4.);
        assertThat(seconds(bursts.steered(7 * SECOND, Level.of(0)).steered(1, Level.of(0))))
                .containsExactly(0., 0.);
    }

    @Test
    void phasesAndWarmUpStayWhereTheyAre() {
        Profile profile = Profile.of(List.of(
                new Phase("warm", constant("1", "10"), true), new Phase("hot", steps("5", "5", "5", 2), false)));
        Profile steered = profile.steered(3 * SECOND, Level.of(4));

        assertThat(steered.isWarmUpAt(9 * SECOND)).isTrue();
        assertThat(steered.isWarmUpAt(10 * SECOND)).isFalse();
        assertThat(steered.phaseAt(12 * SECOND)).isEqualTo(1);
        assertThat(steered.warmUpEndNanos()).isEqualTo(10 * SECOND);
        assertThat(steered.levelMicrosAt(19 * SECOND)).isEqualTo(4_000_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatCameBeforeStaysToTheMicrosecond(long seed) {
        Random random = new Random(seed);
        Profile profile = Profile.of(Phases.random(random));
        long first = random.nextLong(profile.durationNanos());
        long second = first + random.nextLong(profile.durationNanos() - first);
        Profile steered = profile.steered(second, Phases.level(random)).steered(first, Phases.level(random));

        for (long index = 0; index < profile.arrivalsBefore(first); index++) {
            assertThat(steered.arrivalNanos(index))
                    .as("seed %d, arrival %d", seed, index)
                    .isBetween(profile.arrivalNanos(index) - 1_000, profile.arrivalNanos(index) + 1_000);
        }
        assertThat(steered.arrivalsBefore(first)).isEqualTo(profile.arrivalsBefore(first));
        assertThat(steered.durationNanos()).isEqualTo(profile.durationNanos());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatComesAfterHasTheNewDistance(long seed) {
        Random random = new Random(seed);
        Profile profile = Profile.of(Phases.random(random));
        long from = random.nextLong(profile.durationNanos());
        Profile steered = profile.steered(from, Level.of(40));

        long apart = SECOND / 40;
        long previous = steered.arrivalsBefore(from);
        for (long index = previous + 1; index < steered.arrivals(); index++) {
            assertThat(steered.arrivalNanos(index) - steered.arrivalNanos(index - 1))
                    .as("seed %d, arrival %d", seed, index)
                    .isBetween(apart - 1, apart + 1);
        }
        long expected = (profile.durationNanos() - from) / apart;
        assertThat(steered.arrivals() - previous).as("seed %d", seed).isBetween(expected - 1, expected + 1);
    }

    @Test
    void aRampCutAfterHalfAnHourKeepsItsSlopeExactly() {
        Profile ramp = profile(ramp("0", "10", "3601"));
        Profile steered = ramp.steered(1_800_333_333_333L, Level.of(1));

        for (long index = 0; index < ramp.arrivalsBefore(1_800_333_333_333L); index++) {
            assertThat(steered.arrivalNanos(index)).isEqualTo(ramp.arrivalNanos(index));
        }
    }

    private static List<Double> seconds(Profile profile) {
        List<Double> seconds = new ArrayList<>();
        ArrivalInvariantsTest.arrivals(ArrivalTimes.constant(profile, Segment.WHOLE))
                .forEach(arrival -> seconds.add(arrival.nanos() / 1e9));
        return seconds;
    }
}

package io.tidemark.core.shape;

import static io.tidemark.core.shape.Phases.SECOND;
import static io.tidemark.core.shape.Phases.burst;
import static io.tidemark.core.shape.Phases.constant;
import static io.tidemark.core.shape.Phases.phases;
import static io.tidemark.core.shape.Phases.profile;
import static io.tidemark.core.shape.Phases.ramp;
import static io.tidemark.core.shape.Phases.steps;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.shape.ArrivalInvariantsTest.Arrival;
import io.tidemark.core.shape.UserTimes.Stay;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class FollowedProfileTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test
    void thePhasesBeginAtTheInstantAndTheLoadEndsWithThem() {
        Profile followed =
                profile(constant("1", "10")).followed(4 * SECOND, phases(constant("2", "1"), constant("4", "1")), 1);

        assertThat(seconds(followed)).containsExactly(0., 1., 2., 3., 4., 4.5, 5., 5.25, 5.5, 5.75);
        assertThat(followed.durationNanos()).isEqualTo(6 * SECOND);
    }

    @Test
    void theLoadMayEndLaterThanThePlan() {
        Profile followed = profile(constant("1", "3")).followed(2 * SECOND, phases(ramp("1", "1", "4")), 1);

        assertThat(seconds(followed)).containsExactly(0., 1., 2., 3., 4., 5.);
        assertThat(followed.durationNanos()).isEqualTo(6 * SECOND);
        assertThat(followed.steered(5 * SECOND, Level.of(2)).arrivals()).isEqualTo(7);
    }

    @Test
    void theFractionThatWasDueIsNotLost() {
        Profile followed = profile(constant("0.5", "10")).followed(3 * SECOND, phases(constant("1", "3")), 1);

        assertThat(seconds(followed)).containsExactly(0., 2., 3.5, 4.5, 5.5);
    }

    @Test
    void afterTheEndThereIsNothingUntilTheInstant() {
        Profile followed = profile(constant("1", "2")).followed(5 * SECOND, phases(constant("1", "2")), 1);

        assertThat(seconds(followed)).containsExactly(0., 1., 5., 6.);
        assertThat(followed.levelMicrosAt(3 * SECOND)).isZero();
    }

    @Test
    void atTheStartNothingOfThePlanIsLeft() {
        Profile followed = profile(burst(100, "1", 2)).followed(0, phases(constant("1", "2")), 1);

        assertThat(seconds(followed)).containsExactly(0., 1.);
    }

    @Test
    void numbersOfPhasesGoOnAndWarmUpIsKnown() {
        Profile plan = Profile.of(List.of(
                new Phase("warm", constant("1", "10"), true), new Phase("hot", steps("5", "5", "5", 2), false)));
        Profile followed = plan.followed(
                3 * SECOND,
                List.of(
                        new Phase("warm again", constant("2", "4"), true),
                        new Phase("hotter", constant("9", "3"), false)),
                2);

        assertThat(List.of(2L, 3L, 7L, 9L, 99L))
                .extracting(second -> followed.phaseAt(second * SECOND))
                .containsExactly(0, 2, 3, 3, 3);
        assertThat(followed.isWarmUpAt(2 * SECOND)).isTrue();
        assertThat(followed.isWarmUpAt(7 * SECOND - 1)).isTrue();
        assertThat(followed.isWarmUpAt(7 * SECOND)).isFalse();
        assertThat(followed.warmUpEndNanos()).isEqualTo(7 * SECOND);
        assertThat(plan.followed(3 * SECOND, phases(constant("1", "9")), 2).warmUpEndNanos())
                .as("a warm-up that was cut")
                .isEqualTo(3 * SECOND);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatCameBeforeIsAsItWasAndTheCountGoesOn(long seed) {
        Random random = new Random(seed);
        Profile profile = Profile.of(Phases.random(random));
        List<Phase> next = Phases.random(random);
        long at = random.nextLong(2 * profile.durationNanos());
        Profile followed = profile.followed(at, next, 7);

        assertThat(followed.arrivalsBefore(at)).as("seed %d", seed).isEqualTo(profile.arrivalsBefore(at));
        for (long index = 0; index < profile.arrivalsBefore(at); index++) {
            // A falling line that is cut is solved from another end: a nanosecond, not more.
            assertThat(followed.arrivalNanos(index))
                    .as("seed %d, arrival %d", seed, index)
                    .isBetween(profile.arrivalNanos(index) - 1_000, profile.arrivalNanos(index) + 1_000);
        }
        assertThat(followed.durationNanos())
                .isEqualTo(at
                        + next.stream()
                                .mapToLong(phase -> phase.shape().duration().toNanos())
                                .sum());
        List<Arrival> all = ArrivalInvariantsTest.arrivals(ArrivalTimes.constant(followed, Segment.WHOLE));
        assertThat(all)
                .extracting(Arrival::index)
                .as("seed %d", seed)
                .containsExactlyElementsOf(
                        LongStream.range(0, followed.arrivals()).boxed().toList());
        long before = followed.arrivalsBefore(at);
        long alone = Profile.of(next).arrivals();
        assertThat(followed.arrivals() - before)
                .as("seed %d: what was carried over is less than one", seed)
                .isBetween(alone - 1, alone + 1);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void segmentsTogetherAreTheWhole(long seed) {
        Random random = new Random(seed);
        Profile profile = Profile.of(Phases.random(random));
        for (int order = 0; order < 3; order++) {
            profile = profile.followed(random.nextLong(profile.durationNanos()), Phases.random(random), order);
        }
        int count = 1 + random.nextInt(7);
        List<Arrival> union = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            union.addAll(ArrivalInvariantsTest.arrivals(ArrivalTimes.constant(profile, new Segment(i, count))));
        }
        union.sort(Comparator.comparingLong(Arrival::index));

        assertThat(union)
                .as("seed %d", seed)
                .isEqualTo(ArrivalInvariantsTest.arrivals(ArrivalTimes.constant(profile, Segment.WHOLE)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void randomDistancesBeforeTheInstantStayAsTheyWere(long seed) {
        Random random = new Random(seed);
        Profile profile = Profile.of(Phases.random(random));
        long at = random.nextLong(profile.durationNanos());
        List<Arrival> followed = ArrivalInvariantsTest.arrivals(
                ArrivalTimes.poisson(profile.followed(at, Phases.random(random), 7), Segment.WHOLE, seed));
        List<Arrival> before = ArrivalInvariantsTest.arrivals(ArrivalTimes.poisson(profile, Segment.WHOLE, seed));
        before.removeIf(arrival -> arrival.nanos() >= at - 1_000);

        for (int i = 0; i < before.size(); i++) {
            assertThat(followed.get(i).index()).isEqualTo(before.get(i).index());
            assertThat(followed.get(i).nanos())
                    .as("seed %d, arrival %d", seed, i)
                    .isBetween(before.get(i).nanos() - 1_000, before.get(i).nanos() + 1_000);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void usersAreThoseOfEitherSide(long seed) {
        Random random = new Random(seed);
        Profile profile = Profile.of(Phases.randomUsers(random));
        List<Phase> next = Phases.randomUsers(random);
        Profile alone = Profile.of(next);
        long at = 1 + random.nextLong(profile.durationNanos() - 1);
        Profile followed = profile.followed(at, next, 7);
        for (int i = 0; i < 20; i++) {
            long nanos = random.nextLong(followed.durationNanos());
            assertThat(present(followed, nanos))
                    .as("seed %d, at %d ns", seed, nanos)
                    .isEqualTo(nanos < at ? present(profile, nanos) : present(alone, nanos - at));
        }
    }

    private static long present(Profile profile, long nanos) {
        long present = 0;
        for (int user = 0; user < UserTimes.users(profile); user++) {
            for (Stay stay : UserTimes.stays(profile, user, 0)) {
                present += stay.startNanos() <= nanos && nanos < stay.endNanos() ? 1 : 0;
            }
        }
        return present;
    }

    private static List<Double> seconds(Profile profile) {
        List<Double> seconds = new ArrayList<>();
        ArrivalInvariantsTest.arrivals(ArrivalTimes.constant(profile, Segment.WHOLE))
                .forEach(arrival -> seconds.add(arrival.nanos() / 1e9));
        return seconds;
    }
}

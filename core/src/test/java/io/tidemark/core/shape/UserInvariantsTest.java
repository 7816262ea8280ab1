package io.tidemark.core.shape;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.shape.UserTimes.Stay;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UserInvariantsTest {
    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void asManyUsersAreThereAsTheLevelSays(long seed) {
        Random random = new Random(seed);
        List<Phase> phases = Phases.randomUsers(random);
        Profile profile = Profile.of(phases);
        for (int i = 0; i < 20; i++) {
            long nanos = random.nextLong(profile.durationNanos());
            long present = present(profile, Segment.WHOLE, nanos);
            // A level between whole numbers is rounded up; at a whole one, a rising ramp has let the next user in.
            long level = profile.levelMicrosAt(nanos);
            assertThat(present)
                    .as("seed %d, level %d millionths at %d ns", seed, level, nanos)
                    .isBetween(Math.ceilDiv(level, Level.ONE), level / Level.ONE + 1);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void segmentsTogetherAreTheWhole(long seed) {
        Random random = new Random(seed);
        Profile profile = Profile.of(Phases.randomUsers(random));
        int count = 1 + random.nextInt(12);
        long nanos = random.nextLong(profile.durationNanos());
        long sum = 0;
        for (int i = 0; i < count; i++) {
            long share = present(profile, new Segment(i, count), nanos);
            assertThat(share - present(profile, Segment.WHOLE, nanos) / count)
                    .as("seed %d, segment %d of %d", seed, i, count)
                    .isBetween(0L, 1L);
            sum += share;
        }

        assertThat(sum).as("seed %d", seed).isEqualTo(present(profile, Segment.WHOLE, nanos));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void staysAreInOrderApartAndWithinTheProfile(long seed) {
        Random random = new Random(seed);
        Profile profile = Profile.of(Phases.randomUsers(random));
        long stagger = random.nextLong(2 * Phases.SECOND);
        for (int user = 0; user < UserTimes.users(profile); user++) {
            long before = -1;
            for (Stay stay : UserTimes.stays(profile, user, stagger)) {
                assertThat(stay.startNanos()).as("seed %d, user %d", seed, user).isGreaterThan(before);
                assertThat(stay.endNanos()).as("seed %d, user %d", seed, user).isGreaterThan(stay.startNanos());
                before = stay.endNanos();
            }
            assertThat(before).isLessThanOrEqualTo(profile.durationNanos());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void steeringLeavesWhatCameBeforeAlone(long seed) {
        Random random = new Random(seed);
        Profile profile = Profile.of(Phases.randomUsers(random));
        long cut = 1 + random.nextLong(profile.durationNanos());
        Profile steered = profile.steered(cut, Phases.level(random));
        for (int i = 0; i < 20; i++) {
            long nanos = random.nextLong(cut);
            assertThat(present(steered, Segment.WHOLE, nanos))
                    .as("seed %d, cut at %d ns, seen at %d ns", seed, cut, nanos)
                    .isEqualTo(present(profile, Segment.WHOLE, nanos));
        }
    }

    private static long present(Profile profile, Segment segment, long nanos) {
        long present = 0;
        for (int user = segment.index(); user < UserTimes.users(profile); user += segment.count()) {
            for (Stay stay : UserTimes.stays(profile, user, 0)) {
                present += stay.startNanos() <= nanos && nanos < stay.endNanos() ? 1 : 0;
            }
        }
        return present;
    }
}

package io.tidemark.core.shape;

import static io.tidemark.core.shape.Phases.SECOND;
import static io.tidemark.core.shape.Phases.burst;
import static io.tidemark.core.shape.Phases.constant;
import static io.tidemark.core.shape.Phases.profile;
import static io.tidemark.core.shape.Phases.ramp;
import static io.tidemark.core.shape.Phases.spike;
import static io.tidemark.core.shape.Phases.steps;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProfileTest {
    private static final Profile MIXED = Profile.of(List.of(
            new Phase("warm-up", constant("10", "2"), true),
            new Phase("ramp", ramp("10", "20", "10"), false),
            new Phase("burst", burst(5, "3", 2), true),
            new Phase("steps", steps("1", "1", "1", 3), false)));

    @Test
    void theLevelFollowsThePhases() {
        assertThat(MIXED.levelMicrosAt(-1)).isZero();
        assertThat(MIXED.levelMicrosAt(0)).isEqualTo(10_000_000);
        assertThat(MIXED.levelMicrosAt(7 * SECOND)).isEqualTo(15_000_000);
        assertThat(MIXED.levelMicrosAt(14 * SECOND)).as("a burst has no level").isZero();
        assertThat(MIXED.levelMicrosAt(18 * SECOND)).isEqualTo(1_000_000);
        assertThat(MIXED.levelMicrosAt(21 * SECOND - 1)).isEqualTo(3_000_000);
        assertThat(MIXED.levelMicrosAt(21 * SECOND)).as("at the end").isZero();
    }

    @Test
    void anInstantBelongsToThePhaseThatBeginsThere() {
        assertThat(MIXED.phaseAt(0)).isZero();
        assertThat(MIXED.phaseAt(2 * SECOND - 1)).isZero();
        assertThat(MIXED.phaseAt(2 * SECOND)).isEqualTo(1);
        assertThat(MIXED.phaseAt(19 * SECOND)).isEqualTo(3);
        assertThat(MIXED.phaseAt(99 * SECOND)).as("after the end").isEqualTo(3);
    }

    @Test
    void warmUpIsWhatThePhasesSay() {
        assertThat(MIXED.isWarmUpAt(2 * SECOND - 1)).isTrue();
        assertThat(MIXED.isWarmUpAt(2 * SECOND)).isFalse();
        assertThat(MIXED.isWarmUpAt(12 * SECOND)).isTrue();
        assertThat(MIXED.isWarmUpAt(18 * SECOND)).isFalse();
        assertThat(MIXED.warmUpEndNanos()).isEqualTo(18 * SECOND);
        assertThat(profile(constant("1", "1")).warmUpEndNanos()).isZero();
    }

    @Test
    void thePeakIsTheHighestLevelOfAll() {
        assertThat(MIXED.peakMicros()).isEqualTo(20_000_000);
        assertThat(profile(spike("3", "2", "1", "1", "9")).peakMicros()).isEqualTo(3_000_000);
        assertThat(profile(burst(5, "1", 1)).peakMicros()).isZero();
    }

    @Test
    void arrivalsAreCountedUpToAnInstant() {
        Profile profile = profile(constant("2", "2"), burst(3, "1", 1));

        assertThat(profile.arrivalsBefore(-1)).isZero();
        assertThat(profile.arrivalsBefore(0)).isZero();
        assertThat(profile.arrivalsBefore(1)).isEqualTo(1);
        assertThat(profile.arrivalsBefore(SECOND / 2)).isEqualTo(1);
        assertThat(profile.arrivalsBefore(2 * SECOND)).isEqualTo(4);
        assertThat(profile.arrivalsBefore(2 * SECOND + 1)).isEqualTo(7);
        assertThat(profile.arrivalsBefore(Long.MAX_VALUE)).isEqualTo(7);
    }

    @Test
    void noPhasesAreNoLoad() {
        Profile nothing = Profile.of(List.of());

        assertThat(nothing.durationNanos()).isZero();
        assertThat(nothing.arrivals()).isZero();
        assertThat(nothing.arrivalsBefore(5)).isZero();
        assertThat(nothing.peakMicros()).isZero();
        assertThat(ArrivalTimes.constant(nothing, Segment.WHOLE).advance()).isFalse();
        assertThat(ArrivalTimes.poisson(nothing, Segment.WHOLE, 1).advance()).isFalse();
    }
}

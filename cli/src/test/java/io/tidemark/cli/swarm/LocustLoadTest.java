package io.tidemark.cli.swarm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Profile;
import io.tidemark.core.shape.Shape;
import io.tidemark.core.shape.UserTimes;
import io.tidemark.core.units.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocustLoadTest {
    private static final Load.Users PLAN = new Load.Users(
            List.of(new Phase("all", new Shape.Constant(Level.of(3), Duration.ofSeconds(1)), true)),
            new Pause.Fixed(Duration.ofMillis(100)),
            Load.Pacing.FIXED_PERIOD,
            Duration.ofSeconds(4),
            11);

    @Test
    void whatIsNotAboutLevelsStaysAsThePlanHasIt() {
        Load.Users load = over(10, 2, "1m", false);
        assertThat(load.pause()).isEqualTo(PLAN.pause());
        assertThat(load.pacing()).isEqualTo(PLAN.pacing());
        assertThat(load.seed()).isEqualTo(11);
        assertThat(load.stagger()).as("users come by the spawn rate").isZero();
        assertThat(load.duration()).isEqualTo(Duration.ofMinutes(1));
    }

    /** Locust starts the first at once, and each other one after 1 / rate. */
    @ParameterizedTest
    @CsvSource({"0, 0", "1, 500", "2, 1000", "9, 4500"})
    void aUserComesWhenItsTurnIs(long user, long atMillis) {
        Profile profile = Profile.of(over(10, 2, "1m", false).phases());
        assertThat(UserTimes.stays(profile, user, 0))
                .containsExactly(new UserTimes.Stay(atMillis * 1_000_000, 60_000_000_000L));
        assertThat(UserTimes.users(profile)).isEqualTo(10);
    }

    @Test
    void untilAllAreThereNothingCountsWhenStatisticsAreReset() {
        assertThat(over(10, 2, "1m", true).phases())
                .extracting(Phase::name, Phase::warmUp)
                .containsExactly(tuple("ramp", true), tuple("main", false));
    }

    @Test
    void aTimeThatIsOverBeforeAllAreThereIsKept() {
        Load.Users load = over(100, 10, "3s", true);
        assertThat(load.phases())
                .containsExactly(
                        new Phase("ramp", new Shape.Ramp(new Level(0), Level.of(30), Duration.ofSeconds(3)), false));
        assertThat(over(3, 3, "1s", true).phases()).hasSize(1);
    }

    @Test
    void withoutATimeItIsTheLongestThereIs() {
        assertThat(new LocustLoad(1, 1, Optional.empty(), false).over(PLAN).duration())
                .isEqualTo(Shape.MAX_DURATION);
        assertThat(new LocustLoad(1_000_000, 0.000001, Optional.empty(), false)
                        .over(PLAN)
                        .duration())
                .isEqualTo(Shape.MAX_DURATION);
    }

    @Test
    void aRateMayBeAFraction() {
        assertThat(new LocustLoad(1, 3, Optional.empty(), false).ramp()).isEqualTo(Duration.ofNanos(333_333_334));
        assertThat(new LocustLoad(2, 0.5, Optional.empty(), false).ramp()).isEqualTo(Duration.ofSeconds(4));
    }

    @Test
    void nobodyAndNeverAreRefused() {
        assertThatThrownBy(() -> new LocustLoad(0, 1, Optional.empty(), false))
                .hasMessageContaining("users must be > 0");
        assertThatThrownBy(() -> new LocustLoad(1, 0, Optional.empty(), false))
                .hasMessageContaining("spawnRate must be > 0");
        assertThatThrownBy(() -> new LocustLoad(1, Double.NaN, Optional.empty(), false))
                .hasMessageContaining("spawnRate must be > 0");
    }

    private static Load.Users over(int users, double rate, String time, boolean reset) {
        Duration duration = Durations.parse(time);
        return (Load.Users) new LocustLoad(users, rate, Optional.of(duration), reset).over(PLAN);
    }
}

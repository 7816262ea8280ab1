package io.tidemark.swarm.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Passage;
import io.tidemark.aggregator.run.Stage;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Profile;
import io.tidemark.core.shape.Shape;
import io.tidemark.swarm.bridge.Aim;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadsTest {
    private static final Plan PLAN = Plans.withLoad("{phases: [{name: climb, rate: 0/s..40/s, for: 10s},"
            + " {name: high, rate: 40/s, for: 20s}, {name: low, rate: 5/s, for: 30s}]}");

    @Test
    void aLevelIsReachedAndHeldForTheRest() {
        List<Phase> way = Loads.way(PLAN.load(), Level.of(10), aim(50, 20), Duration.ofSeconds(60));

        assertThat(way)
                .containsExactly(
                        new Phase("to 50/s", new Shape.Ramp(Level.of(10), Level.of(50), Duration.ofSeconds(20)), false),
                        new Phase("50/s", new Shape.Constant(Level.of(50), Duration.ofSeconds(40)), false));
    }

    @Test
    void withoutARampItIsThereAtOnceAndALongRampIsGoneToItsEnd() {
        assertThat(Loads.way(PLAN.load(), Level.of(10), aim(50, 0), Duration.ofSeconds(60)))
                .containsExactly(new Phase("50/s", new Shape.Constant(Level.of(50), Duration.ofSeconds(60)), false));
        assertThat(Loads.way(PLAN.load(), Level.of(10), aim(50, 90), Duration.ofSeconds(60)))
                .extracting(phase -> phase.shape().duration())
                .containsExactly(Duration.ofSeconds(90));
    }

    @Test
    void aStartAtALevelTakesThePlaceOfThePlansLoadAndLastsAsLong() {
        Plan aimed = Loads.aimed(Plans.withLoad("{users: 5, duration: 1m}"), aim(3, 10));

        assertThat(aimed.load().duration()).isEqualTo(Duration.ofMinutes(1));
        assertThat(aimed.load().phases()).extracting(Phase::name).containsExactly("to 3 users", "3 users");
    }

    @Test
    void aPhaseIsGoneOnWithFromItsStartAndAllOfThePlanAfterIt() {
        assertThat(Loads.from(passage(), 1)).extracting(Phase::name).containsExactly("high", "low");
    }

    /** What was skipped before is there again. */
    @Test
    void aPhaseOfThePlanBringsBackThoseAfterIt() {
        Phase first = PLAN.load().phases().getFirst();
        Phase last = PLAN.load().phases().getLast();
        Passage skipped = passage(List.of(stage(first, 0, 5), stage(last, 5, 35)));

        assertThat(Loads.from(skipped, 0)).extracting(Phase::name).containsExactly("climb", "high", "low");
    }

    @Test
    void aPhaseIsProlongedAtItsLastLevel() {
        List<Phase> phases = Loads.prolonged(passage(), 0, Duration.ofSeconds(7));

        assertThat(phases.getFirst())
                .isEqualTo(new Phase(
                        "climb, longer by 7s",
                        new Shape.Constant(new Level(39_999_999), Duration.ofSeconds(7)),
                        false));
        assertThat(phases).extracting(Phase::name).endsWith("high", "low");
    }

    @Test
    void burstsAreProlongedByMoreOfThem() {
        Phase burst = new Phase("burst", new Shape.Burst(50, Duration.ofSeconds(2), 3), false);
        List<Phase> phases = Loads.prolonged(passage(List.of(stage(burst, 0, 6))), 0, Duration.ofSeconds(5));

        assertThat(phases)
                .singleElement()
                .extracting(Phase::shape)
                .isEqualTo(new Shape.Burst(50, Duration.ofSeconds(2), 3));
    }

    private static Aim aim(int level, int rampSeconds) {
        return new Aim(Level.of(level), Duration.ofSeconds(rampSeconds));
    }

    private static Passage passage() {
        return passage(Stage.of(PLAN));
    }

    private static Passage passage(List<Stage> stages) {
        return new Passage(
                1,
                "run-1",
                PLAN,
                "f",
                0,
                60_000_000_000L,
                stages,
                Profile.of(PLAN.load().phases()));
    }

    private static Stage stage(Phase phase, int from, int to) {
        return new Stage(phase, "", from * 1_000_000_000L, to * 1_000_000_000L, false);
    }
}

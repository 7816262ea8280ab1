package io.tidemark.aggregator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import io.tidemark.core.window.WireException;
import io.tidemark.functions.build.BuildInfo;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RunSummaryTest {
    @Test
    void plannedLevelsOfARateAreArrivalsInEachSecond() throws WireException {
        Run run = run(
                RunPlans.rate(
                        Load.Arrivals.CONSTANT,
                        new Phase("ramp", new Shape.Ramp(Level.of(0), Level.of(20), Duration.ofSeconds(2)), true),
                        new Phase("burst", new Shape.Burst(7, Duration.ofSeconds(1), 1), false),
                        new Phase("rest", new Shape.Constant(Level.of(4), Duration.ofMillis(500)), false)),
                5);

        assertThat(run.info().plannedLevels()).containsExactly(5.0, 15.0, 7.0, 2.0, 0.0);
        assertThat(run.ledger().scheduled()).isEqualTo(29);
    }

    @Test
    void plannedLevelsOfUsersAreThoseInTheMiddleOfEachSecond() throws WireException {
        Run run = run(
                RunPlans.users(
                        new Phase("ramp", new Shape.Ramp(Level.of(0), Level.of(20), Duration.ofSeconds(2)), true),
                        new Phase("rest", new Shape.Constant(Level.of(4), Duration.ofMillis(300)), false)),
                4);

        assertThat(run.info().plannedLevels())
                .as("also of a broken last second")
                .containsExactly(5.0, 15.0, 4.0, 0.0);
        assertThat(run.ledger().scheduled()).as("the service decides").isEqualTo(-1);
    }

    @Test
    void whatAPoissonRunHasScheduledIsWhatItsSeedDraws() throws WireException {
        Phase phase = new Phase("main", new Shape.Constant(Level.of(100), Duration.ofSeconds(10)), false);
        long scheduled =
                run(RunPlans.rate(Load.Arrivals.POISSON, phase), 1).ledger().scheduled();

        assertThat(scheduled).isBetween(800L, 1_200L).isNotEqualTo(1_000);
    }

    @Test
    void iterationsOfSeveralRequestsAreNotHeldAgainstRequests() throws WireException {
        Phase phase = new Phase("main", new Shape.Constant(Level.of(100), Duration.ofSeconds(10)), false);
        Load load = RunPlans.rate(Load.Arrivals.CONSTANT, phase);

        assertThat(run(RunPlans.withSteps(load), 1).ledger().scheduled()).isEqualTo(-1);
        assertThat(run(RunPlans.withStart(load), 1).ledger().scheduled()).isEqualTo(-1);
    }

    @Test
    void spansOfPhasesDoNotDrift() throws WireException {
        Phase[] phases = new Phase[4];
        for (int i = 0; i < phases.length; i++) {
            Shape shape = new Shape.Constant(Level.of(1), Duration.ofNanos(1_750_000));
            phases[i] = new Phase("p" + i, shape, i == 0);
        }
        List<PhaseSpan> spans = run(RunPlans.users(phases), 1).info().phases();

        assertThat(spans).extracting(PhaseSpan::startMillis).containsExactly(0L, 1L, 3L, 5L);
        assertThat(spans).extracting(PhaseSpan::endMillis).containsExactly(1L, 3L, 5L, 7L);
        assertThat(spans.getFirst().warmUp()).isTrue();
        assertThat(spans.getFirst().shape()).startsWith("1 user for ");
    }

    @Test
    void theResultSaysWhatRan() throws WireException {
        Phase phase = new Phase("main", new Shape.Constant(Level.of(1), Duration.ofSeconds(1)), false);
        RunInfo info = run(RunPlans.users(phase), 1).info();

        assertThat(info.title()).isEqualTo("demo");
        assertThat(info.names()).containsExactly("home", "cart");
        assertThat(info.targets()).containsExactly("http://localhost:8080");
        assertThat(info.model()).isEqualTo(RunInfo.LoadModel.CLOSED);
        assertThat(info.version()).isEqualTo("0.1.0");
    }

    /** After a worker has reported so many seconds. */
    private static Run run(Load load, int seconds) throws WireException {
        return run(RunPlans.of(load, Tolerance.DEFAULT), seconds);
    }

    private static Run run(Plan plan, int seconds) throws WireException {
        DeltaMerger merger = new DeltaMerger("run-1", "plan-1", 2, 1);
        for (int second = 0; second < seconds; second++) {
            merger.merge(Deltas.ONE.encoded(0, second, second == seconds - 1));
        }
        Assignment assignment = new Assignment("run-1", plan, "plan-1", false);
        BuildInfo build = new BuildInfo("0.1.0", "abc");
        RunSummary summary = new RunSummary(plan, "{}", assignment, new ScriptedFleet(1), build, new Course(plan, 1));
        return summary.result(0, 1, new Ending(Ending.Kind.COMPLETED, ""), merger, List.of(), List.of());
    }
}

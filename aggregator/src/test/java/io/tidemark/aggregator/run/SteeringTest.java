package io.tidemark.aggregator.run;

import static io.tidemark.aggregator.run.Deltas.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.functions.build.BuildInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SteeringTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final List<Integer> secondsSeen = new ArrayList<>();

    @Test
    void aSteeredRunOffersWhatItIsToldAndSaysSo() throws ProblemsException {
        ScriptedFleet fleet = fiveSeconds();
        Run run = run(fleet, once(2, helm -> helm.offer(4 * SECOND, Level.of(30), "higher")));

        assertThat(fleet.directives).containsExactly(new Directive.Offer(4 * SECOND, Level.of(30)));
        assertThat(run.info().plannedLevels()).containsExactly(10.0, 10.0, 10.0, 10.0, 30.0);
        assertThat(run.info().phases())
                .containsExactly(
                        new PhaseSpan("main", "10/s for 4s", 0, 4_000, false),
                        new PhaseSpan("higher", "30/s", 4_000, 5_000, false));
        assertThat(run.info().ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
    }

    @Test
    void nobodyCountsRequestsThatASteeredPlanNeverCalledFor() throws ProblemsException {
        Run run = run(fiveSeconds(), once(1, helm -> helm.offer(2 * SECOND, Level.of(0), "rest")));

        assertThat(run.ledger().scheduled()).isEqualTo(-1);
    }

    @Test
    void whoeverSteersMayEndTheRunWithAReason() throws ProblemsException {
        ScriptedFleet fleet = fiveSeconds();
        Run run = run(fleet, once(3, helm -> helm.finish("seen enough", SECOND)));

        assertThat(fleet.directives).containsExactly(new Directive.Stop(SECOND));
        assertThat(run.info().ending()).isEqualTo(new Ending(Ending.Kind.FINISHED, "seen enough"));
    }

    @Test
    void theHelmShowsWhatAllWorkersHaveReported() throws ProblemsException {
        run(fiveSeconds(), helm -> {
            secondsSeen.add(helm.completeSecond());
            if (helm.completeSecond() >= 0) {
                assertThat(helm.timeline().second(0).counts().good()).isEqualTo(10);
            }
            assertThat(helm.lostWorkers()).isZero();
        });

        assertThat(secondsSeen).contains(0, 1, 2, 3).isSorted();
    }

    @Test
    void anOfferReplacesLaterOnes() {
        Course course = new Course(RunPlans.tenPerSecond(Tolerance.DEFAULT), 1);
        course.offer(5 * SECOND, Level.of(50), "five");
        course.offer(3 * SECOND, Level.of(20), "three");

        assertThat(course.levels(7)).containsExactly(10.0, 10.0, 10.0, 20.0, 20.0, 20.0, 20.0);
        assertThat(course.phaseAt(2 * SECOND)).isEqualTo("main");
        assertThat(course.phaseAt(6 * SECOND)).isEqualTo("three");
        assertThat(course.spans(6 * SECOND)).extracting(PhaseSpan::name).containsExactly("main", "three");
    }

    /** Five seconds of the plan, all of it done. */
    private static ScriptedFleet fiveSeconds() {
        ScriptedFleet fleet = new ScriptedFleet(1);
        for (int second = 0; second < 5; second++) {
            fleet.sendsAfter(Duration.ofSeconds(1), 0, second, second == 4, window(second, 0, 10, 0));
        }
        return fleet;
    }

    private static Steering once(int second, Steering steering) {
        return new Steering() {
            private boolean done;

            @Override
            public void steer(Helm helm) {
                if (!done && helm.completeSecond() >= second) {
                    done = true;
                    steering.steer(helm);
                }
            }
        };
    }

    private static Run run(ScriptedFleet fleet, Steering steering) throws ProblemsException {
        return new RunControl(
                        RunPlans.tenPerSecond(Tolerance.DEFAULT),
                        "{}",
                        "fingerprint",
                        fleet,
                        fleet,
                        new BuildInfo("0.1.0", "abc"),
                        RunListener.SILENT,
                        steering)
                .run();
    }
}

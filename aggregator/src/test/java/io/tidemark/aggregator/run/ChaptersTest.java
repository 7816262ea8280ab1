package io.tidemark.aggregator.run;

import static io.tidemark.aggregator.run.Deltas.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.aggregator.run.Ledger.LostWorker;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import io.tidemark.core.window.WindowBuffer;
import io.tidemark.functions.build.BuildInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose plan, phases and shares are changed while they go on. */
class ChaptersTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final PlanVersion OTHER = new PlanVersion(rate(10, 10), "{\"other\":1}", "other-fingerprint");

    private final List<String> notes = new ArrayList<>();
    private final List<String> counted = new ArrayList<>();

    @Test
    void eachPlanOfARunHasAResultOfItsOwn() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(1);
        goesOn(fleet, 3);
        List<Run> runs = control(fleet, at(2, helm -> {
                    Pilot pilot = helm.pilot();
                    assertThat(pilot.changeNanos()).isEqualTo(4 * SECOND);
                    pilot.adopt(OTHER, 4 * SECOND, true);
                    String first = pilot.passages().getFirst().runId();
                    fleet.sends(new Deltas(first, "fingerprint", 1).encoded(0, 3, true, window(3, 0, 10, 0)));
                    seconds(fleet, 0, 4, 6);
                }))
                .runs();

        assertThat(fleet.adopted)
                .extracting(Assignment::runId)
                .containsExactly(runs.getFirst().info().id() + "-v2");
        assertThat(runs)
                .extracting(run -> run.info().fingerprint())
                .containsExactly("fingerprint", "other-fingerprint");
        assertThat(runs).extracting(run -> run.ledger().good()).containsExactly(40L, 30L);
        assertThat(runs.getFirst().info().phases())
                .containsExactly(new PhaseSpan("main", "10/s for 10s", 0, 4_000, false));
        assertThat(runs.getLast().info().phases())
                .containsExactly(new PhaseSpan("main", "10/s for 10s", 4_000, 10_000, false));
        assertThat(runs.getFirst().info().ending())
                .isEqualTo(new Ending(Ending.Kind.FINISHED, "its plan was replaced by version 2"));
        assertThat(runs.getFirst().info().elapsedMillis()).isEqualTo(4_000);
        assertThat(runs.getLast().info().plannedLevels()).containsExactly(0.0, 0.0, 0.0, 0.0, 10.0, 10.0, 10.0);
        assertThat(counted).contains("1/0", "1/2", "2/4", "2/6").doesNotContain("1/4", "2/2");
    }

    @Test
    void aPlanThatWasToComeAfterTheEndHasNoResult() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(1);
        goesOn(fleet, 3);
        List<Run> runs = control(fleet, at(2, helm -> {
                    helm.pilot().adopt(OTHER, 9 * SECOND, true);
                    helm.finish("stopped by ada", SECOND);
                }))
                .runs();

        assertThat(runs)
                .singleElement()
                .satisfies(run ->
                        assertThat(run.info().ending()).isEqualTo(new Ending(Ending.Kind.FINISHED, "stopped by ada")));
    }

    /** Its deltas come when the next plan is in force already, and are not lost. */
    @Test
    void whatIsLateBelongsToThePlanItWasMeasuredUnder() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(1);
        goesOn(fleet, 3);
        List<Run> runs = control(fleet, at(2, helm -> {
                    helm.pilot().adopt(OTHER, 4 * SECOND, true);
                    String first = helm.pilot().passages().getFirst().runId();
                    fleet.after(Duration.ofSeconds(3), () -> {});
                    fleet.sends(new Deltas(first, "fingerprint", 1).encoded(0, 3, true, window(3, 0, 7, 0)));
                    seconds(fleet, 0, 4, 5);
                }))
                .runs();

        assertThat(runs).extracting(run -> run.ledger().good()).containsExactly(37L, 20L);
        assertThat(runs.getFirst().ledger().lost()).isEmpty();
        assertThat(notes).isEmpty();
    }

    @Test
    void aPlanThatWorkersRefuseChangesNothing() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(1)
                .refusingOthers(new ProblemsException(List.of(new Problem("plan", "TOKEN", "", "is not set", ""))));
        seconds(fleet, 0, 0, 4);
        List<Run> runs = control(
                        fleet,
                        at(
                                2,
                                helm -> assertThatExceptionOfType(ProblemsException.class)
                                        .isThrownBy(() -> helm.pilot().adopt(OTHER, 4 * SECOND, true))))
                .runs();

        assertThat(runs).hasSize(1);
        assertThat(runs.getFirst().ledger().good()).isEqualTo(50);
    }

    @Test
    void steeredLoadsHoldOnUnderAPlanWithTheSameLoad() {
        Course course = new Course(rate(10, 10), 2);
        course.follow(2 * SECOND, List.of(phase("more", 30, 8)));
        course.share(3 * SECOND, List.of(1));
        Course same = course.followedBy(rate(10, 10), 5 * SECOND, true);
        Course other = course.followedBy(rate(20, 10), 5 * SECOND, false);

        assertThat(same.levels(7)).containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 30.0, 30.0);
        assertThat(other.levels(7)).containsExactly(0.0, 0.0, 0.0, 0.0, 0.0, 20.0, 20.0);
        assertThat(other.arrivals()).isEqualTo(100);
        assertThat(same.sharing().latest()).containsExactly(1);
        assertThat(course.levels(7)).containsExactly(10.0, 10.0, 30.0, 30.0, 30.0, 0.0, 0.0);
    }

    @Test
    void phasesThatAreFollowedTakeThePlaceOfTheOthers() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(1);
        seconds(fleet, 0, 0, 4);
        List<Phase> phases = List.of(phase("up", 20, 1), phase("down", 5, 1));
        Run run = control(fleet, at(1, helm -> helm.pilot().follow(3 * SECOND, phases)))
                .run();

        assertThat(fleet.directives).containsExactly(new Directive.Follow(3 * SECOND, phases));
        assertThat(run.info().phases())
                .extracting(PhaseSpan::name, PhaseSpan::startMillis, PhaseSpan::endMillis)
                .containsExactly(tuple("main", 0L, 3_000L), tuple("up", 3_000L, 4_000L), tuple("down", 4_000L, 5_000L));
        assertThat(run.info().plannedLevels()).containsExactly(10.0, 10.0, 10.0, 20.0, 5.0);
        assertThat(run.ledger().scheduled()).isEqualTo(55);
    }

    @Test
    void whatALostWorkerLeftOutEndsWhereOthersTookItsShareOver() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(2);
        fleet.sendsAfter(Duration.ofSeconds(1), 0, 0, false, window(0, 0, 5, 0))
                .sendsAfter(Duration.ZERO, 1, 0, false, window(0, 0, 5, 0))
                .fails(1, "it fell silent");
        for (int second = 1; second < 10; second++) {
            fleet.sendsAfter(Duration.ofSeconds(1), 0, second, second == 9, window(second, 0, second < 4 ? 5 : 10, 0));
        }
        Run run = control(
                        fleet,
                        once(
                                helm -> helm.lostWorkers() > 0,
                                helm -> helm.pilot().share(4 * SECOND, List.of(0))))
                .run();

        assertThat(fleet.directives).containsExactly(new Directive.Share(4 * SECOND, List.of(0)));
        assertThat(run.ledger().lost()).containsExactly(new LostWorker("2/2", 1, 4, 15, "it fell silent"));
        assertThat(run.ledger().good()).isEqualTo(85);
        assertThat(run.ledger().scheduled()).isEqualTo(100);
    }

    @Test
    void changesAreKeptWithEveryResult(@TempDir Path directory) throws Exception {
        Change change = new Change(Change.Kind.LEVEL, 4_000, 1_767_225_604_000L, "ada", "20/s");
        ScriptedFleet fleet = new ScriptedFleet(1);
        seconds(fleet, 0, 0, 3);
        Run run = control(fleet, at(2, helm -> helm.pilot().record(change))).run();
        RunDump.write(directory, run);

        assertThat(RunDump.read(directory).info()).isEqualTo(run.info());
        assertThat(run.info().changes()).containsExactly(change);
    }

    @Test
    void whatThereIsSoFarDoesNotCallAnybodyLost() throws ProblemsException {
        List<Run> soFar = new ArrayList<>();
        ScriptedFleet fleet = new ScriptedFleet(2);
        seconds(fleet, 0, 0, 2);
        seconds(fleet, 1, 0, 2);
        control(fleet, at(1, helm -> soFar.add(helm.pilot().soFar()))).run();

        assertThat(soFar.getFirst().ledger().lost()).isEmpty();
        assertThat(soFar.getFirst().ledger().scheduled()).isEqualTo(-1);
        assertThat(soFar.getFirst().verdict().isValid()).isTrue();
    }

    /** They may hear of it and be gone before the centre asks again. */
    @Test
    void aRunWhoseWorkersWereStoppedByOthersWasInterrupted() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(1)
                .sends(0, 0, false, window(0, 0, 5, 0))
                .sends(0, 1, true, window(1, 0, 5, 0))
                .thenHalted("stopped by tidemark stop");
        Run run = control(fleet, Steering.BY_PLAN).run();

        assertThat(run.info().ending()).isEqualTo(new Ending(Ending.Kind.INTERRUPTED, "stopped by tidemark stop"));
    }

    /** The first worker measures so many seconds, and more would follow. */
    private static void goesOn(ScriptedFleet fleet, int seconds) {
        for (int second = 0; second < seconds; second++) {
            fleet.sendsAfter(Duration.ofSeconds(1), 0, second, false, window(second, 0, 10, 0));
        }
    }

    private static void seconds(ScriptedFleet fleet, int segment, int from, int last) {
        for (int second = from; second <= last; second++) {
            // each chapter numbers its deltas from 0 on
            fleet.sendsAfter(Duration.ofSeconds(1), segment, second - from, second == last, window(second, 0, 10, 0));
        }
    }

    private static Phase phase(String name, int level, int seconds) {
        return new Phase(name, new Shape.Constant(Level.of(level), Duration.ofSeconds(seconds)), false);
    }

    private static Plan rate(int level, int seconds) {
        return RunPlans.of(RunPlans.rate(Load.Arrivals.CONSTANT, phase("main", level, seconds)), Tolerance.DEFAULT);
    }

    @FunctionalInterface
    private interface Act {
        void on(Helm helm) throws ProblemsException;
    }

    @FunctionalInterface
    private interface When {
        boolean isNow(Helm helm);
    }

    private Steering at(int second, Act act) {
        return once(helm -> helm.completeSecond() >= second, act);
    }

    private Steering once(When when, Act act) {
        return new Steering() {
            private boolean done;

            @Override
            public void steer(Helm helm) {
                if (done || !when.isNow(helm)) {
                    return;
                }
                done = true;
                try {
                    act.on(helm);
                } catch (ProblemsException e) {
                    throw new AssertionError(e);
                }
            }

            @Override
            public void counted(int chapter, int worker, WindowBuffer window) {
                counted.add(chapter + "/" + window.second());
            }
        };
    }

    private RunControl control(ScriptedFleet fleet, Steering steering) {
        return new RunControl(
                rate(10, 10),
                "{}",
                "fingerprint",
                fleet,
                fleet,
                new BuildInfo("0.1.0", "abc"),
                new RunListener() {
                    @Override
                    public void progress(Progress progress) {}

                    @Override
                    public void note(String sentence) {
                        notes.add(sentence);
                    }
                },
                steering);
    }
}

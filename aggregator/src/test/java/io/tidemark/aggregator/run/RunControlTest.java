package io.tidemark.aggregator.run;

import static io.tidemark.aggregator.run.Deltas.refused;
import static io.tidemark.aggregator.run.Deltas.warmUp;
import static io.tidemark.aggregator.run.Deltas.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.report.HtmlReport;
import io.tidemark.aggregator.run.Ledger.LostWorker;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.build.BuildInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunControlTest {
    private static final Directive STOP = new Directive.Stop(RunControl.STOP_GRACE_NANOS);
    private static final Tolerance ABORT = new Tolerance(Tolerance.DEFAULT.overall(), Map.of(), true);

    private final List<Progress> progress = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private Tolerance tolerance = Tolerance.DEFAULT;

    @Test
    void aRunThatCompletesHasEverythingInItsLedger() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(2)
                .sends(0, 0, false, warmUp(0, 0, 5, 0))
                .sends(1, 0, false, window(0, 0, 4, 1))
                .sends(1, 1, true, window(1, 1, 3, 0))
                .sends(0, 1, true, window(1, 0, 2, 0));
        Run run = control(fleet).run();

        assertThat(run.info().ending()).isEqualTo(new Ending(Ending.Kind.COMPLETED, ""));
        assertThat(run.ledger()).isEqualTo(new Ledger(100, 15, 15, 0, 0, 14, 1, 0, 5, 2, List.of(), 0));
        assertThat(run.info().startedEpochMillis()).isEqualTo(ScriptedFleet.START_MILLIS + 300);
        assertThat(run.info().elapsedMillis()).isEqualTo(2_000);
        assertThat(run.info().fleet()).isEqualTo("scripted");
        assertThat(notes).isEmpty();
        assertThat(fleet.directives).isEmpty();
    }

    @Test
    void progressIsShownOncePerCompleteSecond() throws ProblemsException {
        control(new ScriptedFleet(2)
                        .sends(0, 0, false, window(0, 0, 5, 0))
                        .sends(1, 0, false, window(0, 0, 4, 1))
                        .sends(1, 1, false, window(1, 1, 3, 0))
                        .sends(0, 1, true, window(1, 0, 2, 0))
                        .sends(1, 2, true))
                .run();

        assertThat(progress).extracting(Progress::state).startsWith(Progress.State.PREPARING);
        assertThat(progress).extracting(Progress::sent).containsExactly(0L, 10L, 15L, 15L);
        Progress second = progress.get(2);
        assertThat(second.rate()).isEqualTo(5);
        assertThat(second.plannedLevel()).isEqualTo(10);
        assertThat(second.phase()).isEqualTo("main");
        assertThat(second.users()).isEqualTo(6);
        assertThat(second.inFlight()).isEqualTo(4);
        assertThat(second.generatorCpu()).isEqualTo(0.5);
        assertThat(second.totalMillis()).isEqualTo(10_000);
    }

    @Test
    void aSilentWorkerDoesNotHideWhatTheOthersDo() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(2);
        for (int second = 0; second < 8; second++) {
            fleet.sendsAfter(Duration.ofSeconds(1), 0, second, false, window(second, 0, 1, 0));
        }
        control(fleet).run();

        assertThat(progress).extracting(Progress::sent).containsExactly(0L, 3L, 4L, 5L, 6L, 7L, 8L);
    }

    @Test
    void aRunThatIsStoppedKeepsWhatItHas() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(1);
        RunControl control = control(fleet);
        fleet.sends(0, 0, false, window(0, 0, 9, 0))
                .after(Duration.ZERO, control::stop)
                .sends(0, 1, false, window(1, 0, 1, 0))
                .sends(0, 2, true, window(1, 0, 1, 0));
        Run run = control.run();

        assertThat(run.info().ending().kind()).isEqualTo(Ending.Kind.INTERRUPTED);
        assertThat(run.ledger().good()).isEqualTo(11);
        assertThat(fleet.directives).containsExactly(STOP);
        assertThat(notes).as("whoever stops a run knows it").isEmpty();
        assertThat(progress.getLast().state()).isEqualTo(Progress.State.DRAINING);
    }

    @Test
    void aThreadThatIsInterruptedStopsTheRunAndKeepsItsResult() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(1)
                .after(Duration.ofSeconds(1), Thread.currentThread()::interrupt)
                .sends(0, 0, true, window(0, 0, 9, 0))
                .thenSilence();
        Run run = control(fleet).run();

        assertThat(run.info().ending().kind()).isEqualTo(Ending.Kind.INTERRUPTED);
        assertThat(run.ledger().good()).isEqualTo(9);
    }

    @Test
    void theGuardEndsTheRun() throws ProblemsException {
        tolerance = ABORT;
        ScriptedFleet fleet =
                new ScriptedFleet(1).sends(0, 0, false, window(0, 0, 50, 50)).sends(0, 1, true);
        Run run = control(fleet).run();

        assertThat(run.info().ending().kind()).isEqualTo(Ending.Kind.TOLERANCE_EXCEEDED);
        assertThat(fleet.directives).containsExactly(STOP);
        assertThat(notes).containsExactly(run.info().ending().detail());
    }

    /** Also nothing can be read again, and looked at. */
    @Test
    void aRunThatIsInterruptedBeforeItsStartSendsNothing(@TempDir Path directory) throws Exception {
        ScriptedFleet fleet = new ScriptedFleet(2);
        RunControl control = control(fleet);
        control.stop();
        Run run = control.run();

        assertThat(run.info().ending().kind()).isEqualTo(Ending.Kind.INTERRUPTED);
        assertThat(run.ledger().sent()).isZero();
        RunDump.write(directory, run);
        assertThat(HtmlReport.render(RunDump.read(directory))).contains("interrupted by the user");
    }

    @Test
    void aTargetThatIsLostEndsTheRun() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(1);
        for (int second = 0; second < 12; second++) {
            fleet.sends(0, second, false, refused(second, 0, 3));
        }
        Run run = control(fleet).run();

        assertThat(run.info().ending().kind()).isEqualTo(Ending.Kind.TARGET_LOST);
        assertThat(run.ledger().lost()).containsExactly(new LostWorker("1/1", 12, -1, 24, "fell silent"));
    }

    @Test
    void whatComesToItsEndAnywayIsNotCutShort() throws ProblemsException {
        tolerance = ABORT;
        ScriptedFleet fleet = new ScriptedFleet(1).sends(0, 0, true, window(0, 0, 50, 50));
        Run run = control(fleet).run();

        assertThat(run.info().ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(run.verdict().isPassed()).isFalse();
        assertThat(fleet.directives).isEmpty();
    }

    @Test
    void aWorkerThatFailsIsLostAndItsReasonKept() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(2)
                .sends(0, 0, false, window(0, 0, 5, 0))
                .sends(1, 0, false, window(0, 0, 5, 0))
                .fails(1, "out of memory")
                .sends(0, 1, true, window(1, 0, 5, 0))
                .thenSilence();
        Run run = control(fleet).run();

        assertThat(run.ledger().lost()).containsExactly(new LostWorker("2/2", 1, -1, 45, "out of memory"));
        assertThat(run.ledger().good()).isEqualTo(15);
        assertThat(notes).containsExactly("Worker 2/2 was lost: out of memory");
        assertThat(run.info().elapsedMillis()).as("nobody is waited for").isLessThan(3_600_000);
    }

    @Test
    void aSilentWorkerIsGivenUpInTheEnd() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(3)
                .sends(0, 0, true, window(0, 0, 5, 0))
                .sends(2, 0, false)
                .sends(2, 2, true)
                .thenSilence();
        Run run = control(fleet).run();

        assertThat(run.ledger().lost())
                .containsExactly(
                        new LostWorker("2/3", 0, -1, 33, "fell silent"),
                        new LostWorker("3/3", 3, -1, 33, "some of its messages never arrived"));
        assertThat(run.ledger().missingDeltas()).isEqualTo(1);
        assertThat(run.info().ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
    }

    @Test
    void aPlanThatCannotRunIsTheCallersProblem() {
        ProblemsException problems =
                new ProblemsException(List.of(new Problem("plan.yml", "variables.token", "TOKEN", "is not set", "")));
        ScriptedFleet fleet = new ScriptedFleet(1).refusing(problems);

        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> control(fleet).run())
                .isSameAs(problems);
    }

    @Test
    void aMessageThatIsRefusedIsNotedAndTheRunGoesOn() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(1)
                .sends(new Deltas("run-9", "fingerprint", 1).encoded(0, 0, false))
                .sends(new byte[] {1, 2, 3})
                .sends(0, 0, true, window(0, 0, 5, 0));
        Run run = control(fleet).run();

        assertThat(run.ledger().good()).isEqualTo(5);
        assertThat(notes).hasSize(2);
        assertThat(notes.getFirst()).contains("was refused", "run-9", run.info().id());
    }

    private RunControl control(ScriptedFleet fleet) {
        RunListener listener = new RunListener() {
            @Override
            public void progress(Progress now) {
                progress.add(now);
            }

            @Override
            public void note(String sentence) {
                notes.add(sentence);
            }
        };
        BuildInfo build = new BuildInfo("0.1.0", "abc");
        return new RunControl(
                RunPlans.tenPerSecond(tolerance), "{}", "fingerprint", fleet, fleet, build, listener, Steering.BY_PLAN);
    }
}

package io.tidemark.aggregator.run;

import static io.tidemark.aggregator.run.Deltas.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.fleet.Ongoing;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.functions.build.BuildInfo;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run that had begun before its centre took it up. */
class OngoingRunTest {
    private static final long HOUR = 3_600_000;
    private static final long BEGAN = ScriptedFleet.START_MILLIS - HOUR;

    @Test
    void whatItsWorkersHadKeptIsItsResultHoweverLateItIsGathered() throws ProblemsException {
        ScriptedFleet fleet = ongoing(List.of())
                .sends(0, 0, false, window(0, 0, 9, 0))
                .sends(0, 1, false, window(1, 0, 10, 0))
                .fails(0, "had not heard from the centre for 8 s")
                .thenCaughtUp();
        Run run = control(fleet).run();

        assertThat(run.info().id()).isEqualTo("20261125-000000-0001");
        assertThat(run.info().startedEpochMillis()).isEqualTo(BEGAN);
        assertThat(run.info().elapsedMillis()).isEqualTo(2_000);
        assertThat(run.info().ending().kind()).isEqualTo(Ending.Kind.INTERRUPTED);
        assertThat(run.info().ending().detail()).contains("its centre was gone");
        assertThat(run.ledger().good()).isEqualTo(19);
        assertThat(run.ledger().lost()).singleElement().satisfies(lost -> {
            assertThat(lost.reason()).startsWith("had not heard");
            assertThat(lost.sinceSecond()).isEqualTo(2);
        });
        assertThat(fleet.starts).isZero();
    }

    @Test
    void aRunThatHadComeToItsEndIsComplete() throws ProblemsException {
        ScriptedFleet fleet = ongoing(List.of())
                .sends(0, 0, false, window(0, 0, 9, 0))
                .sends(0, 1, true, window(1, 0, 10, 0))
                .thenCaughtUp();
        Run run = control(fleet).run();

        assertThat(run.info().ending()).isEqualTo(new Ending(Ending.Kind.COMPLETED, ""));
        assertThat(run.ledger().lost()).isEmpty();
    }

    @Test
    void whatHadBeenOrderedIsInTheResult() throws ProblemsException {
        List<Directive> ordered = List.of(new Directive.Offer(1_000_000_000, Level.of(4)), new Directive.Stop(2));
        ScriptedFleet fleet = ongoing(ordered)
                .sends(0, 0, false, window(0, 0, 10, 0))
                .sends(0, 1, true, window(1, 0, 4, 0))
                .thenCaughtUp();
        Run run = control(fleet).run();

        assertThat(run.info().plannedLevels()).containsExactly(10.0, 4.0);
        assertThat(run.info().ending().kind()).isEqualTo(Ending.Kind.INTERRUPTED);
        assertThat(fleet.directives).as("it had been told to stop").isEmpty();
    }

    private static ScriptedFleet ongoing(List<Directive> directives) {
        return new ScriptedFleet(1).ongoing(new Ongoing(BEGAN, directives));
    }

    private static RunControl control(ScriptedFleet fleet) throws ProblemsException {
        return new RunControl(
                "20261125-000000-0001",
                RunPlans.tenPerSecond(Tolerance.DEFAULT),
                "{}",
                "fingerprint",
                fleet,
                fleet,
                new BuildInfo("0.1.0", "abc"),
                new RunListener() {
                    @Override
                    public void progress(Progress progress) {}

                    @Override
                    public void note(String sentence) {}
                },
                Steering.BY_PLAN);
    }
}

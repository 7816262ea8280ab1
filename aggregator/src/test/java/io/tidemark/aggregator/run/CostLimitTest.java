package io.tidemark.aggregator.run;

import static io.tidemark.aggregator.run.Deltas.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.cost.Cost;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.build.BuildInfo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

/** What a run costs, shown, limited and kept. */
class CostLimitTest {
    private final List<Progress> progress = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    @Test
    void aRunEndsWhenItsLimitIsReachedAndKeepsWhatItHas() throws ProblemsException {
        ScriptedFleet fleet = new ScriptedFleet(1)
                .sends(0, 0, false, window(0, 0, 9, 0))
                .costs(1.2, 1.99, 2)
                .sends(0, 1, false, window(1, 0, 8, 0))
                .costs(1.3, 2, 2)
                .sends(0, 2, true, window(2, 0, 7, 0));
        Run run = run(fleet);

        assertThat(run.info().ending().kind()).isEqualTo(Ending.Kind.COST_LIMIT);
        assertThat(run.info().ending().detail()).startsWith("the cost limit of $2 was reached: about $2 with");
        assertThat(notes).containsExactly(run.info().ending().detail());
        assertThat(fleet.directives).containsExactly(new Directive.Stop(RunControl.STOP_GRACE_NANOS));
        assertThat(run.ledger().good()).isEqualTo(24);
        assertThat(run.ledger().lost()).isEmpty();
        assertThat(run.cost()).map(Cost::total).as("everybody has left").hasValue(1.3);
    }

    @Test
    void belowTheLimitARunGoesOn() throws ProblemsException {
        ScriptedFleet fleet =
                new ScriptedFleet(1).hasCost(1.2, 1.99, OptionalDouble.of(2)).sends(0, 0, true, window(0, 0, 9, 0));
        Run run = run(fleet);

        assertThat(run.info().ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(fleet.directives).isEmpty();
    }

    @Test
    void withoutALimitACostIsOnlyKept() throws ProblemsException {
        Run run = run(
                new ScriptedFleet(1).hasCost(1e6, 1e6, OptionalDouble.empty()).sends(0, 0, true, window(0, 0, 9, 0)));

        assertThat(run.info().ending().kind()).isEqualTo(Ending.Kind.COMPLETED);
        assertThat(run.cost()).map(Cost::total).hasValue(1e6);
    }

    /** Workers that wait for the start are paid for. */
    @Test
    void aLimitThatIsReachedBeforeTheStartSendsNothing() throws ProblemsException {
        ScriptedFleet fleet =
                new ScriptedFleet(1).hasCost(2, 3, OptionalDouble.of(2)).sends(0, 0, true, window(0, 0, 9, 0));
        Run run = run(fleet);

        assertThat(run.info().ending().kind()).isEqualTo(Ending.Kind.COST_LIMIT);
        assertThat(run.ledger().sent()).isZero();
        assertThat(run.cost())
                .map(Cost::total)
                .as("with what they need to leave")
                .hasValue(3.0);
    }

    @Test
    void whoIsNotWaitedForAnyMoreStillCostsTheTimeToStop() throws ProblemsException {
        Run run = run(new ScriptedFleet(1)
                .hasCost(1, 1.5, OptionalDouble.empty())
                .sends(0, 0, false, window(0, 0, 9, 0))
                .thenSilence());

        assertThat(run.cost()).map(Cost::total).hasValue(1.5);
    }

    @Test
    void theCostIsInTheProgress() throws ProblemsException {
        run(new ScriptedFleet(1)
                .sends(0, 0, false, window(0, 0, 5, 0))
                .costs(0.5, 0.6, 2)
                .sendsAfter(Duration.ofSeconds(1), 0, 1, true, window(1, 0, 5, 0)));

        assertThat(progress).extracting(Progress::dollars).startsWith(OptionalDouble.empty());
        assertThat(progress.getLast().dollars()).hasValue(0.5);
    }

    @Test
    void whereNobodyIsPaidThereIsNoCost() throws ProblemsException {
        Run run = run(new ScriptedFleet(1).sends(0, 0, true, window(0, 0, 5, 0)));

        assertThat(run.cost()).isEmpty();
        assertThat(progress).allMatch(each -> each.dollars().isEmpty());
    }

    private Run run(ScriptedFleet fleet) throws ProblemsException {
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
        return new RunControl(
                        RunPlans.tenPerSecond(Tolerance.DEFAULT),
                        "{}",
                        "fingerprint",
                        fleet,
                        fleet,
                        new BuildInfo("0.1.0", "abc"),
                        listener,
                        Steering.BY_PLAN)
                .run();
    }
}

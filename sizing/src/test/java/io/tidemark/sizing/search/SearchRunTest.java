package io.tidemark.sizing.search;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.cost.Bill;
import io.tidemark.aggregator.cost.Cost;
import io.tidemark.aggregator.cost.Usage;
import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.aggregator.fleet.DeltaReceiver;
import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.SearchSettings.Budget;
import io.tidemark.core.capacity.SearchSettings.Mode;
import io.tidemark.core.capacity.SearchSettings.Pace;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.functions.time.SystemClock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SearchRunTest {
    private static final BuildInfo BUILD = new BuildInfo("1", "abc");
    private static final Bill SPENT = new Bill(dollars(1.9), dollars(2.1), OptionalDouble.of(2));

    private static final SearchSettings CAPACITY = new SearchSettings(
            Mode.CAPACITY,
            Variable.RATE,
            0.05,
            50,
            10_000,
            0.08,
            OptionalDouble.empty(),
            Pace.DEFAULT,
            Budget.UNLIMITED,
            1);
    private static final RampSettings RAMP = new RampSettings(
            Variable.USERS, 50, Duration.ofMinutes(1), Duration.ofMinutes(1), 0.05, Tolerance.Ratio.OF_TOTAL);

    @Test
    void aSearchThatHasCostWhatItMayIsOutOfBudget() throws Exception {
        Searched searched = SearchRun.forCapacity(
                        plan(),
                        CAPACITY,
                        List.of(),
                        Turn.ALWAYS,
                        observation -> {},
                        new SpentFleet(),
                        new SystemClock(),
                        BUILD,
                        RunListener.SILENT)
                .run();

        assertThat(searched.answer().status()).isEqualTo(Answer.Status.OUT_OF_BUDGET);
        assertThat(searched.answer().sentence()).startsWith("The cost limit of $2 was reached");
        assertThat(searched.run().cost()).hasValue(SPENT.committed());
    }

    /** It must not claim that the load was carried to the top. */
    @Test
    void aRampThatHasCostWhatItMayWasInterrupted() throws Exception {
        Searched searched = SearchRun.forRamp(
                        plan(), RAMP, new SpentFleet(), new SystemClock(), BUILD, RunListener.SILENT)
                .run();

        assertThat(searched.answer().status()).isEqualTo(Answer.Status.INTERRUPTED);
        assertThat(searched.answer().sentence()).startsWith("The cost limit of $2 was reached");
    }

    private static Plan plan() throws ProblemsException {
        return PlanReader.read(
                PlanSource.text("{target: http://127.0.0.1:9, load: {users: 1, duration: 1s}}", PlanFiles.none()));
    }

    private static Cost dollars(double dollars) {
        return new Cost("here", "today", Usage.NONE, dollars, 0, 0);
    }

    /** Whose workers have waited for the start until there was no money left. */
    private static final class SpentFleet implements Fleet {
        @Override
        public String kind() {
            return "spent";
        }

        @Override
        public int workers() {
            return 1;
        }

        @Override
        public void prepare(Assignment assignment, DeltaReceiver receiver) {}

        @Override
        public void start(long epochMillis) {
            throw new AssertionError("nothing may start");
        }

        @Override
        public void direct(Directive directive) {}

        @Override
        public boolean isDone() {
            return true;
        }

        @Override
        public List<WorkerFailure> failures() {
            return List.of();
        }

        @Override
        public Optional<Bill> bill() {
            return Optional.of(SPENT);
        }

        @Override
        public void close() {}
    }
}

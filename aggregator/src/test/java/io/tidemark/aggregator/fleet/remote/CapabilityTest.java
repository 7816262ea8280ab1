package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.cost.Architecture;
import io.tidemark.aggregator.cost.FunctionSize;
import io.tidemark.aggregator.fleet.remote.Caller.Limits;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class CapabilityTest {
    private static final Limits LIMITS = new Limits(50, 900_000, 1_024, new FunctionSize(Architecture.ARM64, 1_769));

    @Test
    void whatFitsIsFine() throws ProblemsException {
        assertThat(Capability.problems(plan("{users: 900, duration: 1s}"), 1, LIMITS))
                .isEmpty();
        assertThat(Capability.problems(plan("{rate: 100000/s, duration: 1s}"), 50, LIMITS))
                .isEmpty();
    }

    @Test
    void moreUsersThanOneWorkerHoldsNeedMoreWorkers() throws ProblemsException {
        assertThat(said(plan("{users: 901, duration: 1s}"), 1))
                .containsExactly(
                        "AWS Lambda: --workers = 1: must be at least 2: the plan asks each of 1 workers for 901"
                                + " connections, and one can hold 900 (use --workers 2)");
    }

    @Test
    void theHighestPhaseCounts() throws ProblemsException {
        assertThat(said(plan("{phases: [{users: 10, for: 1s}, {users: 10..2000, for: 1s}]}"), 2))
                .singleElement()
                .asString()
                .contains("must be at least 3", "1000 connections");
    }

    @Test
    void moreWorkersThanTheAccountAllowsAreRefusedWithWhatFits() throws ProblemsException {
        assertThat(said(plan("{users: 10, duration: 1s}"), 51))
                .singleElement()
                .asString()
                .contains("must be at most 50", "use --workers 50");
    }

    private static List<String> said(Plan plan, int workers) {
        return Capability.problems(plan, workers, LIMITS).stream()
                .map(Object::toString)
                .toList();
    }

    private static Plan plan(String load) throws ProblemsException {
        return PlanReader.read(PlanSource.text("{target: 'http://h', load: " + load + "}", PlanFiles.none()));
    }
}

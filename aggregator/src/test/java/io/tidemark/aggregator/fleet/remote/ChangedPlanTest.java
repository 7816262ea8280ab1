package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanBundle;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanFingerprint;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.functions.remote.Adoption;
import io.tidemark.functions.remote.FakeShelf;
import io.tidemark.functions.time.ManualClock;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChangedPlanTest {
    private static final Map<String, String> ENVIRONMENT = Map.of("TOKEN", "a", "KEY", "b");

    private final FakeShelf shelf = new FakeShelf();

    @Test
    void itLiesOnTheShelfWhenThereIsOne() throws Exception {
        Assignment next = next("{rate: 5/s, duration: 10s}", "");
        Adoption adoption = ChangedPlan.pack(next, 7, true, 0, shelf);
        assertThat(adoption)
                .isEqualTo(new Adoption("run-v2", next.fingerprint(), 7, true, 0, new byte[0], "plans/run-v2.zip"));
        assertThat(PlanBundle.read(shelf.get(adoption.bundleKey()))).isEqualTo(next.plan());
    }

    @Test
    void withoutAShelfASmallOneIsInTheControl() throws Exception {
        Adoption adoption = ChangedPlan.pack(next("{rate: 5/s, duration: 10s}", ""), 7, false, 0, null);
        assertThat(adoption.bundleKey()).isEmpty();
        assertThat(PlanFingerprint.of(PlanBundle.read(adoption.bundle()))).isEqualTo(adoption.fingerprint());
    }

    @Test
    void whatTheControlCannotHoldIsRefusedWithAWayOut() throws Exception {
        Assignment next = next("{rate: 5/s, duration: 10s}", "");
        assertThatThrownBy(() -> ChangedPlan.pack(next, 7, true, ChangedPlan.MOST_INLINE, null))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("name a bucket with --bucket");
        ChangedPlan.pack(next, 7, true, ChangedPlan.MOST_INLINE, shelf);
    }

    @Test
    void aShelfThatIsAwayIsSaid() throws Exception {
        shelf.close();
        Assignment next = next("{rate: 5/s, duration: 10s}", "");
        assertThatThrownBy(() -> ChangedPlan.pack(next, 7, true, 0, shelf))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("the bucket is away");
    }

    @Test
    void whatTheWorkersWereGivenMayBeUsedAgain() throws Exception {
        Assignment next = next("{rate: 5/s, duration: 10s}", "variables: {t: {env: TOKEN}}\n");
        assertThat(ChangedPlan.problems(next, Map.of("TOKEN", "a"), ENVIRONMENT::get, new ManualClock()))
                .isEmpty();
    }

    @Test
    void whatTheyWereNotGivenIsRefusedWithoutItsValue() throws Exception {
        Assignment next = next("{rate: 5/s, duration: 10s}", "variables: {t: {env: TOKEN}, k: {env: KEY}}\n");
        assertThat(ChangedPlan.problems(next, Map.of("TOKEN", "a"), ENVIRONMENT::get, new ManualClock()))
                .singleElement()
                .returns("KEY", Problem::value)
                .satisfies(problem -> assertThat(problem.toString())
                        .contains("workers are given values only when they are called")
                        .doesNotContain("=b"));
    }

    @Test
    void aPlanThatCannotRunIsRefused() throws Exception {
        Assignment next = next("{rate: 5/s, duration: 10s}", "variables: {t: {env: NOWHERE}}\n");
        assertThatThrownBy(() -> ChangedPlan.problems(next, Map.of(), ENVIRONMENT::get, new ManualClock()))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("NOWHERE");
    }

    private static Assignment next(String load, String more) throws ProblemsException {
        Plan plan = PlanReader.read(
                PlanSource.text("target: 'http://127.0.0.1:9'\n" + more + "load: " + load + "\n", PlanFiles.none()));
        return new Assignment("run-v2", plan, PlanFingerprint.of(plan), true);
    }
}

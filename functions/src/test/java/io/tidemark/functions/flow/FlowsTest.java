package io.tidemark.functions.flow;

import static io.tidemark.functions.flow.Plans.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Pause;
import io.tidemark.core.problem.ProblemsException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlowsTest {
    private static final int RUN = 100_000;

    @Test
    void stepsKnowTheirNameAndNumber() throws ProblemsException {
        Flows flows = Plans.local()
                .scenario("a", 1, get("/1").named("one"), get("/2").named("two"))
                .scenario("b", 1, get("/3").named("two"), get("/4").named("three"))
                .compile();
        assertThat(flows.names()).containsExactly("one", "two", "three");
        Flow second = LongStream.range(0, 100)
                .mapToObj(flows::choose)
                .filter(flow -> flow.name().equals("b"))
                .findFirst()
                .orElseThrow();
        assertThat(second.steps()).extracting(CompiledStep::name).containsExactly(1, 2);
        assertThat(second.steps()).extracting(CompiledStep::label).containsExactly("two", "three");
        assertThat(second.steps().getFirst().think()).isEqualTo(Pause.NONE);
    }

    /** Any run of consecutive numbers, and every n-th number, as segments take them. */
    @ParameterizedTest
    @CsvSource({"1, 0, 1", "1, 1000000, 1", "2, 0, 7", "3, 3, 64", "-5, 9000000000000000000, 1000"})
    void scenariosAreChosenByWeight(long seed, long start, long stride) throws ProblemsException {
        Map<String, Integer> weights = Map.of("rare", 1, "some", 29, "most", 70);
        Flows flows = weighted(seed, weights);
        Map<String, Integer> counts = new HashMap<>();
        for (int i = 0; i < RUN; i++) {
            counts.merge(flows.choose(start + i * stride).name(), 1, Integer::sum);
        }
        weights.forEach((name, weight) -> {
            double share = weight / 100.0;
            double deviation = Math.sqrt(RUN * share * (1 - share));
            assertThat(Math.abs(counts.get(name) - RUN * share))
                    .as("%s, seed %s, from %s by %s", name, seed, start, stride)
                    .isLessThan(4.5 * deviation);
        });
    }

    @Test
    void choiceIsAFunctionOfSeedAndIteration() throws ProblemsException {
        Map<String, Integer> weights = Map.of("a", 1, "b", 1);
        assertThat(choices(weighted(1, weights))).isEqualTo(choices(weighted(1, weights)));
        assertThat(choices(weighted(1, weights))).isNotEqualTo(choices(weighted(2, weights)));
    }

    @Test
    void hugeWeightsDoNotOverflow() throws ProblemsException {
        Flows flows = weighted(1, Map.of("a", Integer.MAX_VALUE, "b", Integer.MAX_VALUE));
        assertThat(choices(flows)).contains("a", "b");
    }

    @Test
    void onlyScenarioIsAlwaysChosen() throws ProblemsException {
        assertThat(choices(weighted(1, Map.of("only", 3)))).containsOnly("only");
    }

    private static Flows weighted(long seed, Map<String, Integer> weights) throws ProblemsException {
        Plans plans = Plans.local().seed(seed);
        weights.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(entry -> plans.scenario(entry.getKey(), entry.getValue(), get("/")));
        return plans.compile();
    }

    private static List<String> choices(Flows flows) {
        return LongStream.range(0, 200)
                .mapToObj(iteration -> flows.choose(iteration).name())
                .toList();
    }
}

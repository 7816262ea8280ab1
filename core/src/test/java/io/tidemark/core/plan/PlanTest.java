package io.tidemark.core.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTest {
    private static final Load LOAD = new Load.Rate(
            List.of(new Phase("all", new Shape.Constant(Level.of(1), Duration.ofSeconds(1)), false)),
            Load.Arrivals.CONSTANT,
            Duration.ZERO,
            1);

    @Test
    void namesAreThoseOfTheStartThenThoseOfTheScenariosOnceEach() {
        Plan plan = plan(List.of("create", "sign in"), List.of(List.of("look", "sign in"), List.of("look", "buy")));
        assertThat(plan.names()).containsExactly("create", "sign in", "look", "buy");
    }

    @Test
    void iterationsAreRequestsWhereEachIsASingleOne() {
        assertThat(plan(List.of(), List.of(List.of("a"), List.of("b"))).isOneRequestEach())
                .isTrue();
        assertThat(plan(List.of(), List.of(List.of("a"), List.of("b", "c"))).isOneRequestEach())
                .isFalse();
        assertThat(plan(List.of("start"), List.of(List.of("a"))).isOneRequestEach())
                .isFalse();
    }

    @Test
    void whatIsChangedLeavesTheRestAsItIs() {
        Plan plan = plan(List.of("start"), List.of(List.of("a")));
        Load other = new Load.Rate(LOAD.phases(), Load.Arrivals.POISSON, Duration.ZERO, 2);
        List<URI> targets = List.of(URI.create("http://b"));
        assertThat(plan.withLoad(other).withTargets(targets).withMostConnections(3))
                .isEqualTo(new Plan(
                        plan.name(),
                        targets,
                        plan.variables(),
                        plan.start(),
                        plan.scenarios(),
                        other,
                        plan.http().withMaxConnections(3),
                        plan.tolerance()));
    }

    private static Plan plan(List<String> start, List<List<String>> scenarios) {
        return new Plan(
                "test",
                List.of(URI.create("http://a")),
                List.of(),
                steps(start),
                scenarios.stream()
                        .map(names -> new Scenario("scenario", 1, steps(names)))
                        .toList(),
                LOAD,
                HttpSettings.DEFAULT,
                Tolerance.DEFAULT);
    }

    private static List<Step> steps(List<String> names) {
        return names.stream()
                .map(name -> new Step(
                        name, "GET", "/", List.of(), List.of(), Body.NONE, null, List.of(), List.of(), Pause.NONE))
                .toList();
    }
}

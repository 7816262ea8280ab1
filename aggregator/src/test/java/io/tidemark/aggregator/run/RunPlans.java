package io.tidemark.aggregator.run;

import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.HttpSettings;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Scenario;
import io.tidemark.core.plan.Step;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/** Plans with two names, home and cart. */
final class RunPlans {
    private RunPlans() {}

    /** For ten seconds. */
    static Plan tenPerSecond(Tolerance tolerance) {
        Shape shape = new Shape.Constant(Level.of(10), Duration.ofSeconds(10));
        return of(rate(Load.Arrivals.CONSTANT, new Phase("main", shape, false)), tolerance);
    }

    static Plan of(Load load, Tolerance tolerance) {
        return new Plan(
                "demo",
                List.of(URI.create("http://localhost:8080")),
                List.of(),
                List.of(new Scenario("look", 1, List.of(step("home"))), new Scenario("buy", 1, List.of(step("cart")))),
                load,
                HttpSettings.DEFAULT,
                tolerance);
    }

    /** Whose iterations are more than one request. */
    static Plan withSteps(Load load) {
        Plan plan = of(load, Tolerance.DEFAULT);
        return new Plan(
                plan.name(),
                plan.targets(),
                plan.variables(),
                List.of(new Scenario("visit", 1, List.of(step("home"), step("cart")))),
                load,
                plan.http(),
                plan.tolerance());
    }

    /** Whose users have something to go through first. */
    static Plan withStart(Load load) {
        Plan plan = of(load, Tolerance.DEFAULT);
        return new Plan(
                plan.name(),
                plan.targets(),
                plan.variables(),
                List.of(step("sign in")),
                plan.scenarios(),
                load,
                plan.http(),
                plan.tolerance());
    }

    static Load rate(Load.Arrivals arrivals, Phase... phases) {
        return new Load.Rate(List.of(phases), arrivals, Duration.ofSeconds(1), 7);
    }

    static Load users(Phase... phases) {
        return new Load.Users(List.of(phases), Pause.NONE, Load.Pacing.FROM_RESPONSE, Duration.ZERO, 7);
    }

    private static Step step(String name) {
        return new Step(
                name, "GET", "/" + name, List.of(), List.of(), new Body.None(), null, List.of(), List.of(), Pause.NONE);
    }
}

package io.tidemark.functions.worker;

import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.Check;
import io.tidemark.core.plan.Extraction;
import io.tidemark.core.plan.Field;
import io.tidemark.core.plan.HttpSettings;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Scenario;
import io.tidemark.core.plan.Step;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import io.tidemark.functions.server.TestSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Writes plans for a worker: one GET of {@code /} unless a test says otherwise. */
final class TestPlan {
    private final String target;
    private final List<Step> start = new ArrayList<>();
    private final List<Step> steps = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<Phase> phases = new ArrayList<>();
    private TestSettings settings = TestSettings.plain();
    private Pause pause = Pause.NONE;
    private Load.Pacing pacing = Load.Pacing.FROM_RESPONSE;
    private Duration stagger = Duration.ZERO;
    private Load.Arrivals arrivals = Load.Arrivals.CONSTANT;
    private Duration patience = Duration.ofSeconds(1);

    private TestPlan(String target) {
        this.target = target;
    }

    static TestPlan to(String target) {
        return new TestPlan(target);
    }

    TestPlan settings(TestSettings changed) {
        settings = changed;
        return this;
    }

    TestPlan variable(Variable variable) {
        variables.add(variable);
        return this;
    }

    TestPlan start(String url, Extraction... extractions) {
        start.add(stepOf(url, Pause.NONE, List.of(extractions)));
        return this;
    }

    TestPlan get(String url) {
        return step(url, Pause.NONE, List.of());
    }

    TestPlan get(String url, Extraction... extractions) {
        return step(url, Pause.NONE, List.of(extractions));
    }

    TestPlan getThenThink(String url, Duration think) {
        return step(url, new Pause.Fixed(think), List.of());
    }

    private TestPlan step(String url, Pause think, List<Extraction> extractions) {
        steps.add(stepOf(url, think, extractions));
        return this;
    }

    private static Step stepOf(String url, Pause think, List<Extraction> extractions) {
        List<Check> noChecks = List.of();
        List<Field> none = List.of();
        return new Step(url, "GET", url, none, none, Body.NONE, null, noChecks, extractions, think);
    }

    TestPlan constant(int level, Duration duration) {
        return phase(new Shape.Constant(Level.of(level), duration));
    }

    TestPlan ramp(int from, int to, Duration duration) {
        return phase(new Shape.Ramp(Level.of(from), Level.of(to), duration));
    }

    TestPlan phase(Shape shape) {
        phases.add(new Phase("phase " + phases.size(), shape, false));
        return this;
    }

    TestPlan pause(Duration fixed) {
        pause = new Pause.Fixed(fixed);
        return this;
    }

    TestPlan period(Duration fixed) {
        pacing = Load.Pacing.FIXED_PERIOD;
        return pause(fixed);
    }

    TestPlan stagger(Duration time) {
        stagger = time;
        return this;
    }

    TestPlan poisson() {
        arrivals = Load.Arrivals.POISSON;
        return this;
    }

    TestPlan patience(Duration time) {
        patience = time;
        return this;
    }

    Plan users() {
        return plan(new Load.Users(phases, pause, pacing, stagger, 1));
    }

    Plan rate() {
        return plan(new Load.Rate(phases, arrivals, patience, 1));
    }

    private Plan plan(Load load) {
        if (steps.isEmpty()) {
            get("/");
        }
        HttpSettings http = settings.build();
        Scenario scenario = new Scenario("main", 1, steps);
        return new Plan(
                "test",
                List.of(URI.create(target)),
                variables,
                start,
                List.of(scenario),
                load,
                http,
                Tolerance.DEFAULT);
    }
}

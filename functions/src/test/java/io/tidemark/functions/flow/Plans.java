package io.tidemark.functions.flow;

import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.Check;
import io.tidemark.core.plan.Credentials;
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
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.shape.Shape;
import io.tidemark.functions.time.ManualClock;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes plans for tests: everything a test does not mention is at its plainest. */
final class Plans {
    final ManualClock clock = new ManualClock();

    private final List<URI> targets = new ArrayList<>();
    private final List<Variable> variables = new ArrayList<>();
    private final List<Step> start = new ArrayList<>();
    private final List<Scenario> scenarios = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private Segment segment = Segment.WHOLE;
    private int shift;
    private long seed = 1;
    private boolean cookies;
    private boolean compression;

    static Plans to(String... targets) {
        Plans plans = new Plans();
        Arrays.stream(targets).map(URI::create).forEach(plans.targets::add);
        return plans;
    }

    static Plans local() {
        return to("http://localhost:8080");
    }

    Plans variables(Variable... more) {
        variables.addAll(List.of(more));
        return this;
    }

    Plans environment(String name, String value) {
        environment.put(name, value);
        return this;
    }

    Plans segment(int index, int count) {
        segment = new Segment(index, count);
        return this;
    }

    Plans shift(int newShift) {
        shift = newShift;
        return this;
    }

    Plans seed(long newSeed) {
        seed = newSeed;
        return this;
    }

    Plans keepingCookies() {
        cookies = true;
        return this;
    }

    Plans compressed() {
        compression = true;
        return this;
    }

    Plans scenario(String name, int weight, StepSpec... steps) {
        scenarios.add(new Scenario(
                name, weight, Arrays.stream(steps).map(StepSpec::step).toList()));
        return this;
    }

    Plans start(StepSpec... steps) {
        Arrays.stream(steps).map(StepSpec::step).forEach(start::add);
        return this;
    }

    Flows compile(StepSpec... steps) throws ProblemsException {
        if (steps.length > 0) {
            scenario("main", 1, steps);
        }
        Phase phase = new Phase("main", new Shape.Constant(Level.of(1), Duration.ofSeconds(1)), false);
        Load load = new Load.Users(List.of(phase), Pause.NONE, Load.Pacing.FROM_RESPONSE, Duration.ZERO, seed);
        Plan plan = new Plan("test", targets, variables, start, scenarios, load, http(), Tolerance.DEFAULT);
        return Flows.compile(plan, segment, shift, environment::get, clock);
    }

    List<Problem> problems(StepSpec... steps) {
        try {
            compile(steps);
            return List.of();
        } catch (ProblemsException found) {
            return found.problems();
        }
    }

    private HttpSettings http() {
        HttpSettings plain = HttpSettings.DEFAULT;
        return new HttpSettings(
                plain.version(),
                plain.insecureTls(),
                plain.maxRedirects(),
                plain.reuseConnections(),
                compression,
                cookies,
                plain.maxConnections(),
                plain.connectTimeout(),
                plain.responseTimeout(),
                plain.totalTimeout());
    }

    static StepSpec step(String method, String url) {
        return new StepSpec(method, url);
    }

    static StepSpec get(String url) {
        return step("GET", url);
    }

    static StepSpec post(String url, Body body) {
        StepSpec spec = step("POST", url);
        spec.body = body;
        return spec;
    }

    static final class StepSpec {
        private final String method;
        private final String url;
        private final List<Field> query = new ArrayList<>();
        private final List<Field> headers = new ArrayList<>();
        private final List<Check> checks = new ArrayList<>();
        private final List<Extraction> extractions = new ArrayList<>();
        private Body body = Body.NONE;
        private Credentials credentials;
        private String name;

        private StepSpec(String method, String url) {
            this.method = method;
            this.url = url;
            this.name = url;
        }

        StepSpec named(String newName) {
            name = newName;
            return this;
        }

        StepSpec query(String key, String value) {
            query.add(new Field(key, value));
            return this;
        }

        StepSpec header(String key, String value) {
            headers.add(new Field(key, value));
            return this;
        }

        StepSpec check(Check check) {
            checks.add(check);
            return this;
        }

        StepSpec extract(Extraction extraction) {
            extractions.add(extraction);
            return this;
        }

        StepSpec as(Credentials newCredentials) {
            credentials = newCredentials;
            return this;
        }

        private Step step() {
            return new Step(name, method, url, query, headers, body, credentials, checks, extractions, Pause.NONE);
        }
    }
}

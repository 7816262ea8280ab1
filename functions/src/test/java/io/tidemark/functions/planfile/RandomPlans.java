package io.tidemark.functions.planfile;

import io.tidemark.core.plan.HttpSettings;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Scenario;
import io.tidemark.core.plan.Step;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.plan.Tolerance.Limit;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.plan.Variable.Scope;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/** Valid plans of every kind, drawn from a seed. */
final class RandomPlans {
    private final Random random;
    private final RandomSteps steps;

    RandomPlans(long seed) {
        this.random = new Random(seed);
        this.steps = new RandomSteps(random);
    }

    Plan next() {
        List<Variable> variables = some(4, this::variable);
        List<String> known = new ArrayList<>(KnownNames.BUILT_IN);
        variables.forEach(variable -> known.add(variable.name()));
        List<Step> start = some(3, position -> steps.step(known));
        List<Scenario> scenarios = atLeastOne(3, number -> scenario(number, known));
        return new Plan(
                steps.text() + "p",
                atLeastOne(3, number -> URI.create("http://host" + number + ".example:80" + number + "/base")),
                variables,
                start,
                scenarios,
                load(),
                http(),
                tolerance(start.isEmpty() ? scenarios.getFirst().steps() : start));
    }

    private Variable variable(int number) {
        String name = "v" + number;
        Scope scope = pick(Scope.values());
        return switch (random.nextInt(5)) {
            case 0 -> new Variable.RandomNumber(name, scope, -random.nextInt(100), random.nextLong(1L << 50));
            case 1 -> new Variable.Uuid(name, scope);
            case 2 ->
                new Variable.Counter(name, scope, random.nextInt(), 1 + random.nextInt(9), 1 + random.nextInt(18));
            case 3 -> new Variable.Time(name, scope, pick(Variable.Time.Format.values()));
            default -> new Variable.Env(name, scope, "ENV_" + number);
        };
    }

    private Scenario scenario(int number, List<String> started) {
        List<String> known = new ArrayList<>(started);
        List<Step> list = atLeastOne(3, position -> steps.step(known));
        return new Scenario("scenario " + number, 1 + random.nextInt(5), list);
    }

    private Load load() {
        long seed = random.nextLong();
        if (random.nextBoolean()) {
            List<Phase> phases = atLeastOne(4, number -> phase(number, true));
            return new Load.Users(phases, steps.pause(), pick(Load.Pacing.values()), duration(), seed);
        }
        List<Phase> phases = atLeastOne(4, number -> phase(number, false));
        return new Load.Rate(phases, pick(Load.Arrivals.values()), duration(), seed);
    }

    private Phase phase(int number, boolean users) {
        return new Phase("phase " + number, shape(users), random.nextBoolean());
    }

    private Shape shape(boolean users) {
        Duration every = duration().plusMillis(1);
        return switch (random.nextInt(users ? 4 : 5)) {
            case 0 -> new Shape.Constant(level(users), every);
            case 1 -> new Shape.Ramp(level(users), level(users), every);
            case 2 -> new Shape.Steps(level(users), level(users), every, 1 + random.nextInt(9));
            case 3 -> new Shape.Spike(level(users), level(users), duration(), every, Duration.ofDays(1));
            default -> new Shape.Burst(1 + random.nextInt(1_000), every, 1 + random.nextInt(9));
        };
    }

    /** Never zero, so that every plan offers a load. */
    private Level level(boolean users) {
        return users
                ? Level.of(1 + random.nextInt((int) PlanLimits.USERS / 10))
                : new Level(1 + (random.nextLong(1L << 40) >> random.nextInt(40)));
    }

    private Duration duration() {
        return Duration.ofNanos(random.nextLong(3_600_000_000_000L) >> random.nextInt(42));
    }

    private HttpSettings http() {
        return new HttpSettings(
                pick(HttpSettings.Version.values()),
                random.nextBoolean(),
                random.nextInt(21),
                random.nextBoolean(),
                random.nextBoolean(),
                random.nextBoolean(),
                1 + random.nextInt(1_000),
                duration().plusNanos(1),
                duration().plusNanos(1),
                duration().plusNanos(1));
    }

    private Tolerance tolerance(List<Step> named) {
        Map<String, Limit> byName = new HashMap<>();
        if (random.nextBoolean()) {
            byName.put(named.getFirst().name(), limit());
        }
        return new Tolerance(limit(), byName, random.nextBoolean());
    }

    private Limit limit() {
        Duration objective = random.nextBoolean() ? null : duration().plusNanos(1);
        return new Limit(random.nextDouble(), pick(Tolerance.Ratio.values()), objective);
    }

    private <T> T pick(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> List<T> atLeastOne(int max, IntFunction<T> make) {
        List<T> list = new ArrayList<>(List.of(make.apply(0)));
        for (int i = 1; i <= random.nextInt(max); i++) {
            list.add(make.apply(i));
        }
        return list;
    }

    private <T> List<T> some(int max, IntFunction<T> make) {
        return random.nextBoolean() ? List.of() : atLeastOne(max, make);
    }
}

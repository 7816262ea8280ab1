package io.tidemark.functions.planfile;

import io.tidemark.core.plan.Scenario;
import io.tidemark.core.plan.Step;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The flows of a plan. */
final class ScenarioReader {
    private static final String EXPECTED = "must be a list of scenarios, each with steps";

    private final StepReader steps;

    ScenarioReader(StepReader steps) {
        this.steps = steps;
    }

    /**
     * @param started what is known at the beginning of each scenario
     * @param variables what extractions must not be named like
     */
    List<Scenario> read(Optional<Value> value, KnownNames started, KnownNames variables) {
        if (value.isEmpty()) {
            return List.of(fallback());
        }
        List<Value> items = value.get().items(EXPECTED);
        if (items.size() > PlanLimits.SCENARIOS) {
            value.get().reject("must be at most " + PlanLimits.SCENARIOS + " scenarios");
        }
        List<Scenario> scenarios = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Value item : items) {
            scenarios.add(scenario(item, scenarios.size() + 1, names, started, variables));
        }
        return scenarios.isEmpty() ? List.of(fallback()) : scenarios;
    }

    private Scenario scenario(Value value, int number, Set<String> names, KnownNames started, KnownNames variables) {
        Section section = value.section(PlanKeys.SCENARIO);
        String name = section.find("name").map(Value::label).orElse(nameOf(number));
        if (!names.add(name)) {
            section.find("name").ifPresent(found -> found.reject("must not be the name of another scenario"));
        }
        int weight = (int) (long) section.find("weight")
                .map(found -> found.whole(1, PlanLimits.WEIGHT))
                .orElse((long) PlanDefaults.WEIGHT);
        Optional<Value> stepsValue = value.isMapping()
                ? section.require("steps", "is missing: a list of steps, such as [{get: /items}]")
                : Optional.empty();
        List<Step> read = stepsValue
                .map(found -> steps.readAll(found, started.copy(), variables))
                .orElse(List.of());
        return new Scenario(name, weight, read.isEmpty() ? List.of(StepReader.defaultStep()) : read);
    }

    /** The single request for the target itself, which a plan without scenarios has. */
    private static Scenario fallback() {
        return new Scenario(nameOf(1), PlanDefaults.WEIGHT, List.of(StepReader.defaultStep()));
    }

    private static String nameOf(int number) {
        return "scenario-" + number;
    }
}

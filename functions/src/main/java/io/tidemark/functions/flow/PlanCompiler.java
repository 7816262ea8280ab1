package io.tidemark.functions.flow;

import com.fasterxml.jackson.core.JsonFactory;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Scenario;
import io.tidemark.core.plan.Step;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.plan.Variable.Csv;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Segment;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;

/** Makes a plan ready for one segment, and collects everything that is wrong with it on the way. */
final class PlanCompiler {
    private final Plan plan;
    private final Segment segment;
    private final int shift;
    private final Clock clock;
    private final List<Problem> problems = new ArrayList<>();
    private final Spot root = new Spot("", problems);

    private final StepCompiler steps;
    private final Vocabulary vocabulary;

    PlanCompiler(Plan plan, Segment segment, int shift, Environment environment, Clock clock) {
        this.plan = plan;
        this.segment = segment;
        this.shift = shift;
        this.clock = clock;
        Secrets secrets = new Secrets(environment);
        this.vocabulary = new Vocabulary(plan, secrets, root);
        JsonFactory json = JsonFactory.builder()
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
        this.steps = new StepCompiler(plan.names(), targets(), plan.http().compression(), vocabulary, secrets, json);
    }

    Flows compile() throws ProblemsException {
        List<Layout.Slot> slots = slots();
        List<CompiledStep> start = steps(plan.start(), "start", root);
        List<Flow> flows = new ArrayList<>();
        for (int i = 0; i < plan.scenarios().size(); i++) {
            Scenario scenario = plan.scenarios().get(i);
            flows.add(new Flow(scenario.name(), steps(scenario.steps(), "steps", root.at("scenarios", i))));
        }
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
        int[] weights = plan.scenarios().stream().mapToInt(Scenario::weight).toArray();
        Layout layout = new Layout(plan.load().seed(), plan.targets().size(), slots, vocabulary.extractedCount());
        return new Flows(
                plan.names(),
                start,
                new Wheel(flows, weights),
                layout,
                plan.http().cookies(),
                clock);
    }

    private List<CompiledStep> steps(List<Step> list, String key, Spot spot) {
        List<CompiledStep> compiled = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            compiled.add(steps.compile(list.get(i), spot.at(key, i)));
        }
        return compiled;
    }

    private List<Target> targets() {
        List<Target> targets = new ArrayList<>();
        for (int i = 0; i < plan.targets().size(); i++) {
            URI url = plan.targets().get(i);
            try {
                targets.add(Target.of(url));
            } catch (IllegalArgumentException wrong) {
                root.at("targets", i).report(url.toString(), "must be http(s)://host:port/path", "");
            }
        }
        return targets;
    }

    private List<Layout.Slot> slots() {
        List<Layout.Slot> slots = new ArrayList<>();
        for (Variable variable : Vocabulary.drawn(plan)) {
            if (variable instanceof Csv table && table.order() == Csv.Order.PARTITIONED) {
                checkShares(table);
            }
            Source source = Source.of(variable, segment, shift, plan.load().seed(), slots.size(), clock);
            slots.add(new Layout.Slot(source, variable.scope()));
        }
        return slots;
    }

    private void checkShares(Csv table) {
        int rows = table.rows().values().size();
        if (rows < segment.count()) {
            root.at("variables")
                    .at(table.name())
                    .report(
                            rows + " rows",
                            "must have at least one row for each of the " + segment.count() + " segments",
                            "use fewer workers, or another order");
        }
    }
}

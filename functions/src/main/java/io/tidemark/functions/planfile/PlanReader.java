package io.tidemark.functions.planfile;

import io.tidemark.core.plan.HttpSettings;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Scenario;
import io.tidemark.core.plan.Step;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.yaml.Place;
import io.tidemark.functions.yaml.Problems;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Value;
import io.tidemark.functions.yaml.YamlFile;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Makes a plan of a file, of flags, or of a file with flags over it. Everything that is wrong is found in one go, unless
 * the file is not YAML at all.
 *
 * <pre>{@code
 * Plan plan = PlanReader.read(PlanSource.file(path).with(overlay));
 * }</pre>
 */
public final class PlanReader {
    private final Problems problems = new Problems();
    private final PlanFiles files;
    private final boolean steered;

    private PlanReader(PlanFiles files, boolean steered) {
        this.files = files;
        this.steered = steered;
    }

    /** @throws ProblemsException with all problems, those of the file by line, then those of the flags */
    public static Plan read(PlanSource source) throws ProblemsException {
        return new PlanReader(source.files(), false).readAll(source);
    }

    /** A plan whose load may be nothing by itself, because somebody steers it: a search's. */
    static Plan readSteered(PlanSource source) throws ProblemsException {
        return new PlanReader(source.files(), true).readAll(source);
    }

    private Plan readAll(PlanSource source) throws ProblemsException {
        YamlFile file = new YamlFile("plan", problems);
        Tree tree = source.text().isPresent() ? file.tree(source.text().get()) : Tree.Mapping.empty(Place.COMMAND_LINE);
        Section root = file.root(
                source.overlay().over(tree), PlanKeys.PLAN, "must be a mapping of keys such as target and load");
        Plan plan = plan(root);
        problems.throwIfAny();
        return plan;
    }

    private Plan plan(Section section) {
        List<URI> targets = TargetReader.read(section);
        String name =
                section.find("name").map(Value::label).orElse(targets.getFirst().getHost());
        KnownNames names = KnownNames.builtIn();
        List<Variable> variables = section.find("variables")
                .map(value -> new VariableReader(files).read(value, names))
                .orElse(List.of());
        StepReader steps = new StepReader(files);
        KnownNames started = names.copy();
        List<Step> start = section.find("start")
                .map(value -> steps.readAll(value, started, names))
                .orElse(List.of());
        List<Scenario> scenarios = new ScenarioReader(steps).read(section.find("scenarios"), started, names);
        Optional<Load> load = section.require("load", "is missing, such as {users: 20, duration: 30s}")
                .map(value -> LoadReader.read(value, steered));
        HttpSettings http = section.find("http").map(HttpReader::read).orElse(HttpSettings.DEFAULT);
        Tolerance tolerance = section.find("tolerance")
                .map(value -> ToleranceReader.read(value, stepNames(start, scenarios)))
                .orElse(Tolerance.DEFAULT);
        return new Plan(
                name, targets, variables, start, scenarios, load.orElseGet(LoadReader::placeholder), http, tolerance);
    }

    private static List<String> stepNames(List<Step> start, List<Scenario> scenarios) {
        return Stream.concat(start.stream(), scenarios.stream().flatMap(scenario -> scenario.steps().stream()))
                .map(Step::name)
                .distinct()
                .toList();
    }
}

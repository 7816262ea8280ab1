package io.tidemark.functions.planfile;

import io.tidemark.core.plan.HttpSettings;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Scenario;
import io.tidemark.core.plan.Step;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.problem.ProblemsException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Makes a plan of a file, of flags, or of a file with flags over it. Everything that is wrong is found in one go, unless
 * the file is not YAML at all.
 *
 * <pre>{@code
 * Plan plan = PlanReader.read(PlanSource.file(path).with(overlay));
 * }</pre>
 */
public final class PlanReader {
    private static final String SYNTAX = "must be YAML";

    private final Problems problems = new Problems();
    private final PlanFiles files;
    private final boolean mayRest;

    private PlanReader(PlanFiles files, boolean mayRest) {
        this.files = files;
        this.mayRest = mayRest;
    }

    /** @throws ProblemsException with all problems, those of the file by line, then those of the flags */
    public static Plan read(PlanSource source) throws ProblemsException {
        return new PlanReader(source.files(), false).readAll(source);
    }

    /** Of a run whose load somebody steers: by itself it may offer none. */
    static Plan readSteered(PlanSource source) throws ProblemsException {
        return new PlanReader(source.files(), true).readAll(source);
    }

    private Plan readAll(PlanSource source) throws ProblemsException {
        PlanTree tree =
                source.text().isPresent() ? parse(source.text().get()) : PlanTree.Mapping.empty(Place.COMMAND_LINE);
        Value root = new Value(problems, "", source.overlay().over(tree));
        if (!root.isMapping()) {
            problems.add(
                    root.tree().place(),
                    "plan",
                    root.written(),
                    "must be a mapping of keys such as target and load",
                    "");
            problems.throwIfAny();
        }
        Plan plan = plan(root.section(PlanKeys.PLAN));
        problems.throwIfAny();
        return plan;
    }

    private PlanTree parse(String text) throws ProblemsException {
        try {
            return YamlTree.parse(text, problems).orElse(PlanTree.Mapping.empty(Place.line(1)));
        } catch (YamlLimit e) {
            problems.add(e.place(), "plan", "", String.valueOf(e.getMessage()), "");
        } catch (MarkedYamlEngineException e) {
            int line = e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1);
            problems.add(Place.line(line), "plan", "", SYNTAX, e.getProblem());
        } catch (ReaderException e) {
            int line = 1
                    + (int) text.codePoints()
                            .limit(e.getPosition())
                            .filter(c -> c == '\n')
                            .count();
            problems.add(Place.line(line), "plan", "", SYNTAX, "U+%04X cannot be in it".formatted(e.getCodePoint()));
        } catch (YamlEngineException e) {
            problems.add(Place.line(1), "plan", "", SYNTAX, String.valueOf(e.getMessage()));
        }
        throw new ProblemsException(problems.inOrder());
    }

    private Plan plan(Section section) {
        List<URI> targets = TargetReader.read(section);
        String name =
                section.find("name").map(Value::label).orElse(targets.getFirst().getHost());
        KnownNames names = KnownNames.builtIn();
        List<Variable> variables = section.find("variables")
                .map(value -> new VariableReader(files).read(value, names))
                .orElse(List.of());
        List<Scenario> scenarios = new ScenarioReader(files).read(section.find("scenarios"), names);
        Optional<Load> load = section.require("load", "is missing, such as {users: 20, duration: 30s}")
                .map(value -> LoadReader.read(value, mayRest));
        HttpSettings http = section.find("http").map(HttpReader::read).orElse(HttpSettings.DEFAULT);
        Tolerance tolerance = section.find("tolerance")
                .map(value -> ToleranceReader.read(value, stepNames(scenarios)))
                .orElse(Tolerance.DEFAULT);
        return new Plan(name, targets, variables, scenarios, load.orElseGet(LoadReader::placeholder), http, tolerance);
    }

    private static List<String> stepNames(List<Scenario> scenarios) {
        return scenarios.stream()
                .flatMap(scenario -> scenario.steps().stream())
                .map(Step::name)
                .distinct()
                .toList();
    }
}

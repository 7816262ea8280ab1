package io.tidemark.experiment.file;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Experiment;
import io.tidemark.experiment.component.Named;
import io.tidemark.experiment.component.Observer;
import io.tidemark.experiment.component.Policy;
import io.tidemark.experiment.component.Reporter;
import io.tidemark.experiment.component.Role;
import io.tidemark.experiment.component.Scheduled;
import io.tidemark.experiment.component.Tracker;
import io.tidemark.experiment.component.Wired;
import io.tidemark.experiment.filter.Singles;
import io.tidemark.experiment.result.Axis;
import io.tidemark.experiment.result.Indicator;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.settings.Declarations;
import io.tidemark.experiment.settings.PlainValues;
import io.tidemark.experiment.settings.Settings;
import io.tidemark.experiment.settings.YamlSettings;
import io.tidemark.functions.yaml.Place;
import io.tidemark.functions.yaml.Problems;
import io.tidemark.functions.yaml.Suggestion;
import io.tidemark.functions.yaml.Tree;
import io.tidemark.functions.yaml.Tree.Entry;
import io.tidemark.functions.yaml.Tree.Kind;
import io.tidemark.functions.yaml.Tree.Mapping;
import io.tidemark.functions.yaml.Tree.Scalar;
import io.tidemark.functions.yaml.Value;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads experiments. Whatever is wrong is found at once, and nothing of an experiment with problems is made.
 *
 * <pre>{@code
 * Experiment experiment = new ExperimentReader(types).read(List.of(Path.of("scale.yml")), Given.NOTHING);
 * }</pre>
 */
public final class ExperimentReader {
    private static final String CONFIG = "config";
    private static final String DEFINE = "define";
    private static final String META = "meta";
    private static final Set<String> TRIGGERS =
            Set.of(Scheduled.SETUP, Scheduled.PRETEST, Scheduled.INTERTEST, Scheduled.POSTTEST, Scheduled.TEARDOWN);

    private final Classes classes;

    /** @param types all classes of components that there are */
    public ExperimentReader(List<ComponentType<?>> types) {
        this.classes = new Classes(types);
    }

    /**
     * @param files one or more, which are joined
     * @throws ProblemsException with all that is wrong
     */
    public Experiment read(List<Path> files, Given given) throws ProblemsException {
        return new Reading(given).read(files);
    }

    private final class Reading {
        private final Given given;
        private final Problems problems = new Problems();
        private final List<String> warnings = new ArrayList<>();
        private Mapping root = Mapping.empty(Place.COMMAND_LINE);

        Reading(Given given) {
            this.given = given;
        }

        Experiment read(List<Path> files) throws ProblemsException {
            root = new FileLoader(problems, warnings).load(files);
            // Of a file that could not be read nobody knows what is missing.
            problems.throwIfAny();
            checkKeys();
            RuntimeNames runtime = new RuntimeNames(root);
            Declarations declarations = declarations(runtime);
            EventCheck events = new EventCheck();
            YamlSettings config = new YamlSettings(config(), ConfigOptions.ALL, declarations, events);
            ConfigReader reader = new ConfigReader(config);
            List<Axis> axes = reader.axes();
            List<Metric> metrics = reader.metrics();
            List<Indicator> indicators = reader.indicators(metrics);
            ComponentReader components = new ComponentReader(classes, declarations, events);
            List<Named<Policy>> policies = components.components(Role.POLICY, Policy.class, list(Role.POLICY));
            Set<String> fired = events.triggers();
            Experiment experiment = new Experiment(
                    reader.title(),
                    reader.repeat(),
                    config.duration(ConfigOptions.STALE_TIMEOUT),
                    axes,
                    metrics,
                    indicators,
                    declarations,
                    plain(root),
                    policies,
                    channels(components),
                    components.components(Role.OBSERVER, Observer.class, list(Role.OBSERVER)),
                    components.components(Role.TRACKER, Tracker.class, list(Role.TRACKER)),
                    components.tasks(list(Role.TASK)),
                    components.components(Role.REPORTER, Reporter.class, list(Role.REPORTER)),
                    List.of());
            events.check(components.used(), classes.all());
            checkMacros(runtime, declarations);
            problems.throwIfAny();
            warn(experiment, fired);
            return withWarnings(experiment);
        }

        private List<Wired> channels(ComponentReader components) {
            return components.channels(list(Role.CHANNEL));
        }

        private void checkKeys() {
            List<String> known = new ArrayList<>(List.of(CONFIG, DEFINE, META, "import"));
            Arrays.stream(Role.values()).map(Role::section).forEach(known::add);
            root.entries().forEach((key, entry) -> {
                if (!known.contains(key)) {
                    boolean below = ConfigOptions.ALL.stream()
                            .anyMatch(option -> option.name().equals(key)
                                    || option.spellings().contains(key));
                    problems.add(
                            entry.place(),
                            key,
                            "",
                            "is not a known key",
                            below ? "it belongs under config" : Suggestion.of(key, known));
                }
            });
        }

        private Declarations declarations(RuntimeNames runtime) {
            DefinitionReader reader = new DefinitionReader(problems, runtime);
            part(root, DEFINE, DEFINE).ifPresent(reader::define);
            if (config().tree() instanceof Mapping mapping) {
                part(mapping, META, "config.meta").ifPresent(reader::describe);
            }
            part(root, META, META).ifPresent(reader::describe);
            reader.given(given);
            List<Settings> demands = demands();
            demands.forEach(demand -> runtime.add(demand.word("name")));
            reader.require(demands);
            // These are read once more with all else, for their problems.
            Value aside = new Value(new Problems(), CONFIG, config().tree());
            ConfigReader config = new ConfigReader(new YamlSettings(aside, ConfigOptions.ALL, reader.raw()));
            Map<String, Object> parameters = new LinkedHashMap<>();
            config.axes().forEach(axis -> parameters.put(axis.name(), axis.otherwise()));
            List<Metric> metrics = config.metrics();
            return reader.declarations(
                    parameters,
                    metrics.stream().map(Metric::name).toList(),
                    config.indicators(metrics).stream().map(Indicator::name).toList(),
                    new Singles());
        }

        private List<Settings> demands() {
            Declarations none = new Declarations(Map.of(), List.of(), List.of(), Map.of(), Map.of(), new Singles());
            List<Settings> demands = new ArrayList<>();
            if (config().tree() instanceof Mapping mapping) {
                part(mapping, ConfigOptions.DEFINITIONS, "config.definitions")
                        .filter(list -> !list.written().equals("[]"))
                        .ifPresent(list -> list.items("must be a list of definitions")
                                .forEach(item -> demands.add(
                                        new YamlSettings(item, ConfigOptions.of(ConfigOptions.DEFINITIONS), none))));
            }
            return demands;
        }

        private Value config() {
            Entry entry = root.entries().get(CONFIG);
            Tree tree = entry == null || isNothing(entry.value()) ? Mapping.empty(root.place()) : entry.value();
            return new Value(problems, CONFIG, tree);
        }

        private Optional<Value> part(Mapping mapping, String key, String path) {
            return Optional.ofNullable(mapping.entries().get(key))
                    .filter(entry -> !isNothing(entry.value()))
                    .map(entry -> new Value(problems, path, entry.value()));
        }

        private Optional<Value> list(Role role) {
            return part(root, role.section(), role.section());
        }

        private void checkMacros(RuntimeNames runtime, Declarations declarations) {
            MacroCheck check = new MacroCheck(runtime, declarations, given.strict(), problems, warnings);
            check.check("", root);
        }

        private void warn(Experiment experiment, Set<String> fired) {
            if (experiment.policies().isEmpty()) {
                warnings.add("there are no policies, so no parameter is ever set and nothing is measured");
            }
            for (Scheduled task : experiment.tasks()) {
                if (!TRIGGERS.contains(task.at()) && !fired.contains(task.at())) {
                    warnings.add(task.name() + " never runs, because nothing fires its trigger " + task.at());
                }
            }
        }

        private Experiment withWarnings(Experiment experiment) {
            return new Experiment(
                    experiment.title(),
                    experiment.repeat(),
                    experiment.staleTimeout(),
                    experiment.axes(),
                    experiment.metrics(),
                    experiment.indicators(),
                    experiment.declarations(),
                    experiment.config(),
                    experiment.policies(),
                    experiment.channels(),
                    experiment.observers(),
                    experiment.trackers(),
                    experiment.tasks(),
                    experiment.reporters(),
                    warnings);
        }
    }

    private static boolean isNothing(Tree tree) {
        return tree instanceof Scalar scalar && scalar.kind() == Kind.NULL;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> plain(Mapping root) {
        return PlainValues.of(root) instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }
}

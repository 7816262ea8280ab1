package io.tidemark.experiment.settings;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.filter.Singles;
import io.tidemark.functions.yaml.Place;
import io.tidemark.functions.yaml.Problems;
import io.tidemark.functions.yaml.ScalarKinds;
import io.tidemark.functions.yaml.Value;
import io.tidemark.functions.yaml.YamlFile;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Settings from a few lines of YAML. */
public final class TestSettings {
    /** Parameters {@code a}, {@code b}, {@code rate}, {@code instances} with 0, and metrics {@code m}, {@code n}. */
    public static final Declarations DECLARATIONS = declarations(Map.of());

    private TestSettings() {}

    public static Declarations declarations(Map<String, Object> definitions) {
        Map<String, Object> parameters = new LinkedHashMap<>();
        List.of("a", "b", "rate", "instances").forEach(name -> parameters.put(name, 0.0));
        return new Declarations(
                parameters,
                List.of("m", "n"),
                List.of("meanMemoryUsage"),
                definitions,
                Map.of("version", "1.0"),
                new Singles());
    }

    /** What a reader makes of a text. */
    public static <T> T read(List<Option> options, Function<Settings, ? extends T> reader, String yaml)
            throws ProblemsException {
        return read(options, reader, yaml, DECLARATIONS);
    }

    public static <T> T read(
            List<Option> options, Function<Settings, ? extends T> reader, String yaml, Declarations declarations)
            throws ProblemsException {
        Problems problems = new Problems();
        Value root = new Value(
                problems, "", new YamlFile("experiment", problems).tree(yaml, ScalarKinds.withWords(), Place::line));
        T made = reader.apply(new YamlSettings(root, options, declarations));
        problems.throwIfAny();
        return made;
    }
}

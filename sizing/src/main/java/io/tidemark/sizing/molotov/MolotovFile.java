package io.tidemark.sizing.molotov;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Reads a {@code molotov.json}: {@code {"molotov": {"tests": {NAME: {OPTION: VALUE}}}}}. Python scenarios and the
 * environment are not taken over: what is sent comes from a URL or a plan, and no shell is run.
 */
public final class MolotovFile {
    private static final Set<String> KNOWN =
            Set.of("sizing", "sizing_tolerance", "workers", "processes", "ramp_up", "duration");
    private static final long MOST_SECONDS = 365L * 24 * 3_600;

    private final Path file;
    private final List<Problem> problems = new ArrayList<>();

    private MolotovFile(Path file) {
        this.file = file;
    }

    /**
     * @param test its name; empty for the only one
     * @throws ProblemsException with everything that is wrong with the file
     */
    public static MolotovTest read(Path file, Optional<String> test) throws ProblemsException {
        MolotovFile reader = new MolotovFile(file);
        MolotovTest found = reader.test(reader.tests(), test);
        if (!reader.problems.isEmpty()) {
            throw new ProblemsException(reader.problems);
        }
        return found;
    }

    private JsonNode tests() throws ProblemsException {
        JsonNode root;
        try {
            root = new ObjectMapper().readTree(Files.readAllBytes(file));
        } catch (JsonProcessingException e) {
            throw problem("", "Bad config -- must be JSON", e.getOriginalMessage());
        } catch (IOException e) {
            throw problem("", "must be a file that can be read", e.toString());
        }
        if (!root.path("molotov").isObject()) {
            throw problem("molotov", "Bad config -- no molotov key", "");
        }
        JsonNode tests = root.path("molotov").path("tests");
        if (!tests.isObject() || tests.isEmpty()) {
            throw problem("molotov.tests", "Bad config -- no molotov/tests key", "");
        }
        return tests;
    }

    private MolotovTest test(JsonNode tests, Optional<String> wanted) throws ProblemsException {
        List<String> names = new ArrayList<>();
        tests.fieldNames().forEachRemaining(names::add);
        String all = String.join(", ", names);
        if (wanted.isEmpty() && names.size() > 1) {
            throw problem("molotov.tests", "has several tests", "choose one with --test: " + all);
        }
        String name = wanted.orElse(names.getFirst());
        if (!tests.path(name).isObject()) {
            throw problem("molotov.tests", "Can't find '" + name + "' in the config", "there are: " + all);
        }
        return test(name, tests.path(name));
    }

    private MolotovTest test(String name, JsonNode test) {
        String path = "molotov.tests." + name + ".";
        List<String> ignored = test.properties().stream()
                .map(Map.Entry::getKey)
                .filter(key -> !KNOWN.contains(key))
                .sorted()
                .toList();
        return new MolotovTest(
                name,
                test.path("sizing").asBoolean(false),
                number(test, path, "sizing_tolerance", 0, 100),
                whole(test, path, "workers"),
                whole(test, path, "processes"),
                seconds(test, path, "ramp_up"),
                seconds(test, path, "duration"),
                ignored);
    }

    private OptionalDouble number(JsonNode test, String path, String key, double least, double most) {
        JsonNode value = test.path(key);
        if (value.isMissingNode()) {
            return OptionalDouble.empty();
        }
        if (!value.isNumber() || !(value.asDouble() >= least && value.asDouble() <= most)) {
            problems.add(new Problem(
                    file.toString(),
                    path + key,
                    value.toString(),
                    "must be a number from " + (long) least + " to " + (long) most,
                    ""));
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(value.asDouble());
    }

    private OptionalInt whole(JsonNode test, String path, String key) {
        JsonNode value = test.path(key);
        if (value.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!value.canConvertToInt() || !value.isIntegralNumber() || value.asInt() < 1) {
            problems.add(new Problem(file.toString(), path + key, value.toString(), "must be a whole number > 0", ""));
            return OptionalInt.empty();
        }
        return OptionalInt.of(value.asInt());
    }

    private Optional<Duration> seconds(JsonNode test, String path, String key) {
        OptionalDouble seconds = number(test, path, key, 0, MOST_SECONDS);
        return seconds.isPresent()
                ? Optional.of(Duration.ofMillis(Math.round(seconds.getAsDouble() * 1_000)))
                : Optional.empty();
    }

    private ProblemsException problem(String key, String expected, String hint) {
        return new ProblemsException(List.of(new Problem(file.toString(), key, "", expected, hint)));
    }
}

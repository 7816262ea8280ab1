package io.tidemark.emulator.file;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.emulator.backend.Backend;
import java.util.List;

/** Reads texts as backends. */
final class Reading {
    /** All that a backend must have; its states can go from one to the other. */
    static final String MINIMUM = """
            name: small
            calls: [{post: "/apps/{app}", event: {json: /event}}]
            start: off
            states:
              off: {START: {to: on}}
              on: {STOP: {to: off}}
            """;

    private Reading() {}

    static Backend backend(String yaml) {
        try {
            return BackendReader.read(yaml);
        } catch (ProblemsException e) {
            throw new AssertionError(e.getMessage() + "\n" + yaml, e);
        }
    }

    static List<String> problems(String yaml) {
        ProblemsException problems = catchThrowableOfType(ProblemsException.class, () -> BackendReader.read(yaml));
        return problems == null
                ? List.of()
                : problems.problems().stream().map(Problem::toString).toList();
    }

    /** The minimum with other states. */
    static String states(String... lines) {
        return MINIMUM.substring(0, MINIMUM.indexOf("states:")) + "states:\n  " + String.join("\n  ", lines) + "\n";
    }

    /** The minimum with other calls. */
    static String calls(String calls) {
        return MINIMUM.replaceFirst("calls: .*", "calls: " + calls.replace("$", "\\$"));
    }
}

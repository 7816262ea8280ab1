package io.tidemark.swarm.access;

import io.tidemark.core.problem.Problem;
import io.tidemark.functions.time.Environment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A password that is given by a file or by a variable.
 *
 * @param flag that names the file
 */
record Secret(String flag, Optional<Path> file, String variable) {
    private static final long MOST_BYTES = 4_096;

    /** @param problems are added to; then it is empty */
    Optional<String> read(Environment environment, List<Problem> problems) {
        String given = environment.get(variable);
        if (file.isEmpty()) {
            return Optional.ofNullable(given).filter(value -> notEmpty(variable, value, problems));
        }
        if (given != null) {
            problems.add(new Problem(flag, variable, "", "must not be set as well", "leave one of both out"));
        }
        Path path = file.get();
        try {
            if (Files.size(path) > MOST_BYTES) {
                problems.add(problem(path, "must be a file with a password, and nothing else"));
                return Optional.empty();
            }
            // An editor ends the line, and that is not part of it.
            String text = Files.readString(path, StandardCharsets.UTF_8).stripTrailing();
            return Optional.of(text).filter(value -> notEmpty(path.toString(), value, problems));
        } catch (IOException e) {
            problems.add(problem(path, "must be a file that can be read, as UTF-8"));
            return Optional.empty();
        }
    }

    private Problem problem(Path path, String expected) {
        return new Problem(flag, flag, path.toString(), expected, "");
    }

    private boolean notEmpty(String key, String value, List<Problem> problems) {
        if (value.isBlank()) {
            problems.add(new Problem(flag, key, "", "must not be empty", "leave it out to have none"));
        }
        return !value.isBlank();
    }
}

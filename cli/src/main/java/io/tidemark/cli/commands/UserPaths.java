package io.tidemark.cli.commands;

import io.tidemark.cli.system.Surroundings;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Paths as users write them, relative to where they are. */
final class UserPaths {
    private static final String WHERE = "command line";

    private UserPaths() {}

    static Path of(Surroundings surroundings, String key, String text) throws ProblemsException {
        try {
            return surroundings.directory().resolve(text);
        } catch (InvalidPathException e) {
            throw new ProblemsException(
                    List.of(new Problem(WHERE, key, text, "must be a path", String.valueOf(e.getReason()))));
        }
    }

    static Path directory(Surroundings surroundings, String key, String text) throws ProblemsException {
        Path path = of(surroundings, key, text);
        if (!Files.isDirectory(path)) {
            throw new ProblemsException(List.of(new Problem(
                    WHERE,
                    key,
                    text,
                    "must be a directory",
                    Files.exists(path) ? "it is a file" : "it does not exist")));
        }
        return path;
    }

    static ProblemsException problem(String key, String text, String expected, IOException e) {
        String hint = e instanceof NoSuchFileException missing
                ? missing.getFile() + " does not exist"
                : String.valueOf(e.getMessage());
        return new ProblemsException(List.of(new Problem(WHERE, key, text, expected, hint)));
    }
}

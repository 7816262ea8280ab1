package io.tidemark.aggregator.store;

import java.nio.file.Path;
import java.util.List;

/**
 * A file of a run.
 *
 * @param name relative to the run's directory, with {@code /} between parts; never leads out of it
 */
public record StoredFile(String name, long bytes) {
    public StoredFile {
        if (!isInside(name)) {
            throw new IllegalArgumentException("a file's name must stay within its run but is " + name);
        }
        if (bytes < 0) {
            throw new IllegalArgumentException("bytes must be >= 0 but is " + bytes);
        }
    }

    /** Where it is below a run's directory. */
    public Path in(Path directory) {
        return directory.resolve(name);
    }

    /** A list of files may come from somebody else. */
    private static boolean isInside(String name) {
        return !name.contains("\\")
                && !name.contains(":")
                && List.of(name.split("/", -1)).stream()
                        .noneMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."));
    }
}

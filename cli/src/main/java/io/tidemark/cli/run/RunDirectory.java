package io.tidemark.cli.run;

import io.tidemark.cli.run.RunSettings.Destination;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The directory a run is written into. It is made before anything is sent, so that nobody waits for a run whose result
 * cannot be kept. A run that is named after its id has a provisional name until it is complete.
 */
public final class RunDirectory {
    private static final String PROVISIONAL = ".running-";

    private final boolean provisional;
    private Path path;

    private RunDirectory(Path path, boolean provisional) {
        this.path = path;
        this.provisional = provisional;
    }

    public static RunDirectory create(Destination destination) throws ProblemsException {
        return switch (destination) {
            case Destination.Exactly(Path directory) -> exactly(directory);
            case Destination.Below(Path parent) -> below(parent);
        };
    }

    public Path path() {
        return path;
    }

    /** Gives a provisional directory its name; a second run of the same name gets a number. */
    public void complete(String id) throws IOException {
        if (!provisional) {
            return;
        }
        Path name = path.resolveSibling(id);
        for (int i = 2; Files.exists(name); i++) {
            name = path.resolveSibling(id + "-" + i);
        }
        path = Files.move(path, name);
    }

    /** Removes what nothing was written into. */
    public void discard() {
        try {
            if (provisional || isEmpty(path)) {
                deleteFiles(path);
                Files.deleteIfExists(path);
            }
        } catch (IOException e) {
            // An empty directory is left behind: not worth hiding the reason why there is no run.
            return;
        }
    }

    private static RunDirectory exactly(Path directory) throws ProblemsException {
        try {
            if (Files.exists(directory) && !(Files.isDirectory(directory) && isEmpty(directory))) {
                throw problem(directory, "must be new or empty", "an earlier run is never overwritten");
            }
            Files.createDirectories(directory);
            requireWritable(directory);
            return new RunDirectory(directory, false);
        } catch (IOException e) {
            throw problem(directory, "must be a directory that can be made", e.toString());
        }
    }

    private static RunDirectory below(Path parent) throws ProblemsException {
        try {
            Files.createDirectories(parent);
            return new RunDirectory(Files.createDirectory(free(parent)), true);
        } catch (IOException e) {
            throw problem(parent, "must be a directory that can be written into", e.toString());
        }
    }

    /** Not a temporary directory, which only its owner could read. */
    private static Path free(Path parent) {
        String name = PROVISIONAL + ProcessHandle.current().pid();
        Path path = parent.resolve(name);
        for (int i = 2; Files.exists(path); i++) {
            path = parent.resolve(name + "-" + i);
        }
        return path;
    }

    private static void requireWritable(Path directory) throws IOException {
        Files.delete(Files.createTempFile(directory, PROVISIONAL, ""));
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findAny().isEmpty();
        }
    }

    private static void deleteFiles(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                if (!file.equals(directory)) {
                    Files.delete(file);
                }
            }
        }
    }

    private static ProblemsException problem(Path directory, String expected, String hint) {
        return new ProblemsException(
                List.of(new Problem("command line", "directory", directory.toString(), expected, hint)));
    }
}

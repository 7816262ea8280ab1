package io.tidemark.experiment.reporter;

import io.tidemark.aggregator.file.WholeFile;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where reports are written, and how: as a whole or not at all. */
public final class ReportFile {
    /** Writes all of a file. */
    @FunctionalInterface
    public interface Content {
        void write(OutputStream out) throws IOException;
    }

    private ReportFile() {}

    /**
     * Where a name leads: into the directory of the results. One that begins with that directory's own name means the same:
     * with results in {@code out/results}, both {@code dump.json} and {@code results/dump.json} are
     * {@code out/results/dump.json}. An absolute path stays as it is.
     */
    public static Path in(Path results, String name) {
        Path path = Path.of(name);
        Path own = results.toAbsolutePath().normalize().getFileName();
        if (own != null && path.getNameCount() > 1 && path.normalize().startsWith(own)) {
            return results.resolveSibling(path.normalize());
        }
        return results.resolve(path);
    }

    /** Makes the directories above it too. */
    public static void write(Path file, Content content) throws IOException {
        makeDirectoryOf(file);
        try (WholeFile whole = WholeFile.at(file)) {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(whole.draft()), 1 << 16)) {
                content.write(out);
            }
            whole.complete();
        }
    }

    static void makeDirectoryOf(Path file) throws IOException {
        Path directory = file.toAbsolutePath().getParent();
        if (directory != null) {
            Files.createDirectories(directory);
        }
    }
}

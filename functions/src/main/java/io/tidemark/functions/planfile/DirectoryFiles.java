package io.tidemark.functions.planfile;

import io.tidemark.core.units.Sizes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/** Files on disk. */
record DirectoryFiles(Path directory) implements PlanFiles {
    @Override
    public byte[] read(String path, long limit) throws IOException {
        Path file = resolve(path);
        if (Files.isDirectory(file)) {
            throw new IOException("it is a directory");
        }
        if (!Files.exists(file)) {
            throw new IOException("there is no such file");
        }
        if (!Files.isReadable(file)) {
            throw new IOException("it is not readable");
        }
        // Not by its size alone: the file may grow, and devices and pipes have none.
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(Math.toIntExact(limit + 1));
            if (bytes.length > limit) {
                throw new IOException("it is larger than " + Sizes.format(limit));
            }
            return bytes;
        }
    }

    private Path resolve(String path) throws IOException {
        try {
            return directory.resolve(path);
        } catch (InvalidPathException e) {
            throw new IOException("it is not a path: " + e.getReason(), e);
        }
    }
}

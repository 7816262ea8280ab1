package io.tidemark.functions.remote;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A folder for the files of this process. A function's disk outlives a process that was killed, so what dead ones have left
 * is removed first.
 */
final class ScratchFolder implements AutoCloseable {
    private static final String PREFIX = "tidemark-requests-";

    private final Path path;

    private ScratchFolder(Path path) {
        this.path = path;
    }

    static ScratchFolder create(Path parent) throws IOException {
        try (Stream<Path> siblings = Files.list(parent)) {
            siblings.filter(ScratchFolder::isAbandoned).forEach(ScratchFolder::remove);
        }
        Path path = parent.resolve(PREFIX + ProcessHandle.current().pid());
        Files.createDirectories(path);
        return new ScratchFolder(path);
    }

    Path path() {
        return path;
    }

    /** A folder in it. */
    Path part(String name) throws IOException {
        return Files.createDirectories(path.resolve(name));
    }

    /** Does not throw: what stays is removed the next time. */
    @Override
    public void close() {
        remove(path);
    }

    /** Also when it is this process's own: it has one at a time. */
    private static boolean isAbandoned(Path folder) {
        String name = folder.getFileName().toString();
        if (!name.startsWith(PREFIX) || !name.substring(PREFIX.length()).matches("\\d{1,18}")) {
            return false;
        }
        long pid = Long.parseLong(name.substring(PREFIX.length()));
        return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS)) {
                    remove(file);
                } else {
                    Files.deleteIfExists(file);
                }
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            // It takes some room, no more.
            return;
        }
    }
}

package io.tidemark.aggregator.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs in directories of this machine. */
public final class RunFiles {
    private RunFiles() {}

    /**
     * The run in a directory with all its files, those in directories below it too; without hidden ones, which are not
     * complete. Its id is the directory's name when that is the run's id with a number, as a second run of one id has.
     *
     * @return empty when there is no run
     */
    public static Optional<StoredRun> of(Path directory, EntryReader reader) throws IOException {
        Optional<Entry> entry = reader.read(directory);
        return entry.isEmpty()
                ? Optional.empty()
                : Optional.of(new StoredRun(named(entry.get(), name(directory)), files(directory)));
    }

    static String name(Path directory) {
        return String.valueOf(directory.toAbsolutePath().normalize().getFileName());
    }

    private static Entry named(Entry entry, String name) {
        boolean numbered = name.startsWith(entry.id() + "-")
                && name.substring(entry.id().length() + 1).matches("\\d{1,9}");
        return numbered ? entry.withId(name) : entry;
    }

    static List<StoredFile> files(Path directory) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(directory)) {
            for (Path path : paths.filter(Files::isRegularFile).sorted().toList()) {
                Path relative = directory.relativize(path);
                if (!isHidden(relative)) {
                    files.add(new StoredFile(relative.toString().replace('\\', '/'), Files.size(path)));
                }
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return files;
    }

    private static boolean isHidden(Path relative) {
        for (Path part : relative) {
            if (part.toString().startsWith(".")) {
                return true;
            }
        }
        return false;
    }
}

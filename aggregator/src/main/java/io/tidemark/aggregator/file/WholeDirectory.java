package io.tidemark.aggregator.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A directory that gets its name when everything is in it: the counterpart of {@link WholeFile}. */
public final class WholeDirectory implements AutoCloseable {
    private final Path target;
    private final Path draft;

    private WholeDirectory(Path target, Path draft) {
        this.target = target;
        this.draft = draft;
    }

    /** Makes an empty draft beside the target, and the directories above both; what a dead process left there goes. */
    public static WholeDirectory at(Path target) throws IOException {
        Path draft = target.resolveSibling("." + target.getFileName() + ".part");
        delete(draft);
        Files.createDirectories(draft);
        return new WholeDirectory(target, draft);
    }

    /** Where to write until it is complete. */
    public Path draft() {
        return draft;
    }

    /** Gives the draft its name; an empty directory of that name is replaced. */
    public void complete() throws IOException {
        if (Files.isDirectory(target)) {
            Files.delete(target);
        }
        Files.move(draft, target);
    }

    /** Removes the draft when it was not completed. */
    @Override
    public void close() throws IOException {
        delete(draft);
    }

    /** Removes a directory with all that is in it, if it is there. */
    public static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}

package io.tidemark.aggregator.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file that gets its name when it is complete. Whoever dies before leaves nothing under that name, or what was there
 * before.
 *
 * {@snippet :
 * try (WholeFile file = WholeFile.at(path)) {
 *     Files.writeString(file.draft(), "all of it");
 *     file.complete();
 * }
 * }
 */
public final class WholeFile implements AutoCloseable {
    private final Path target;
    private final Path draft;

    private WholeFile(Path target, Path draft) {
        this.target = target;
        this.draft = draft;
    }

    /** The draft is beside the file, because only within a directory a move is sure to be atomic. */
    public static WholeFile at(Path target) {
        return new WholeFile(target, target.resolveSibling("." + target.getFileName() + ".part"));
    }

    /** Where to write until the file is complete. */
    public Path draft() {
        return draft;
    }

    /** Gives the draft, which must be closed, its name; when this returns, the content is on the disk. */
    public void complete() throws IOException {
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        try {
            Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** Removes the draft when it was not completed. */
    @Override
    public void close() throws IOException {
        Files.deleteIfExists(draft);
    }
}

package io.tidemark.swarm.locust;

import java.io.BufferedWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Locust's files while a run goes on. The history grows by what each second says, and that is with the operating system when
 * {@link #write} returns: whoever is killed leaves what there was. The others are written anew each time; a reader
 * never sees half of one. Like Locust, what was there before under these names is overwritten, and missing folders are made.
 */
public final class LocustFiles implements Closeable {
    private final Path stats;
    private final Path failures;
    private final boolean full;
    private final SeenFailures seen = new SeenFailures();
    private final BufferedWriter historyOut;

    /**
     * @param prefix of the files' names, with their folder
     * @param full whether the history has a row for each entry, too
     */
    public LocustFiles(Path prefix, boolean full) throws IOException {
        this.stats = with(prefix, LocustCsv.STATS);
        this.failures = with(prefix, LocustCsv.FAILURES);
        this.full = full;
        Path folder = prefix.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        this.historyOut = Files.newBufferedWriter(with(prefix, LocustCsv.HISTORY));
        historyOut.write(LocustCsv.historyHeader());
        historyOut.flush();
        replace(with(prefix, LocustCsv.EXCEPTIONS), LocustCsv.exceptions());
        refresh(LocustStats.NONE);
    }

    /** What a second has brought. */
    public void write(LocustStats now) throws IOException {
        historyOut.write(LocustCsv.history(now, full));
        historyOut.flush();
        refresh(now);
    }

    /** The tables without the history: when no second has passed, but more is known. */
    public void refresh(LocustStats now) throws IOException {
        replace(stats, LocustCsv.stats(now));
        replace(failures, LocustCsv.failures(seen.update(now)));
    }

    /** All files of a prefix. */
    public static List<Path> at(Path prefix) {
        return List.of(
                with(prefix, LocustCsv.STATS),
                with(prefix, LocustCsv.HISTORY),
                with(prefix, LocustCsv.FAILURES),
                with(prefix, LocustCsv.EXCEPTIONS));
    }

    @Override
    public void close() throws IOException {
        historyOut.close();
    }

    private static Path with(Path prefix, String end) {
        return prefix.resolveSibling(prefix.getFileName() + end);
    }

    /** Does not wait for the disk, as it is done every second. */
    private static void replace(Path path, String text) throws IOException {
        Path draft = path.resolveSibling("." + path.getFileName() + ".part");
        Files.writeString(draft, text);
        try {
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(draft, path, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}

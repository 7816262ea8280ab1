package io.tidemark.swarm.live;

import io.tidemark.swarm.bridge.Bridge.Download;
import io.tidemark.swarm.locust.LocustCsv;
import io.tidemark.swarm.locust.LocustFiles;
import io.tidemark.swarm.locust.LocustStats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Statistics as files in Locust's shape, written while a run goes on. A disk that takes no more is told of once and does
 * not disturb the run.
 */
final class Tables implements AutoCloseable {
    private static final String CSV = "text/csv; charset=utf-8";
    private static final Map<String, String> ENDS = Map.of(
            "stats.csv", LocustCsv.STATS,
            "stats_history.csv", LocustCsv.HISTORY,
            "failures.csv", LocustCsv.FAILURES,
            "exceptions.csv", LocustCsv.EXCEPTIONS);

    private final Path prefix;
    private final Consumer<String> notes;
    private @Nullable LocustFiles files;

    Tables(Path prefix, boolean full, Consumer<String> notes) {
        this.prefix = prefix;
        this.notes = notes;
        attempt(() -> files = new LocustFiles(prefix, full));
    }

    /** What a second has brought. */
    void write(LocustStats now) {
        LocustFiles open = files;
        if (open != null) {
            attempt(() -> open.write(now));
        }
    }

    /** What is known at the end. */
    void finish(LocustStats now) {
        LocustFiles open = files;
        if (open != null) {
            attempt(() -> open.refresh(now));
        }
        close();
    }

    @Override
    public void close() {
        LocustFiles open = files;
        files = null;
        if (open != null) {
            attempt(open::close);
        }
    }

    private void attempt(Writing writing) {
        try {
            writing.run();
        } catch (IOException e) {
            files = null;
            notes.accept("The CSV files are not written any more: " + e);
        }
    }

    /** @param name without the prefix */
    Optional<Download> download(String name) {
        String end = ENDS.get(name);
        Path file = end == null ? prefix : prefix.resolveSibling(prefix.getFileName() + end);
        return end != null && Files.exists(file) ? Optional.of(new Download.Stored(name, CSV, file)) : Optional.empty();
    }

    @FunctionalInterface
    private interface Writing {
        void run() throws IOException;
    }
}

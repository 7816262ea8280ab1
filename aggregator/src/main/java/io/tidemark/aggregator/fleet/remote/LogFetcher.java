package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.fleet.Fleet.WorkerFailure;
import io.tidemark.aggregator.fleet.RequestLogFiles;
import io.tidemark.aggregator.fleet.remote.SegmentLog.Part;
import io.tidemark.core.shape.Segment;
import io.tidemark.functions.remote.PieceKey;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.remote.Shelf;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/**
 * Fetches the request logs of a run from the shelf into its directory, one file for each segment, as a local run has them.
 *
 * <p>Guarantees: it never fails. What is missing is in the result, and in the files themselves: one that is not whole does
 * not look as if it were. Nothing is waited for without an end.
 */
public final class LogFetcher implements AutoCloseable {
    /** When nothing new has come for so long, nothing is waited for. */
    static final long QUIET_NANOS = TimeUnit.SECONDS.toNanos(15);

    private static final long LONGEST_WAIT_NANOS = TimeUnit.MINUTES.toNanos(2);
    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final int AT_ONCE = 16;
    /** A thousand workers whose bucket is away need no thousand sentences. */
    private static final int MOST_SENTENCES = 5;

    private final Shelf shelf;
    private final Clock clock;
    private final Consumer<String> notes;
    private final Runnable afterwards;
    private volatile boolean cancelled;

    /**
     * @param notes sentences a person should know now
     * @param afterwards what to close with it
     */
    public LogFetcher(Shelf shelf, Clock clock, Consumer<String> notes, Runnable afterwards) {
        this.shelf = shelf;
        this.clock = clock;
        this.notes = notes;
        this.afterwards = afterwards;
    }

    /**
     * Blocks until the logs are there, as far as they come.
     *
     * @param failures workers that are lost, for which nobody needs to wait
     */
    public FetchedLogs fetch(
            String runId, String fingerprint, int workers, Collection<WorkerFailure> failures, Path directory) {
        Set<Post> lost = new HashSet<>();
        for (WorkerFailure failure : failures) {
            lost.add(new Post(runId, failure.segment(), failure.shift()));
        }
        ShelvedPieces pieces = await(runId, workers, lost);
        notes.accept("Fetching the log of requests: " + pieces.count() + " pieces.");
        List<Future<Part>> parts = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE)) {
            for (int i = 0; i < workers; i++) {
                Segment segment = new Segment(i, workers);
                Path file = directory.resolve(RequestLogFiles.name(segment));
                SegmentLog log = new SegmentLog(segment, pieces, shelf, () -> cancelled);
                parts.add(threads.submit(() -> log.fetch(file, runId, fingerprint)));
            }
        }
        return sum(parts.stream().map(Future::resultNow).toList());
    }

    /** Fetches no more; {@link #fetch} returns soon. From any thread. */
    public void cancel() {
        cancelled = true;
    }

    @Override
    public void close() {
        afterwards.run();
    }

    /** Looks again and again, until nothing more is to come. */
    private ShelvedPieces await(String runId, int workers, Set<Post> lost) {
        long begun = clock.nanoTime();
        long changed = begun;
        boolean failing = false;
        ShelvedPieces known = new ShelvedPieces(runId, List.of());
        while (true) {
            try {
                ShelvedPieces found = new ShelvedPieces(runId, shelf.list(PieceKey.prefix(runId)));
                changed = found.count() > known.count() ? clock.nanoTime() : changed;
                known = found;
            } catch (IOException | RuntimeException e) {
                if (!failing) {
                    failing = true;
                    notes.accept("The log of requests cannot be fetched: " + e.getMessage());
                }
            }
            long now = clock.nanoTime();
            if (cancelled
                    || known.isComplete(workers, lost)
                    || now - changed > QUIET_NANOS
                    || now - begun > LONGEST_WAIT_NANOS) {
                return known;
            }
            awaitUntil(now + LOOK_NANOS);
        }
    }

    private void awaitUntil(long nanos) {
        while (clock.nanoTime() < nanos && !cancelled) {
            LockSupport.parkNanos(this, TICK_NANOS);
        }
    }

    private static FetchedLogs sum(List<Part> parts) {
        List<String> missing = parts.stream()
                .map(Part::missing)
                .filter(text -> !text.isEmpty())
                .toList();
        List<String> sentences = new ArrayList<>(missing.subList(0, Math.min(missing.size(), MOST_SENTENCES)));
        if (missing.size() > MOST_SENTENCES) {
            sentences.add("So are those of " + (missing.size() - MOST_SENTENCES) + " more workers.");
        }
        return new FetchedLogs(
                parts.stream().mapToLong(Part::records).sum(),
                parts.stream().mapToLong(Part::bytes).sum(),
                sentences);
    }
}

package io.tidemark.aggregator.fleet.remote;

import io.tidemark.core.shape.Segment;
import io.tidemark.functions.remote.PieceKey;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.remote.Shelf;
import io.tidemark.functions.requests.LogAssembly;
import io.tidemark.functions.requests.LogAssembly.DamagedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Fetches the log of one segment, piece by piece, with one of them in memory. What is not there is said. */
final class SegmentLog {
    private final Segment segment;
    private final ShelvedPieces pieces;
    private final Shelf shelf;
    private final BooleanSupplier cancelled;
    private final List<String> problems = new ArrayList<>();

    /** @param cancelled true when nobody waits for it any more */
    SegmentLog(Segment segment, ShelvedPieces pieces, Shelf shelf, BooleanSupplier cancelled) {
        this.segment = segment;
        this.pieces = pieces;
        this.shelf = shelf;
        this.cancelled = cancelled;
    }

    /** Does not throw: what goes wrong is in the result. */
    Part fetch(Path file, String runId, String fingerprint) {
        long records = 0;
        long bytes = 0;
        try (LogAssembly assembly = LogAssembly.create(file, runId, fingerprint, segment)) {
            for (Post post : pieces.posts(segment.index())) {
                assembly.beginWorker();
                add(post, assembly);
            }
            if (!assembly.hasAllEnds()) {
                problems.add(pieces.posts(segment.index()).isEmpty() ? "nothing of it arrived" : "its end is missing");
            }
            if (assembly.lost() > 0) {
                problems.add(assembly.lost() + " requests are missing");
            }
            records = assembly.records();
            assembly.complete();
            bytes = assembly.bytes();
        } catch (IOException | RuntimeException e) {
            problems.add(file.getFileName() + " could not be written: " + e.getMessage());
        }
        return new Part(records, bytes, sentence());
    }

    private void add(Post post, LogAssembly assembly) throws IOException {
        int next = 0;
        for (PieceKey key : pieces.of(post)) {
            if (key.piece() > next) {
                problems.add("it lacks " + (key.piece() - next) + " of its pieces before " + key.text());
            }
            next = key.piece() + 1;
            if (cancelled.getAsBoolean()) {
                problems.add("fetching it was interrupted");
                return;
            }
            byte[] piece = get(key);
            try {
                assembly.add(piece);
            } catch (DamagedException e) {
                problems.add(key.text() + ": " + e.getMessage());
            }
        }
    }

    /** Nothing, when it cannot be had. */
    private byte[] get(PieceKey key) {
        try {
            return shelf.get(key.text());
        } catch (IOException | RuntimeException e) {
            problems.add(String.valueOf(e.getMessage()));
            return new byte[0];
        }
    }

    private String sentence() {
        return problems.isEmpty()
                ? ""
                : "The log of requests of worker " + segment + " is NOT COMPLETE: " + String.join("; ", problems);
    }

    /** @param missing a sentence; empty when nothing is */
    record Part(long records, long bytes, String missing) {}
}

package io.tidemark.functions.remote;

import io.tidemark.functions.requests.LogPieces;
import io.tidemark.functions.requests.LogPieces.Piece;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Carries the pieces of a log to the shelf, on a thread of its own. One that the shelf does not take is tried again, later
 * and later, before those after it, so their numbers leave no gap.
 */
final class Porter {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(200);
    private static final long FIRST_WAIT_NANOS = TimeUnit.MILLISECONDS.toNanos(250);
    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** A shelf that takes nothing must not keep a worker, which costs as long as it is there. */
    static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final long JOIN_MILLIS = 100;

    private final LogPieces pieces;
    private final Shelf shelf;
    private final Post post;
    private final Clock clock;
    private final BooleanSupplier outOfTime;
    private final Thread thread;
    /** When a piece was last brought, or the end began. */
    private volatile long movedNanos;

    private volatile boolean givenUp;
    private volatile boolean finished;
    private volatile String trouble = "";

    /** @param outOfTime true when the process stands still or dies soon */
    Porter(LogPieces pieces, Shelf shelf, Post post, Clock clock, BooleanSupplier outOfTime) {
        this.pieces = pieces;
        this.shelf = shelf;
        this.post = post;
        this.clock = clock;
        this.outOfTime = outOfTime;
        this.thread = Thread.ofPlatform().name("tidemark-porter").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /**
     * Brings the rest of a log that has ended. Returns when all of it is safe, or when there is no time left, or no sense
     * in waiting longer.
     *
     * @return why the rest is not safe; empty when it is
     */
    String finish() throws InterruptedException {
        movedNanos = clock.nanoTime();
        LockSupport.unpark(thread);
        while (thread.isAlive() && !outOfTime.getAsBoolean() && clock.nanoTime() - movedNanos < PATIENCE_NANOS) {
            thread.join(JOIN_MILLIS);
        }
        giveUp();
        return finished ? "" : trouble.isEmpty() ? "there was no time for it" : trouble;
    }

    /** Brings nothing more. */
    void giveUp() {
        givenUp = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        try {
            while (!givenUp) {
                // In this order: what is complete when the log has ended is all of it.
                boolean ended = pieces.isEnded();
                Piece piece = pieces.next();
                if (piece != null) {
                    bring(piece);
                } else if (ended) {
                    finished = true;
                    return;
                } else {
                    LockSupport.parkNanos(this, TICK_NANOS);
                }
            }
        } catch (IOException e) {
            trouble = "the disk: " + e.getMessage();
        }
    }

    private void bring(Piece piece) throws IOException {
        String key = new PieceKey(post, piece.number(), piece.last()).text();
        for (long wait = FIRST_WAIT_NANOS; !givenUp; wait = Math.min(LONGEST_WAIT_NANOS, 2 * wait)) {
            try {
                shelf.put(key, piece.file());
                pieces.remove(piece);
                movedNanos = clock.nanoTime();
                return;
            } catch (IOException | RuntimeException e) {
                trouble = String.valueOf(e.getMessage());
            }
            // Not all workers again at the same moment.
            awaitUntil(clock.nanoTime() + wait / 2 + Math.floorMod(clock.nanoTime(), wait / 2));
        }
    }

    private void awaitUntil(long nanos) {
        long wait;
        while ((wait = nanos - clock.nanoTime()) > 0 && !givenUp) {
            LockSupport.parkNanos(this, Math.min(wait, TICK_NANOS));
        }
    }
}

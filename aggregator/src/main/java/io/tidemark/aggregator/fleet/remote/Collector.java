package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.fleet.DeltaReceiver;
import io.tidemark.aggregator.fleet.remote.Board.Found;
import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.ParcelCodec;
import io.tidemark.core.window.WireException;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Fetches the parcels that come next and hands on what is in them, each once. Used by one thread. */
final class Collector {
    /** Who has not listened for longer than this was deaf: a call hung, or the whole process stood still. */
    private static final long DEAF_NANOS = TimeUnit.SECONDS.toNanos(2);

    private static final long ROUND_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Board board;
    private final Muster muster;
    private final DeltaReceiver receiver;
    private final Clock clock;
    private final Consumer<String> notes;
    /** A damaged parcel is found again each time it is asked for. */
    private final Set<Board.Awaited> refused = new HashSet<>();

    private volatile long outageNanos;
    private volatile boolean failing;
    /** When the last fetch ended, or there was nothing to ask for. */
    private volatile long listenedNanos;

    Collector(Board board, Muster muster, DeltaReceiver receiver, Clock clock, Consumer<String> notes) {
        this.board = board;
        this.muster = muster;
        this.receiver = receiver;
        this.clock = clock;
        this.notes = notes;
        this.outageNanos = clock.nanoTime();
        this.listenedNanos = outageNanos;
    }

    /**
     * Goes on for a while: of a thousand workers one always has something.
     *
     * @return true when nothing more was there
     */
    boolean collect() {
        long until = clock.nanoTime() + ROUND_NANOS;
        boolean more;
        do {
            more = collectSome();
        } while (more && clock.nanoTime() < until);
        return !more && !failing;
    }

    /** @return false when nothing was there */
    boolean collectSome() {
        List<Board.Awaited> due = muster.due(clock.nanoTime());
        List<Found> found = due.isEmpty() ? List.of() : fetch(due);
        listened();
        for (Found each : found) {
            accept(each);
        }
        return !found.isEmpty();
    }

    private void listened() {
        if (!failing) {
            long now = clock.nanoTime();
            outageNanos = isDeaf(now) ? now : outageNanos;
            listenedNanos = now;
        }
    }

    /** The last instant at which parcels could not be fetched: until then silence means nothing. */
    long outageNanos() {
        long now = clock.nanoTime();
        return failing || isDeaf(now) ? now : outageNanos;
    }

    private boolean isDeaf(long now) {
        return now - listenedNanos > DEAF_NANOS;
    }

    private List<Found> fetch(List<Board.Awaited> due) {
        try {
            List<Found> found = board.fetch(due);
            if (failing) {
                failing = false;
                notes.accept("The workers can be heard again.");
            }
            return found;
        } catch (IOException e) {
            outageNanos = clock.nanoTime();
            if (!failing) {
                failing = true;
                notes.accept("The workers cannot be heard: " + e.getMessage());
            }
            return List.of();
        }
    }

    private void accept(Found found) {
        try {
            Parcel parcel = ParcelCodec.decode(found.packed());
            if (parcel.number() != found.awaited().number()) {
                throw new WireException(
                        "Parcel " + found.awaited().number() + " says that it is number " + parcel.number() + ".");
            }
            if (muster.isNext(found.awaited())) {
                // First what it brings: whoever sees that a worker has left must find all that it counted.
                parcel.deltas().forEach(receiver::receive);
                muster.heard(found.awaited().post(), parcel, clock.nanoTime(), clock.epochMillis());
            }
        } catch (WireException e) {
            if (refused.add(found.awaited())) {
                notes.accept("A parcel of worker " + (found.awaited().post().segment() + 1) + " was refused: "
                        + e.getMessage());
            }
        }
    }
}

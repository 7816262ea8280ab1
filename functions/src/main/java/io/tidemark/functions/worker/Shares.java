package io.tidemark.functions.worker;

import io.tidemark.core.shape.Segment;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Which part of the load one worker has over time, and how iterations are numbered meanwhile. Immutable: an order makes
 * another one.
 *
 * <p>Guarantees, for workers that have been told the same orders in the same order, whenever they heard of them: their
 * parts at an instant are together the whole, no two iterations of them have the same number, and no two of their users
 * have the same number as the one they draw their values by.
 */
final class Shares {
    /** No user gets so far within a shift: one every millisecond for eleven days. */
    private static final long ITERATIONS_OF_A_SHIFT = 1_000_000_000L;

    /** No segment has more workers one after the other: that many of a quarter of an hour each are most of a day. */
    static final int SHIFTS_OF_AN_ERA = 64;

    /** Chapters count far from each other. */
    private static final int ERAS_OF_A_CHAPTER = 1 << 12;

    private static final long NOT_YET = Long.MAX_VALUE;

    private final Segment own;
    private final List<Span> spans;
    private final int era;
    /** At most so many users there are at a time. */
    private final long stride;
    /** Rows of users that there may have been when the load was first shared anew. */
    private final long plainRows;

    private Shares(Segment own, List<Span> spans, int era, long stride, long plainRows) {
        this.own = own;
        this.spans = List.copyOf(spans);
        this.era = era;
        this.stride = stride;
        this.plainRows = plainRows;
    }

    /**
     * Nothing has been ordered: all share the load.
     *
     * @param users at most, at a time, of all workers
     * @param chapter how many plans came before this one
     */
    static Shares of(Segment own, long users, int chapter) {
        int era = chapter * ERAS_OF_A_CHAPTER;
        long stride = Math.max(1, users);
        return new Shares(own, List.of(new Span(0, true, own, era, stride, stride)), era, stride, NOT_YET);
    }

    /** From an instant on these share the load, whatever was ordered for later. */
    Shares shared(long atNanos, List<Integer> workers) {
        int rank = Collections.binarySearch(workers, own.index());
        List<Span> changed = new ArrayList<>(spans);
        changed.removeIf(span -> span.fromNanos >= atNanos);
        // Whoever offers nothing may still number what it had begun: as it did before.
        Span before = changed.isEmpty() ? spans.getFirst() : changed.getLast();
        changed.add(
                rank < 0
                        ? new Span(atNanos, false, before.segment, before.era, before.stride, stride)
                        : new Span(atNanos, true, new Segment(rank, workers.size()), era + 1, stride, stride));
        long rows = Math.min(plainRows, Math.ceilDiv(stride, (long) own.count()));
        return new Shares(own, changed, era + 1, stride, rows);
    }

    /** From an instant on there may be so many users: where those were not counted on, iterations are numbered anew. */
    Shares grown(long atNanos, long users) {
        long most = Math.max(stride, users);
        List<Span> changed = new ArrayList<>();
        int counted = era;
        for (int i = 0; i < spans.size(); i++) {
            Span span = spans.get(i);
            if (span.most >= users || untilNanos(i) <= atNanos) {
                changed.add(span);
                continue;
            }
            counted++;
            if (span.fromNanos < atNanos) {
                changed.add(span);
            }
            changed.add(new Span(
                    Math.max(span.fromNanos, atNanos),
                    span.serves,
                    span.segment,
                    span.serves ? counted : span.era,
                    span.serves ? most : span.stride,
                    most));
        }
        return new Shares(own, changed, counted, most, plainRows);
    }

    Span at(long nanos) {
        for (int i = spans.size() - 1; i > 0; i--) {
            if (spans.get(i).fromNanos <= nanos) {
                return spans.get(i);
            }
        }
        return spans.getFirst();
    }

    /** In their order; each lasts until the next begins. */
    List<Span> spans() {
        return spans;
    }

    /** When a span ends. */
    long untilNanos(int span) {
        return span + 1 < spans.size() ? spans.get(span + 1).fromNanos : Long.MAX_VALUE;
    }

    /** Whether anybody has ever been left out or called in. */
    boolean isChanged() {
        return plainRows != NOT_YET;
    }

    /**
     * The number by which a user of this worker draws its values and has its target, for good. Each worker numbers its own;
     * those that come to it later, in the place of others, are spread over the targets as those were.
     *
     * @param row its place among the users of this worker
     */
    long userNumber(long row) {
        return row < plainRows ? numberOf(row, 0) : numberOf(row, row / plainRows);
    }

    /** Different for each worker and row, whatever the turn. */
    long numberOf(long row, long turn) {
        return row * own.count() + (own.index() + turn) % own.count();
    }

    /**
     * A time in which nothing of this changes.
     *
     * @param serves false while this worker offers nothing
     * @param segment its part of the load
     * @param stride between the iterations of one user
     * @param most users that there may be, whether or not this worker has any
     */
    record Span(long fromNanos, boolean serves, Segment segment, int era, long stride, long most) {
        /** Which user of the whole load one of this worker's is. */
        long user(long row) {
            return segment.index() + row * segment.count();
        }

        /** How many of so many users are this worker's. */
        long rows(long users) {
            return serves ? segment.share(users) : 0;
        }

        /**
         * The number of an iteration.
         *
         * @param count how many this user has begun in this shift
         */
        long iteration(long row, int shift, long count) {
            long turn = ((long) era * SHIFTS_OF_AN_ERA + shift) * ITERATIONS_OF_A_SHIFT + count;
            // A load of a million users that was changed a thousand times comes round.
            return (user(row) + turn * stride) & Long.MAX_VALUE;
        }
    }
}

package io.tidemark.core.window;

import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many requests, and how they ended. All of them belong to the second of their <em>intended</em> start.
 *
 * <p>{@code planned = sent + dropped}, and {@code sent} = the sum of all outcomes, once every request has ended; while
 * some are under way, the outcomes lag behind.
 *
 * @param planned requests whose intended start has come
 * @param sent of them, those that were handed to a connection
 * @param late of those sent, the ones that started more than {@link #LATE_MICROS} after their intended start
 * @param dropped of the planned ones, those never sent, because no connection became free in time or the run ended
 * @param outcomes by {@link Outcome#code()}
 * @param statuses of answered requests, by HTTP status
 * @param bytesIn of responses, with headers, as they crossed the wire (before decompression, inside TLS)
 * @param bytesOut of requests, with headers
 */
public record Counts(
        long planned,
        long sent,
        long late,
        long dropped,
        long[] outcomes,
        SortedMap<Integer, Long> statuses,
        long bytesIn,
        long bytesOut) {
    /** Starting later than this after the intended start makes a request late. */
    public static final long LATE_MICROS = 10_000;

    public static final Counts NONE = new Counts(0, 0, 0, 0, new long[Outcome.count()], new TreeMap<>(), 0, 0);

    public Counts {
        if (outcomes.length != Outcome.count()) {
            throw new IllegalArgumentException(
                    "outcomes must have " + Outcome.count() + " counts but has " + outcomes.length);
        }
        outcomes = outcomes.clone();
        statuses = Collections.unmodifiableSortedMap(new TreeMap<>(statuses));
        if (planned < 0
                || sent < 0
                || late < 0
                || dropped < 0
                || bytesIn < 0
                || bytesOut < 0
                || Arrays.stream(outcomes).anyMatch(count -> count < 0)
                || statuses.values().stream().anyMatch(count -> count < 0)) {
            throw new IllegalArgumentException("counts must be >= 0");
        }
    }

    @Override
    public long[] outcomes() {
        return outcomes.clone();
    }

    public long count(Outcome outcome) {
        return outcomes[outcome.code()];
    }

    /** Requests that have ended and say something about the service: good and bad ones. */
    public long completed() {
        return Arrays.stream(outcomes).sum() - count(Outcome.UNFINISHED);
    }

    public long ended() {
        return Arrays.stream(outcomes).sum();
    }

    public long good() {
        return count(Outcome.OK);
    }

    public long bad() {
        return completed() - good();
    }

    public Counts merge(Counts other) {
        long[] mergedOutcomes = new long[outcomes.length];
        for (int i = 0; i < mergedOutcomes.length; i++) {
            mergedOutcomes[i] = Math.addExact(outcomes[i], other.outcomes[i]);
        }
        TreeMap<Integer, Long> mergedStatuses = new TreeMap<>(statuses);
        for (Map.Entry<Integer, Long> entry : other.statuses.entrySet()) {
            mergedStatuses.merge(entry.getKey(), entry.getValue(), Math::addExact);
        }
        return new Counts(
                Math.addExact(planned, other.planned),
                Math.addExact(sent, other.sent),
                Math.addExact(late, other.late),
                Math.addExact(dropped, other.dropped),
                mergedOutcomes,
                mergedStatuses,
                Math.addExact(bytesIn, other.bytesIn),
                Math.addExact(bytesOut, other.bytesOut));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Counts that
                && planned == that.planned
                && sent == that.sent
                && late == that.late
                && dropped == that.dropped
                && bytesIn == that.bytesIn
                && bytesOut == that.bytesOut
                && Arrays.equals(outcomes, that.outcomes)
                && statuses.equals(that.statuses);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(new long[] {planned, sent, late, dropped, bytesIn, bytesOut})
                + 31 * Arrays.hashCode(outcomes)
                + statuses.hashCode();
    }

    @Override
    public String toString() {
        return "Counts[planned=" + planned + ", sent=" + sent + ", late=" + late + ", dropped=" + dropped
                + ", outcomes=" + Arrays.toString(outcomes) + ", statuses=" + statuses + ", bytesIn=" + bytesIn
                + ", bytesOut=" + bytesOut + "]";
    }
}

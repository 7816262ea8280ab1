package io.tidemark.core.capacity;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * How a service did in the measured part of a trial. Requests belong to the second of their intended start and are
 * followed to their end.
 *
 * @param fromSecond of the run, the first measured one
 * @param toSecond of the run, the first one after the measured part
 * @param planned requests whose intended start lies in these seconds
 * @param sent of them
 * @param completed of those sent, the good and the bad ones
 * @param bad of those planned: completed but not good, or never sent because the service kept every connection
 * @param inFlightGrowth requests in flight (and waiting for a connection) at the end less those at the beginning
 * @param p50Micros median latency; 0 when nothing completed
 * @param aborted true when the trial ended early, because it was plainly beyond the limit
 * @param invalid why the generator, not the service, made these numbers; empty when it did not
 */
public record Observation(
        Trial trial,
        int fromSecond,
        int toSecond,
        long planned,
        long sent,
        long completed,
        long bad,
        double inFlightGrowth,
        long p50Micros,
        long p95Micros,
        long p99Micros,
        boolean aborted,
        List<String> invalid) {
    public Observation {
        requireNonNull(trial, "trial is null");
        invalid = List.copyOf(invalid);
        if (fromSecond < 0 || toSecond < fromSecond) {
            throw new IllegalArgumentException("seconds must be ordered but are " + fromSecond + ".." + toSecond);
        }
        if (planned < 0 || sent < 0 || completed < 0 || bad < 0) {
            throw new IllegalArgumentException("counts must be >= 0 but are planned " + planned + ", sent " + sent
                    + ", completed " + completed + ", bad " + bad);
        }
    }

    public boolean isValid() {
        return invalid.isEmpty();
    }

    public int seconds() {
        return toSecond - fromSecond;
    }

    public long good() {
        return Math.max(0, planned - bad);
    }

    /** Bad requests among all planned ones, 0 to 1. */
    public double badShare() {
        return planned == 0 ? 0 : (double) Math.min(bad, planned) / planned;
    }

    /** Good requests per second. */
    public double goodput() {
        return seconds() == 0 ? 0 : (double) good() / seconds();
    }
}

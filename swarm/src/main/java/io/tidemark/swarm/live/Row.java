package io.tidemark.swarm.live;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.window.Stats;
import io.tidemark.swarm.locust.LocustLabel;

/**
 * What was measured under one name and one version of the plan.
 *
 * @param version of the plan; 0 for the sum of all
 * @param stats since the last reset, without warm-up
 * @param recent of the last seconds, likewise
 * @param recentSeconds how many these are
 */
public record Row(int version, LocustLabel label, Stats stats, Stats recent, int recentSeconds) {
    public Row {
        requireNonNull(label, "label is null");
        requireNonNull(stats, "stats is null");
        requireNonNull(recent, "recent is null");
    }

    /** Requests that ended, a second, lately. */
    public double rate() {
        return (double) recent.counts().completed() / Math.max(1, recentSeconds);
    }

    /** Likewise of those that failed. */
    public double failureRate() {
        return (double) recent.counts().bad() / Math.max(1, recentSeconds);
    }
}

package io.tidemark.swarm.live;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.window.Stats;

/**
 * What was measured under one name and one version of the plan.
 *
 * @param version of the plan
 * @param stats since the last reset, without warm-up
 * @param rate of requests that ended, a second, lately
 * @param failureRate likewise of those that failed
 */
public record Row(int version, String method, String name, Stats stats, double rate, double failureRate) {
    public Row {
        requireNonNull(method, "method is null");
        requireNonNull(name, "name is null");
        requireNonNull(stats, "stats is null");
    }
}

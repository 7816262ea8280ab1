package io.tidemark.sizing.search;

import io.tidemark.aggregator.run.Timeline;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.Trial;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Stats;
import java.util.List;

/**
 * A trial that is being held, as seconds of the run. Requests are counted in the second of their intended start, so
 * what is said of a second changes until all of its requests have ended.
 *
 * @param startSecond the trial's first
 * @param open whether arrivals come whatever the service does; in the closed model requests in flight say nothing
 */
record Holding(Trial trial, int startSecond, boolean open) {
    /** In the closed model the service decides how many requests there are: fewer than this decide nothing. */
    private static final int LEAST_REQUESTS = 100;

    int fromSecond() {
        return startSecond + trial.settleSeconds();
    }

    /** The first second after the trial. */
    int endSecond() {
        return fromSecond() + trial.measureSeconds();
    }

    /**
     * Whether it is plain already that this load is too much. Counted from the very start, because a load that is far
     * too much need not be held until the service has settled down.
     */
    boolean isHopeless(Timeline timeline, int completeSecond) {
        if (completeSecond < startSecond) {
            return false;
        }
        int now = Math.min(completeSecond + 1, endSecond());
        Counts counts = timeline.counts(startSecond, now);
        if (trial.abortBadShare() < 1 && bad(counts) >= Math.max(1, trial.abortBadShare() * enough(counts))) {
            return true;
        }
        return open
                && trial.abortUnserved() < 1
                && completeSecond > growthSecond()
                && growth(timeline, now) >= trial.abortUnserved() * arrivals();
    }

    /** True when every request of the trial has ended. */
    boolean isSettled(Timeline timeline, int toSecond) {
        Counts counts = timeline.counts(startSecond, toSecond);
        return counts.ended() >= counts.sent();
    }

    /**
     * @param toSecond the first one after what was held: less than planned when it was aborted
     */
    Observation observe(Timeline timeline, int toSecond, List<String> invalid) {
        int from = toSecond > fromSecond() ? fromSecond() : startSecond;
        Stats stats = timeline.seconds(from, toSecond);
        Counts counts = stats.counts();
        Distribution latency = stats.latency();
        return new Observation(
                trial,
                from,
                toSecond,
                counts.planned(),
                counts.sent(),
                counts.completed(),
                bad(counts),
                open ? growth(timeline, toSecond) : 0,
                latency.percentile(50),
                latency.percentile(95),
                latency.percentile(99),
                toSecond < endSecond(),
                invalid);
    }

    /** A request that was never sent got no connection, because the service kept them all: that is the service's doing. */
    private static long bad(Counts counts) {
        return counts.bad() + counts.dropped();
    }

    /** So many requests that a share of them being bad settles the matter. */
    private double enough(Counts counts) {
        return open ? Math.max((double) counts.planned(), arrivals()) : Math.max(counts.planned(), LEAST_REQUESTS);
    }

    private double arrivals() {
        return Math.max(1, trial.load() * trial.measureSeconds());
    }

    private double growth(Timeline timeline, int toSecond) {
        return toSecond - 1 <= growthSecond()
                ? 0
                : inFlight(timeline, toSecond - 1) - inFlight(timeline, growthSecond());
    }

    /** At the end of this second the requests in flight are what this load makes them, if it is carried. */
    private int growthSecond() {
        return Math.max(fromSecond() - 1, startSecond);
    }

    static double inFlight(Timeline timeline, int second) {
        return timeline.healthAt(second).stream().mapToDouble(Holding::inFlight).sum();
    }

    private static double inFlight(Health health) {
        return health.inFlight() + (double) health.backlog();
    }
}

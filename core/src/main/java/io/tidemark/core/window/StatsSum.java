package io.tidemark.core.window;

import io.tidemark.core.histogram.DistributionSum;

/**
 * A sum of statistics that many are added to: the mutable counterpart of {@link Stats}. Not thread-safe.
 *
 * <p>A sum that would become too large is an {@link ArithmeticException}, and what was added is of no use then; whoever
 * adds sees to it first ({@link WindowBuffer#weight}).
 */
public final class StatsSum {
    private final CountsSum counts = new CountsSum();
    private final DistributionSum latency = new DistributionSum();
    private final DistributionSum service = new DistributionSum();
    private final DistributionSum lag = new DistributionSum();
    private Moments connect = Moments.NONE;
    private Moments tls = Moments.NONE;
    private Moments firstByte = Moments.NONE;

    public void add(WindowBuffer window) {
        counts.add(window.counts);
        latency.add(window.latency);
        service.add(window.service);
        lag.add(window.lag);
        add(window.connect(), window.tls(), window.firstByte());
    }

    public void add(StatsSum other) {
        counts.add(other.counts);
        latency.add(other.latency);
        service.add(other.service);
        lag.add(other.lag);
        add(other.connect, other.tls, other.firstByte);
    }

    private void add(Moments moreConnect, Moments moreTls, Moments moreFirstByte) {
        connect = connect.merge(moreConnect);
        tls = tls.merge(moreTls);
        firstByte = firstByte.merge(moreFirstByte);
    }

    public CountsSum counts() {
        return counts;
    }

    /** Counters of distributions in memory: what a sum takes beyond a fixed amount. */
    public int cells() {
        return latency.cells() + service.cells() + lag.cells();
    }

    public Stats toStats() {
        return new Stats(
                counts.toCounts(),
                latency.toDistribution(),
                service.toDistribution(),
                lag.toDistribution(),
                connect,
                tls,
                firstByte);
    }
}

package io.tidemark.sizing.search;

import io.tidemark.aggregator.run.Helm;
import io.tidemark.aggregator.run.Pilot;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.shape.Level;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/**
 * A run in virtual time: what is offered is answered at once by a service whose share of bad requests is a function of
 * the load. Each second is reported as soon as it is over.
 */
final class VirtualHelm implements Helm {
    private static final long TICK_NANOS = 250_000_000;
    private static final long SECOND_NANOS = 1_000_000_000;
    private static final long LATENCY_MICROS = 20_000;

    final List<Offer> offers = new ArrayList<>();
    final List<String> phases = new ArrayList<>();
    String finished = "";
    int lost;

    private final DoubleUnaryOperator badShare;
    private final Timeline timeline = new Timeline();
    private double cpuShare;
    private boolean answers = true;
    private int secondsOff;
    private long now;
    private int complete = -1;

    record Offer(long atNanos, double load) {}

    VirtualHelm(DoubleUnaryOperator badShare) {
        this.badShare = badShare;
    }

    /** A service that refuses what is beyond its capacity. */
    static VirtualHelm refusingBeyond(double capacity) {
        return new VirtualHelm(load -> Math.max(0, 1 - capacity / load));
    }

    /** The generator uses so much of its CPU in the next seconds. */
    void busy(double share, int seconds) {
        cpuShare = share;
        secondsOff = seconds;
    }

    /** Requests are taken and never answered. */
    VirtualHelm silent() {
        answers = false;
        return this;
    }

    /** Lets the search steer until it ends, or this many seconds have passed. */
    void run(Search search, int seconds) {
        while (finished.isEmpty() && now < seconds * SECOND_NANOS) {
            search.steer(this);
            now += TICK_NANOS;
            while ((complete + 2) * SECOND_NANOS <= now) {
                complete++;
                report(complete);
            }
        }
    }

    private void report(int second) {
        long requests = Math.round(loadAt(second * SECOND_NANOS + SECOND_NANOS / 2));
        long bad = answers && requests > 0 ? Math.round(requests * badShare.applyAsDouble((double) requests)) : 0;
        if (requests > 0) {
            timeline.add(new Window(second, false, 0, stats(requests, bad)));
        }
        boolean off = secondsOff-- > 0;
        long cpu = off ? Math.round(cpuShare * 1e6) : 100_000;
        int inFlight = answers ? 0 : (int) requests;
        timeline.add(0, new Health(second, 1, inFlight, 0, cpu, 1_000_000, 0, 0, 10, 1_000));
    }

    private Stats stats(long requests, long bad) {
        long[] outcomes = new long[Outcome.count()];
        if (answers) {
            outcomes[Outcome.OK.code()] = requests - bad;
            outcomes[Outcome.STATUS_5XX.code()] = bad;
        }
        Counts counts = new Counts(requests, requests, 0, 0, outcomes, new TreeMap<>(), 0, 0);
        Distribution latency = answers ? latencies(requests) : Distribution.EMPTY;
        return new Stats(counts, latency, latency, Distribution.EMPTY, Moments.NONE, Moments.NONE, Moments.NONE);
    }

    private static Distribution latencies(long requests) {
        Tally tally = new Tally();
        for (long i = 0; i < requests; i++) {
            tally.add(LATENCY_MICROS);
        }
        return tally.toDistribution();
    }

    private double loadAt(long nanos) {
        return offers.reversed().stream()
                .filter(offer -> offer.atNanos() <= nanos)
                .findFirst()
                .map(Offer::load)
                .orElse(0.0);
    }

    @Override
    public long nowNanos() {
        return now;
    }

    @Override
    public int completeSecond() {
        return complete;
    }

    @Override
    public Timeline timeline() {
        return timeline;
    }

    @Override
    public Counts counts() {
        return timeline.counts(0, complete + 1);
    }

    @Override
    public int lostWorkers() {
        return lost;
    }

    @Override
    public void offer(long atNanos, Level level, String phase) {
        offers.add(new Offer(atNanos, level.value()));
        phases.add(phase);
    }

    @Override
    public Pilot pilot() {
        throw new UnsupportedOperationException("a search changes the level and nothing else");
    }

    @Override
    public void finish(String why, long graceNanos) {
        finished = why.isEmpty() ? "finished" : why;
    }
}

package io.tidemark.cli.swarm;

import io.tidemark.aggregator.run.FleetHealth;
import io.tidemark.aggregator.run.Helm;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Phase;
import io.tidemark.functions.time.Clock;
import io.tidemark.swarm.live.MissingPolicy;
import io.tidemark.swarm.live.Respread;
import io.tidemark.swarm.locust.HotWorkers;
import io.tidemark.swarm.locust.LocustFiles;
import io.tidemark.swarm.locust.LocustReader;
import io.tidemark.swarm.locust.LocustStats;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sees a run as Locust would: every second into its files, every other one as a table. Does what Locust does besides: waits for
 * enough workers before anything is sent, gives the share of missing ones to the others, names those that are too busy, and
 * cuts off what is under way at the end.
 */
final class HeadlessWatch implements Steering {
    private static final int TABLE_EVERY_SECONDS = 2;
    /** A worker that says nothing does not keep the others from being seen for longer. */
    private static final int PATIENCE_SECONDS = 3;

    private final Plan plan;
    private final SwarmOrder order;
    private final SwarmOrder.Headless headless;
    private final LocustReader reader;
    private final @Nullable LocustFiles files;
    private final HeadlessDisplay display;
    private final Clock clock;
    private final HotWorkers hot = new HotWorkers();
    private final Respread respread;

    /** The second of the clock that the run began in; -1 while that is not known. */
    private long zeroSecond = -1;

    private int seen = -1;
    private boolean finished;
    private boolean fileTrouble;

    /** @param files that are written every second, when there are any */
    HeadlessWatch(
            SwarmOrder order,
            SwarmOrder.Headless headless,
            LocustReader reader,
            @Nullable LocustFiles files,
            HeadlessDisplay display,
            Clock clock) {
        this.plan = order.plan();
        this.order = order;
        this.headless = headless;
        this.reader = reader;
        this.files = files;
        this.display = display;
        this.clock = clock;
        this.respread = new Respread(order.settings().workers(), clock);
    }

    @Override
    public void steer(Helm helm) {
        long now = helm.nowNanos();
        if (zeroSecond < 0) {
            zeroSecond = TimeUnit.MILLISECONDS.toSeconds(clock.epochMillis() - TimeUnit.NANOSECONDS.toMillis(now));
            requireEnough(helm);
        }
        if (order.missing() == MissingPolicy.RESPREAD) {
            respread.steer(helm).ifPresent(display::note);
        }
        int newest = newest(helm);
        while (seen < newest) {
            see(helm, ++seen);
        }
        Duration grace = headless.stopTimeout().orElse(null);
        if (grace != null && !finished && now >= plan.load().duration().toNanos()) {
            finish(helm, "the run time is over", grace.toNanos());
        }
    }

    /** Locust goes on until its time is over. */
    @Override
    public boolean endsWithoutTarget() {
        return false;
    }

    /** Whether a worker was too busy at some time. */
    boolean isHot() {
        return hot.isAny();
    }

    private void requireEnough(Helm helm) {
        int ready = order.settings().workers() - helm.lostWorkers();
        if (ready < order.expectedWorkers()) {
            String why = "only " + ready + " of " + order.expectedWorkers() + " expected workers are there";
            display.note("Nothing is sent: " + why + ".");
            finish(helm, why, 0);
        }
    }

    private void finish(Helm helm, String why, long graceNanos) {
        finished = true;
        helm.finish(why, graceNanos);
    }

    private static int newest(Helm helm) {
        long elapsed = TimeUnit.NANOSECONDS.toSeconds(helm.nowNanos());
        long patient = Math.min(helm.timeline().lastSecond(), elapsed - PATIENCE_SECONDS);
        return (int) Math.max(helm.completeSecond(), patient);
    }

    private void see(Helm helm, int second) {
        for (FleetHealth health : helm.timeline().health(second, second + 1)) {
            for (int worker : hot.note(health.bySegment())) {
                display.note("Worker " + worker + " uses more than " + Math.round(100 * HotWorkers.LIMIT)
                        + " % of its CPU: what is measured may be its own slowness.");
            }
        }
        LocustStats stats = reader.read(helm.timeline(), second, zeroSecond + second, measuredSeconds(second + 1));
        write(stats);
        if (second % TABLE_EVERY_SECONDS == TABLE_EVERY_SECONDS - 1) {
            display.table(stats);
        }
    }

    private void write(LocustStats stats) {
        if (files == null) {
            return;
        }
        try {
            files.write(stats);
        } catch (IOException e) {
            // What a second has brought is in the run's own files all the same; the next one may find more room.
            if (!fileTrouble) {
                display.note("The files of --csv could not be written: " + e);
            }
            fileTrouble = true;
        }
    }

    /** Without warm-up, until the end of a second. */
    private double measuredSeconds(int untilSecond) {
        double until = untilSecond;
        double start = 0;
        double measured = 0;
        for (Phase phase : plan.load().phases()) {
            double end = start + phase.shape().duration().toNanos() / 1e9;
            if (!phase.warmUp()) {
                measured += Math.max(0, Math.min(end, until) - start);
            }
            start = end;
        }
        return measured;
    }
}

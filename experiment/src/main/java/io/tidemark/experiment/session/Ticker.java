package io.tidemark.experiment.session;

import io.tidemark.experiment.bus.Bus;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Publishes ticks while somebody listens. */
final class Ticker implements AutoCloseable {
    private static final double NANOS = 1e9;

    private final Bus bus;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("ticker").factory());
    private final double delta;
    private long count;

    Ticker(Bus bus, double perSecond) {
        this.bus = bus;
        this.delta = 1 / perSecond;
        long nanos = Math.max(1, (long) (NANOS * delta));
        var _ = timer.scheduleAtFixedRate(this::tick, nanos, nanos, TimeUnit.NANOSECONDS);
    }

    private void tick() {
        if (bus.isHeard(Events.TICK)) {
            count++;
            bus.publish(Events.TICK, Trace.NONE, Map.of("count", count, "delta", delta));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}

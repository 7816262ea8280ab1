package io.tidemark.functions.worker;

import io.tidemark.core.window.Delta;
import io.tidemark.core.window.Delta.Standing;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.Health;
import io.tidemark.functions.record.Recorder;
import io.tidemark.functions.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/**
 * Delivers what was recorded once a second, and the rest at the end. On a thread of its own, so that neither the
 * schedule nor an event loop ever waits for it.
 *
 * <p>Guarantees: a delta that could not be delivered is offered again, unchanged, before the next one; the last delta is
 * delivered after everything else was recorded.
 */
final class Reporter implements AutoCloseable {
    private static final long SECOND_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final int TRIES = 5;

    private final WorkerSetup setup;
    private final Recorder recorder;
    private final Road road;
    private final Clock clock;
    private final Supplier<HealthProbe.Gauges> gauges;
    private final DeltaSink sink;
    private final HealthProbe probe = new HealthProbe();
    private final Thread thread;
    private int firstSecond;
    private int sequence;
    private volatile boolean finishing;
    private volatile boolean closed;
    private volatile boolean done;
    private volatile String failure = "";

    Reporter(
            WorkerSetup setup,
            Recorder recorder,
            Road road,
            Clock clock,
            Supplier<HealthProbe.Gauges> gauges,
            DeltaSink sink) {
        this.setup = setup;
        this.recorder = recorder;
        this.road = road;
        this.clock = clock;
        this.gauges = gauges;
        this.sink = sink;
        this.thread = Thread.ofPlatform()
                .name("tidemark-reporter-" + setup.segment().index())
                .daemon()
                .unstarted(this::run);
    }

    /** @param fromNanos since the start of the run: from then on there is something to report */
    void start(long fromNanos) {
        firstSecond = Math.toIntExact(fromNanos / SECOND_NANOS);
        thread.start();
    }

    /** Nothing more will be recorded: the last delta may go. */
    void finish() {
        finishing = true;
        LockSupport.unpark(thread);
    }

    boolean isDone() {
        return done;
    }

    /** Why nothing more will be delivered; empty while there is no such reason. */
    String failure() {
        return failure;
    }

    @Override
    public void close() {
        closed = true;
        LockSupport.unpark(thread);
    }

    private void run() {
        awaitUntil(road.zeroNanos() + firstSecond * SECOND_NANOS);
        probe.begin(clock.nanoTime());
        for (int second = firstSecond; !closed; second++) {
            awaitUntil(road.zeroNanos() + (second + 1) * SECOND_NANOS);
            boolean last = finishing;
            road.flushRequestLog();
            if (!deliver(delta(second, last))) {
                return;
            }
            if (last) {
                done = true;
                return;
            }
        }
    }

    private Delta delta(int second, boolean last) {
        long now = clock.nanoTime();
        // The next shift speaks for the seconds that are its own; the rest of a second at the end is too short for
        // shares of it to mean anything.
        boolean tooShort =
                last && second > firstSecond && now - (road.zeroNanos() + second * SECOND_NANOS) < SECOND_NANOS / 2;
        boolean relieved = second * SECOND_NANOS >= road.reliefNanos();
        // Who is stopped before it began has no seconds at all.
        boolean early = now < road.zeroNanos() + second * SECOND_NANOS;
        List<Health> health =
                tooShort || relieved || early ? List.of() : List.of(probe.take(second, now, gauges.get()));
        return new Delta(
                setup.runId(),
                setup.fingerprint(),
                setup.segment(),
                setup.shift(),
                sequence++,
                standing(last),
                recorder.drain(),
                health,
                recorder.newExamples());
    }

    private Standing standing(boolean last) {
        if (!last) {
            return Standing.ON_DUTY;
        }
        if (road.isRelieved()) {
            return Standing.RELIEVED;
        }
        return road.isBrokenOff() ? Standing.BROKEN_OFF : Standing.DONE;
    }

    private boolean deliver(Delta delta) {
        byte[] encoded = DeltaCodec.encode(delta);
        String reason = "closed";
        for (int i = 0; i < TRIES && !closed; i++) {
            try {
                sink.deliver(encoded);
                return true;
            } catch (Exception e) {
                reason = e.toString();
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100L << i));
            }
        }
        failure = "delta " + delta.sequence() + " was not delivered: " + reason;
        return false;
    }

    private void awaitUntil(long nanos) {
        long wait;
        while ((wait = nanos - clock.nanoTime()) > 0 && !finishing && !closed) {
            LockSupport.parkNanos(this, wait);
        }
    }
}

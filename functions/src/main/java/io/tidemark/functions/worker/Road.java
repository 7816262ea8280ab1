package io.tidemark.functions.worker;

import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Profile;
import io.tidemark.functions.engine.Connection;
import io.tidemark.functions.engine.HttpEngine;
import io.tidemark.functions.flow.Flows;
import io.tidemark.functions.record.Recorder;
import io.tidemark.functions.record.Sample;
import io.tidemark.functions.requests.RequestLog;
import io.tidemark.functions.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What all trips of one worker share: the clock's zero, what is offered, the recorder, and whether it is time to stop.
 * Instants are nanoseconds since the start of the run unless said otherwise.
 */
final class Road {
    private static final long NEVER_SLOW = Long.MAX_VALUE;

    private final HttpEngine engine;
    private final Flows flows;
    private final Recorder recorder;
    private final Clock clock;
    private final Pacer pacer;
    private final int maxRedirects;
    private final long[] objectives;
    private final @Nullable RequestLog requestLog;
    private final @Nullable ThreadLocal<RequestLog.Lane> requestLane;
    private final Queue<Connection> connections = new ConcurrentLinkedQueue<>();
    private final AtomicInteger busy = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();

    private volatile Outlook outlook;
    private volatile long zeroNanos;
    /** From then on another plan is in force. */
    private volatile long changeNanos = Long.MAX_VALUE;

    private volatile long haltNanos = Long.MAX_VALUE;
    private volatile boolean halted;
    private volatile boolean brokenOff;
    /** The next shift begins what starts at or after this instant. */
    private volatile long reliefNanos = Long.MAX_VALUE;

    Road(
            Plan plan,
            Outlook outlook,
            HttpEngine engine,
            Flows flows,
            Recorder recorder,
            Clock clock,
            Pacer pacer,
            @Nullable RequestLog requestLog) {
        this.engine = engine;
        this.flows = flows;
        this.recorder = recorder;
        this.clock = clock;
        this.pacer = pacer;
        this.outlook = outlook;
        this.maxRedirects = plan.http().maxRedirects();
        this.objectives = objectives(plan, flows.names());
        this.requestLog = requestLog;
        this.requestLane = requestLog == null ? null : ThreadLocal.withInitial(requestLog::lane);
    }

    private static long[] objectives(Plan plan, List<String> names) {
        long[] objectives = new long[names.size()];
        Arrays.setAll(objectives, i -> {
            Duration objective = plan.tolerance().objective(names.get(i));
            return objective == null ? NEVER_SLOW : objective.toNanos();
        });
        return objectives;
    }

    void begin(long zero) {
        zeroNanos = zero;
    }

    Flows flows() {
        return flows;
    }

    Recorder recorder() {
        return recorder;
    }

    Profile profile() {
        return outlook.profile();
    }

    Outlook outlook() {
        return outlook;
    }

    Shares shares() {
        return outlook.shares();
    }

    /** One order at a time. */
    void obey(Directive directive) {
        outlook = outlook.after(directive);
    }

    int maxRedirects() {
        return maxRedirects;
    }

    /** The clock's nanoseconds at the start of the run. */
    long zeroNanos() {
        return zeroNanos;
    }

    long now() {
        return clock.nanoTime() - zeroNanos;
    }

    long objectiveNanos(int name) {
        return objectives[name];
    }

    boolean isWarmUp(long nanos) {
        Profile current = outlook.profile();
        return nanos < current.warmUpEndNanos() && current.isWarmUpAt(nanos);
    }

    /** No request may have an intended start at or after this instant: then the load ends here as it does at its end. */
    void endAt(long nanos) {
        changeNanos = Math.min(changeNanos, nanos);
    }

    /** Where the load ends by the plan and the orders so far, unless it is stopped. */
    long endNanos() {
        return Math.min(outlook.profile().durationNanos(), changeNanos);
    }

    /** Nothing is sent from now on, not even what is late. */
    void haltAt(long nanos) {
        haltNanos = Math.min(haltNanos, nanos);
        halted = true;
    }

    private long lastStartNanos() {
        return Math.min(endNanos(), haltNanos);
    }

    /** The next shift takes over at this instant: iterations that begin earlier are led to their end here. */
    void relieveAt(long nanos) {
        reliefNanos = Math.min(reliefNanos, nanos);
    }

    long reliefNanos() {
        return reliefNanos;
    }

    /** The load has not ended with this worker. */
    boolean isRelieved() {
        return reliefNanos < lastStartNanos();
    }

    /** The load does not end with what follows. */
    void breakOff() {
        brokenOff = true;
    }

    boolean isBrokenOff() {
        return brokenOff;
    }

    boolean isHalted() {
        return halted;
    }

    /** No iteration may begin at or after this instant. */
    long lastBeginNanos() {
        return Math.min(lastStartNanos(), reliefNanos);
    }

    boolean isOver(long nanos) {
        return nanos >= lastStartNanos();
    }

    /** Counts a request; true when it should be kept as an example. */
    boolean ended(Sample sample) {
        if (requestLane != null) {
            requestLane
                    .get()
                    .add(
                            sample.name(),
                            sample.warmUp(),
                            sample.intendedMicros(),
                            sample.startMicros(),
                            sample.endMicros(),
                            sample.outcome(),
                            sample.status(),
                            sample.connectMicros(),
                            sample.tlsMicros(),
                            sample.firstByteMicros(),
                            sample.bytesIn(),
                            sample.bytesOut());
        }
        return recorder.ended(sample);
    }

    Connection newConnection() {
        Connection connection = engine.newConnection();
        connections.add(connection);
        return connection;
    }

    Queue<Connection> connections() {
        return connections;
    }

    /** Does something later on the pacer's thread. */
    void at(long nanos, Runnable action) {
        pacer.at(zeroNanos + nanos, action);
    }

    /** Like {@link #at}, for a trip that waits meanwhile. */
    void park(long nanos, Runnable action) {
        busy.decrementAndGet();
        at(nanos, () -> {
            busy.incrementAndGet();
            action.run();
        });
    }

    /** Trips that have begun an iteration and not ended it, whether they have a request under way or think. */
    AtomicInteger underWay() {
        return underWay;
    }

    /** Trips with a request under way. One that goes on at once stays busy, so that an idle instant means the end. */
    AtomicInteger busy() {
        return busy;
    }

    /** So that a crash loses a second of the log at most. */
    void flushRequestLog() {
        if (requestLog != null) {
            requestLog.flush();
        }
    }

    void closeRequestLog() {
        if (requestLog != null) {
            requestLog.close();
        }
    }
}

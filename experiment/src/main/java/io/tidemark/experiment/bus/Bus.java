package io.tidemark.experiment.bus;

import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.phase.Hold;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.functions.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Brings every event to everyone who listens. Each listener has a mailbox of its own and hears, one by one, all events in
 * the order in which they were published, which is the same for all; a slow one keeps nobody else waiting. What a listener
 * publishes while it hears an event belongs to the phase of that event when it passes the event's trace on, whichever phase
 * has begun meanwhile: so a value always lands in the phase that caused it, whatever the number of threads.
 *
 * <p>While an event waits to be heard, its phase is held. Thread-safe.
 */
public final class Bus implements AutoCloseable {
    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final long NANOS_PER_MICRO = 1_000;
    private static final long MICROS_PER_MILLI = 1_000;

    private final Clock clock;
    private final long startMicros;
    private final long startNanos;
    private final TroubleListener troubles;
    private final ExecutorService threads;
    private final ScheduledExecutorService timer;
    private final List<Mailbox> mailboxes = new CopyOnWriteArrayList<>();
    private final Quiet quiet = new Quiet();
    private final AtomicLong lastId = new AtomicLong();
    /** Held while an event gets its number and its place in every mailbox, so that all have the same order. */
    private final ReentrantLock order = new ReentrantLock();

    private volatile Trace current = Trace.NONE;

    /** @param workers how many listeners may be busy at the same time */
    public Bus(int workers, Clock clock, TroubleListener troubles) {
        this.clock = clock;
        this.startMicros = clock.epochMillis() * MICROS_PER_MILLI;
        this.startNanos = clock.nanoTime();
        this.troubles = troubles;
        this.threads = Executors.newFixedThreadPool(
                workers, Thread.ofPlatform().daemon().name("bus-", 1).factory());
        this.timer = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("bus-timer").factory());
    }

    /** A mailbox for whoever needs timers, or to hear more than one kind of event in turn. */
    public Mailbox mailbox(String owner) {
        return new Mailbox(owner, this);
    }

    /** Hears events of a kind, and those that are kinds of it. */
    public void listen(String owner, EventType type, EventHandler handler) {
        mailbox(owner).listen(type, handler);
    }

    /** Whether anybody would hear such an event. */
    public boolean isHeard(EventType type) {
        return mailboxes.stream().anyMatch(mailbox -> mailbox.mayHear(type));
    }

    public Event publish(EventType type, Trace cause, Map<String, Object> attributes) {
        return publish(type, cause, attributes, now());
    }

    /**
     * @param cause the trace of the event that led to this one, or {@link #current} when it is not known
     * @param epochMicros when it happened, if not now
     */
    public Event publish(EventType type, Trace cause, Map<String, Object> attributes, long epochMicros) {
        LinkedHashMap<String, Object> copy = new LinkedHashMap<>(attributes);
        try (Hold _ = cause.phase().map(Phase::hold).orElse(Quiet.NOTHING)) {
            order.lock();
            try {
                long id = lastId.incrementAndGet();
                Event event = new Event(type, id, epochMicros, cause.plus(id), copy);
                if (type == Events.PARAMETER_UPDATE) {
                    current = event.trace();
                }
                mailboxes.forEach(mailbox -> mailbox.post(event));
                return event;
            } finally {
                order.unlock();
            }
        }
    }

    /** Never goes back, and is finer than milliseconds, so that the time between two events is theirs. */
    private long now() {
        return startMicros + (clock.nanoTime() - startNanos) / NANOS_PER_MICRO;
    }

    /** Of the phase that began last: for events of which nobody knows the cause. */
    public Trace current() {
        return current;
    }

    /** Waits until every event has been heard, and all that was published meanwhile. */
    public void awaitQuiet() throws InterruptedException {
        boolean _ = awaitQuiet(FOR_EVER);
    }

    /** The same, but not for longer than that: false when there was always something to hear. */
    public boolean awaitQuiet(Duration longest) throws InterruptedException {
        return quiet.await(longest);
    }

    /**
     * Waits while very many events wait to be heard: for those who bring events as fast as they can, such as the lines of a
     * program, which must not fill the memory. Not for listeners: they are the ones who make room.
     */
    public void awaitRoom() {
        quiet.awaitRoom();
    }

    void add(Mailbox mailbox) {
        mailboxes.add(mailbox);
    }

    Quiet quiet() {
        return quiet;
    }

    void execute(Runnable work) {
        threads.execute(work);
    }

    void later(Duration delay, Runnable work) {
        var _ = timer.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    void trouble(String owner, Exception exception) {
        troubles.trouble(owner, exception);
    }

    @Override
    public void close() {
        timer.shutdownNow();
        threads.shutdownNow();
    }
}

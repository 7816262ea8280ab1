package io.tidemark.experiment.bus;

import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.phase.Hold;
import io.tidemark.experiment.phase.Phase;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** All that one listener hears, one by one: its handlers and timers never run at the same time. */
public final class Mailbox {
    /** After so many a thread turns to the next mailbox. */
    private static final int TURN = 64;

    private final String owner;
    private final Bus bus;
    private final List<Subscription> subscriptions = new CopyOnWriteArrayList<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final Queue<Letter> letters = new ArrayDeque<>();
    private boolean busy;
    private boolean added;

    private record Subscription(Predicate<EventType> types, Predicate<Event> wanted, EventHandler handler) {}

    private record Letter(Hold hold, Work work) {}

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }

    Mailbox(String owner, Bus bus) {
        this.owner = owner;
        this.bus = bus;
    }

    /** Hears events of a kind, and those that are kinds of it. */
    public void listen(EventType type, EventHandler handler) {
        listen(kind -> kind.isA(type), _ -> true, handler);
    }

    /**
     * @param types kinds of which there may be some that are wanted
     * @param wanted asked by the publisher's thread: it must be quick and must not change anything
     */
    public void listen(Predicate<EventType> types, Predicate<Event> wanted, EventHandler handler) {
        subscriptions.add(new Subscription(types, wanted, handler));
        lock.lock();
        try {
            if (added) {
                return;
            }
            added = true;
        } finally {
            lock.unlock();
        }
        bus.add(this);
    }

    /** Runs something in turn with what is heard, after a time. The phase of the trace is held until then. */
    public void later(Duration delay, Trace trace, Runnable work) {
        Hold hold = hold(trace);
        bus.later(delay, () -> add(new Letter(hold, work::run)));
    }

    /** Runs something in turn with what is heard, as soon as what came before has been heard. */
    public void run(Trace trace, Runnable work) {
        add(new Letter(hold(trace), work::run));
    }

    boolean mayHear(EventType type) {
        return subscriptions.stream()
                .anyMatch(subscription -> subscription.types().test(type));
    }

    void post(Event event) {
        for (Subscription subscription : subscriptions) {
            if (subscription.types().test(event.type()) && subscription.wanted().test(event)) {
                add(new Letter(hold(event.trace()), () -> subscription.handler().hear(event)));
            }
        }
    }

    private static Hold hold(Trace trace) {
        return trace.phase().map(Phase::hold).orElse(Quiet.NOTHING);
    }

    private void add(Letter letter) {
        bus.quiet().enter();
        lock.lock();
        try {
            letters.add(letter);
            if (busy) {
                return;
            }
            busy = true;
        } finally {
            lock.unlock();
        }
        bus.execute(this::turn);
    }

    private void turn() {
        for (int i = 0; i < TURN; i++) {
            Letter letter = next();
            if (letter == null) {
                return;
            }
            read(letter);
        }
        bus.execute(this::turn);
    }

    private Letter next() {
        lock.lock();
        try {
            Letter letter = letters.poll();
            busy = letter != null;
            return letter;
        } finally {
            lock.unlock();
        }
    }

    private void read(Letter letter) {
        try {
            letter.work().run();
        } catch (Exception e) {
            bus.trouble(owner, e);
        } finally {
            letter.hold().close();
            bus.quiet().leave();
        }
    }
}

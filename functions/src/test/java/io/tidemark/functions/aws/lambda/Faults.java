package io.tidemark.functions.aws.lambda;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What goes wrong between sender and function, on demand. Events are those sent without waiting for an answer. */
public final class Faults {
    private int throttled;
    private int vanishing;
    private boolean twice;
    private boolean holding;
    private Duration delay = Duration.ZERO;
    private final List<Runnable> held = new ArrayList<>();

    Faults() {}

    /** The next so many invocations are refused for being too many. An SDK client of usual settings tries 4 times. */
    public synchronized void throttleNext(int invocations) {
        throttled = invocations;
    }

    /** The next so many events are accepted and never delivered. */
    public synchronized void loseNext(int events) {
        vanishing = events;
    }

    /** Every event is delivered to two environments, under one request id. */
    public synchronized void deliverTwice(boolean always) {
        twice = always;
    }

    /** Every event is delivered so long after it was accepted. */
    public synchronized void delayDelivery(Duration duration) {
        delay = duration;
    }

    /** Events are accepted, and delivered from {@link #release()} on. */
    public synchronized void hold() {
        holding = true;
    }

    public void release() {
        List<Runnable> deliveries;
        synchronized (this) {
            holding = false;
            deliveries = List.copyOf(held);
            held.clear();
        }
        deliveries.forEach(Runnable::run);
    }

    synchronized boolean throttles() {
        return throttled > 0 && throttled-- > 0;
    }

    synchronized boolean loses() {
        return vanishing > 0 && vanishing-- > 0;
    }

    synchronized boolean deliversTwice() {
        return twice;
    }

    synchronized Duration delay() {
        return delay;
    }

    /** Whether it was kept for later. */
    synchronized boolean holds(Runnable delivery) {
        return holding && held.add(delivery);
    }
}

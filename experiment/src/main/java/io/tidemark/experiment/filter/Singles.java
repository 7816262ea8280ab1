package io.tidemark.experiment.filter;

import io.tidemark.experiment.event.Event;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/** The events that {@code :single} has matched, for all filters of an experiment. Thread-safe. */
public final class Singles {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<String, Event> matched = new HashMap<>();
    private final Map<String, Set<Consumer<Event>>> waiting = new HashMap<>();

    /** Waits for the event that whoever is the first matches; at once when there is one. */
    void await(String filter, Consumer<Event> listener) {
        find(filter, listener).ifPresent(listener);
    }

    private Optional<Event> find(String filter, Consumer<Event> listener) {
        lock.lock();
        try {
            Event event = matched.get(filter);
            if (event == null) {
                waiting.computeIfAbsent(filter, _ -> new LinkedHashSet<>()).add(listener);
            }
            return Optional.ofNullable(event);
        } finally {
            lock.unlock();
        }
    }

    void forget(String filter, Consumer<Event> listener) {
        lock.lock();
        try {
            waiting.computeIfPresent(filter, (_, listeners) -> {
                listeners.remove(listener);
                return listeners;
            });
        } finally {
            lock.unlock();
        }
    }

    /** Tells everyone who waits, unless there was one before; returns the one that counts. */
    Event match(String filter, Event event) {
        Set<Consumer<Event>> listeners;
        lock.lock();
        try {
            Event first = matched.putIfAbsent(filter, event);
            if (first != null) {
                return first;
            }
            Set<Consumer<Event>> all = waiting.remove(filter);
            listeners = all == null ? Set.of() : all;
        } finally {
            lock.unlock();
        }
        listeners.forEach(listener -> listener.accept(event));
        return event;
    }
}

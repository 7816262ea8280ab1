package io.tidemark.experiment.bus;

import io.tidemark.experiment.event.Event;

/** Hears an event. It should return soon: what takes time belongs to a thread of its own, with a hold on the phase. */
@FunctionalInterface
public interface EventHandler {
    void hear(Event event) throws Exception;
}

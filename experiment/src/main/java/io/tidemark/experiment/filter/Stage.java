package io.tidemark.experiment.filter;

import io.tidemark.experiment.event.Event;
import java.util.function.Consumer;

/** A selector at work in a session: hears what came through those before it. */
interface Stage {
    void hear(Event event, Consumer<Event> next);

    /** What it kept back comes now. */
    default void end(Consumer<Event> next) {}

    /** Nothing will come any more. */
    default void close() {}
}

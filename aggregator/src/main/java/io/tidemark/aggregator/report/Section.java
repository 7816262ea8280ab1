package io.tidemark.aggregator.report;

import java.util.List;

/** A part of a page. */
public interface Section {
    void write(Html html);

    /** What the page's script draws into the places that {@link #write} has left with {@link Chart#place}. */
    default List<Chart> charts() {
        return List.of();
    }

    /** What the reader may look at from several sides, in places that {@link Exploration} has left. */
    default List<Exploration> explorations() {
        return List.of();
    }
}

package io.tidemark.aggregator.store;

import java.util.List;

/**
 * The latest runs of a store.
 *
 * @param runs the newest first
 * @param total how many the store has
 * @param notes sentences about those that could not be read
 */
public record Listing(List<StoredRun> runs, int total, List<String> notes) {
    public Listing {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }
}

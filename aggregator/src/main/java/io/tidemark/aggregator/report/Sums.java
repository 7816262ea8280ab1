package io.tidemark.aggregator.report;

import io.tidemark.core.window.Stats;
import java.util.List;

/** Merges many statistics into few. */
final class Sums {
    private Sums() {}

    /** Pairwise, like a tournament, so that large distributions are merged a few times only. */
    static Stats of(List<Stats> parts) {
        if (parts.isEmpty()) {
            return Stats.NONE;
        }
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int middle = parts.size() / 2;
        return of(parts.subList(0, middle)).merge(of(parts.subList(middle, parts.size())));
    }
}

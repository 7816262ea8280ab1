package io.tidemark.swarm.locust;

import io.tidemark.core.window.Outcome;
import io.tidemark.swarm.locust.LocustStats.Entry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Knows when failures of each kind were seen first and last, which sums do not say: it has to be shown every second's
 * statistics. Not thread-safe.
 */
public final class SeenFailures {
    private Map<Key, LocustFailure> seen = new HashMap<>();

    /** All failures of these statistics, entry by entry. Kinds that are not among them any more are forgotten. */
    public List<LocustFailure> update(LocustStats stats) {
        Map<Key, LocustFailure> next = new HashMap<>();
        List<LocustFailure> rows = new ArrayList<>();
        for (Entry entry : stats.entries()) {
            for (FailureKind kind : FailureKind.of(entry.total().counts())) {
                Key key = new Key(entry.label(), kind.outcome(), kind.status());
                LocustFailure row = row(entry.label(), kind, seen.get(key), stats.epochSecond());
                next.put(key, row);
                rows.add(row);
            }
        }
        seen = next;
        return rows;
    }

    private static LocustFailure row(LocustLabel label, FailureKind kind, @Nullable LocustFailure before, long now) {
        // Fewer than before: statistics began anew, and so do these.
        if (before == null || kind.count() < before.kind().count()) {
            return new LocustFailure(label, kind, now, now);
        }
        boolean more = kind.count() > before.kind().count();
        return new LocustFailure(label, kind, before.firstEpochSecond(), more ? now : before.lastEpochSecond());
    }

    private record Key(LocustLabel label, Outcome outcome, int status) {}
}

package io.tidemark.swarm.locust;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;

/**
 * Bad requests that ended alike.
 *
 * @param status where all of them had the same, and it made them bad; 0 otherwise
 */
public record FailureKind(Outcome outcome, int status, long count) {
    public FailureKind {
        requireNonNull(outcome, "outcome is null");
    }

    /**
     * All kinds among these requests. A status that a step's checks allow is counted with those that are bad, so statuses are
     * told apart only where their numbers say that every one of them was bad.
     */
    public static List<FailureKind> of(Counts counts) {
        List<FailureKind> kinds = new ArrayList<>();
        for (Outcome outcome : Outcome.values()) {
            long count = counts.count(outcome);
            if (!outcome.isBad() || count == 0) {
                continue;
            }
            SortedMap<Integer, Long> statuses = statuses(counts, outcome);
            if (statuses.values().stream().mapToLong(Long::longValue).sum() == count) {
                statuses.forEach((status, times) -> kinds.add(new FailureKind(outcome, status, times)));
            } else {
                kinds.add(new FailureKind(outcome, 0, count));
            }
        }
        return kinds;
    }

    private static SortedMap<Integer, Long> statuses(Counts counts, Outcome outcome) {
        int first = switch (outcome) {
            case STATUS_3XX -> 300;
            case STATUS_4XX -> 400;
            case STATUS_5XX -> 500;
            default -> 0;
        };
        return first == 0 ? counts.statuses().headMap(0) : counts.statuses().subMap(first, first + 100);
    }

    /** In words. */
    public String error() {
        return status == 0 ? outcome.label() + ": " + outcome.meaning() : "status " + status;
    }
}

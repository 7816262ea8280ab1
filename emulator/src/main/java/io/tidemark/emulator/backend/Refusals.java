package io.tidemark.emulator.backend;

import static java.util.Objects.requireNonNull;

import io.tidemark.emulator.machine.Reaction.Reason;
import java.util.Map;

/**
 * How an event is refused: a status for each reason, a body with {@code ${reason}}, and the text of each reason.
 *
 * @param unknown nothing was accepted of this application yet, and the event is not the one to begin with
 * @param unexpected no row of the table is for it
 * @param underway the same, of an event with progress
 * @param nothingPending it asks for a command, and none waits
 * @param backwards its progress is less than {@code ${before}}
 */
public record Refusals(
        Map<Reason, Integer> statuses,
        Template body,
        Template unknown,
        Template unexpected,
        Template underway,
        Template nothingPending,
        Template backwards) {
    public Refusals {
        statuses = Map.copyOf(statuses);
        if (statuses.size() != Reason.values().length) {
            throw new IllegalArgumentException("statuses must have every reason but has " + statuses.keySet());
        }
        requireNonNull(body, "body is null");
        requireNonNull(unknown, "unknown is null");
        requireNonNull(unexpected, "unexpected is null");
        requireNonNull(underway, "underway is null");
        requireNonNull(nothingPending, "nothingPending is null");
        requireNonNull(backwards, "backwards is null");
    }

    public int status(Reason reason) {
        return requireNonNull(statuses.get(reason), "no status");
    }
}

package io.tidemark.emulator.backend;

import static java.util.Objects.requireNonNull;

/**
 * How an event is refused: a status, a body with {@code ${reason}}, and the text of each reason.
 *
 * @param unknown nothing was accepted of this application yet, and the event is not the one to begin with
 * @param unexpected no row of the table is for it
 * @param underway the same, of an event with progress
 * @param nothingPending it asks for a command, and none waits
 * @param backwards its progress is less than {@code ${before}}
 */
public record Refusals(
        int status,
        Template body,
        Template unknown,
        Template unexpected,
        Template underway,
        Template nothingPending,
        Template backwards) {
    public Refusals {
        requireNonNull(body, "body is null");
        requireNonNull(unknown, "unknown is null");
        requireNonNull(unexpected, "unexpected is null");
        requireNonNull(underway, "underway is null");
        requireNonNull(nothingPending, "nothingPending is null");
        requireNonNull(backwards, "backwards is null");
    }
}

package io.tidemark.emulator.backend;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * A request by which clients tell of an application.
 *
 * @param status of the answer when the event is accepted
 */
public record Call(String method, PathPattern path, EventName event, int status) {
    public Call {
        requireNonNull(method, "method is null");
        requireNonNull(path, "path is null");
        requireNonNull(event, "event is null");
    }

    /** How a call's event is known. */
    public sealed interface EventName {
        /** It is always this one. */
        record Always(String name) implements EventName {}

        /** The body says so. */
        record InBody(JsonPointer pointer) implements EventName {}
    }
}

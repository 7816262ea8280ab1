package io.tidemark.emulator.machine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.emulator.app.Standing;

/**
 * What a client told of an application.
 *
 * @param body the whole body, for conditions and for answers that repeat some of it
 * @param progress of the work in hand; {@link #NO_NUMBER} when none was given
 */
public record Event(String name, JsonNode body, long progress) {
    static final long NO_NUMBER = Standing.NO_PROGRESS;

    public Event {
        requireNonNull(name, "name is null");
        requireNonNull(body, "body is null");
    }

    public boolean hasProgress() {
        return progress != NO_NUMBER;
    }
}

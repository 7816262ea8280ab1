package io.tidemark.emulator.openapi;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tidemark.emulator.machine.Event;

/**
 * An event as a client may tell it.
 *
 * @param label tells it apart from other samples of the same event
 * @param shown false when it is only there to be refused
 */
record Sample(Event event, String label, ObjectNode body, boolean shown) {
    Sample {
        requireNonNull(event, "event is null");
        requireNonNull(label, "label is null");
        requireNonNull(body, "body is null");
    }

    String name() {
        return event.name();
    }
}

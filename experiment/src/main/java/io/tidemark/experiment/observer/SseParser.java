package io.tidemark.experiment.observer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads the lines of a stream of server-sent events, as the HTML standard says. Not thread-safe. */
final class SseParser {
    private final List<String> data = new ArrayList<>();
    private String name = "";
    private String lastId;
    private OptionalLong retryMillis = OptionalLong.empty();

    /** @param name {@code message} when the server gave none */
    record SseEvent(String name, String data) {}

    /** @param lastId of an earlier stream; empty for none */
    SseParser(String lastId) {
        this.lastId = lastId;
    }

    /** The id that the server gave last, to go on from; empty for none. */
    String lastId() {
        return lastId;
    }

    /** How long the server wants to be left alone after the stream ended. */
    OptionalLong retryMillis() {
        return retryMillis;
    }

    /** @return the event that the line ends, if any */
    Optional<SseEvent> line(String line) {
        if (line.isEmpty()) {
            return dispatch();
        }
        int colon = line.indexOf(':');
        if (colon != 0) {
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1);
            field(field, value.startsWith(" ") ? value.substring(1) : value);
        }
        return Optional.empty();
    }

    private void field(String field, String value) {
        switch (field) {
            case "event" -> name = value;
            case "data" -> data.add(value);
            case "id" -> lastId = value.indexOf('\0') < 0 ? value : lastId;
            case "retry" -> {
                if (value.matches("\\d{1,9}")) {
                    retryMillis = OptionalLong.of(Long.parseLong(value));
                }
            }
            default -> {}
        }
    }

    private Optional<SseEvent> dispatch() {
        Optional<SseEvent> event = data.isEmpty()
                ? Optional.empty()
                : Optional.of(new SseEvent(name.isEmpty() ? "message" : name, String.join("\n", data)));
        data.clear();
        name = "";
        return event;
    }
}

package io.tidemark.cli;

import io.tidemark.experiment.json.Json;
import io.tidemark.experiment.json.Pointer;

/** Values within a JSON text. */
final class JsonAt {
    private JsonAt() {}

    /** The value that a pointer leads to: {@code /sum/0/values}. */
    static Object value(String json, String pointer) {
        return Pointer.parse(pointer)
                .find(Json.parse(json))
                .orElseThrow(() -> new AssertionError("there is no " + pointer + " in " + json));
    }
}

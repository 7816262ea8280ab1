package io.tidemark.emulator.file;

import io.tidemark.functions.yaml.Keys;
import java.util.List;

/** The keys of each kind of mapping. The JSON Schema has the same ones. */
enum BackendKeys implements Keys {
    BACKEND(
            "name",
            "title",
            "apps",
            "lists",
            "calls",
            "fields",
            "conditions",
            "commands",
            "answers",
            "refusals",
            "start",
            "states",
            "everywhere"),
    APPS("names", "count"),
    LIST("path", "entry"),
    CALL("get", "post", "put", "patch", "delete", "event", "status"),
    EVENT("json"),
    FIELD("json", "as", "rising"),
    ANSWERS("accepted", "command", "cancelled"),
    REFUSALS("status", "body", "unknown", "unexpected", "underway", "nothing-pending", "backwards"),
    STATUSES("unknown", "unexpected", "nothing-pending", "backwards"),
    TRANSITION("when", "to", "command", "reply", "cycle", "lenient");

    /** The methods that are keys of a call. */
    static final List<String> METHODS = List.of("get", "post", "put", "patch", "delete");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, which its type does not say
    private final List<String> keys;

    BackendKeys(String... keys) {
        this.keys = List.of(keys);
    }

    @Override
    public List<String> keys() {
        return keys;
    }
}

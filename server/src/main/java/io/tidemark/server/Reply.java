package io.tidemark.server;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/**
 * What is answered.
 *
 * @param body not to be changed
 * @param headers more than type and length
 */
@SuppressWarnings("ArrayRecordComponent") // Bodies are made once and shared: copying them would be the larger part.
public record Reply(int status, String type, byte[] body, Map<String, String> headers) {
    public static final String JSON = "application/json";

    public Reply {
        requireNonNull(type, "type is null");
        requireNonNull(body, "body is null");
        headers = Map.copyOf(headers);
    }

    public static Reply json(int status, byte[] body) {
        return new Reply(status, JSON, body, Map.of());
    }

    public static Reply json(int status, String body) {
        return json(status, body.getBytes(StandardCharsets.UTF_8));
    }

    public Reply with(String header, String value) {
        return with(Map.of(header, value));
    }

    /** These headers too; of the same name, these. */
    public Reply with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(headers);
        all.putAll(more);
        return new Reply(status, type, body, all);
    }
}

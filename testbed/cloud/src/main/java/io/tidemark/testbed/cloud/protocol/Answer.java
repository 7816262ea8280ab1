package io.tidemark.testbed.cloud.protocol;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What goes back to a client. */
public record Answer(int status, Map<String, List<String>> headers, byte[] body) {
    public Answer {
        headers = Map.copyOf(headers);
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    static Answer text(int status, String type, String body) {
        return new Answer(status, Map.of("Content-Type", List.of(type)), body.getBytes(StandardCharsets.UTF_8));
    }

    /** As services of the protocol JSON answer. */
    public static Answer json(String body) {
        return text(200, "application/x-amz-json-1.1", body);
    }

    Answer with(String header, String value) {
        Map<String, List<String>> more = new HashMap<>(headers);
        more.put(header, List.of(value));
        return new Answer(status, more, body);
    }
}

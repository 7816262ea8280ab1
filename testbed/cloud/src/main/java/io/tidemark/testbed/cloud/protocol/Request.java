package io.tidemark.testbed.cloud.protocol;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What a client has sent. */
public record Request(String id, String method, URI uri, Map<String, List<String>> headers, byte[] body) {
    public Request {
        Map<String, List<String>> anyCase = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        anyCase.putAll(headers);
        headers = anyCase;
        body = body.clone();
    }

    @Override
    public byte[] body() {
        return body.clone();
    }

    /** The first of that name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name))
                .flatMap(values -> values.stream().findFirst());
    }
}

package io.tidemark.server;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request, whole.
 *
 * @param path its segments, decoded: {@code /a/b} is a and b, and {@code /} a single empty one
 * @param query the last value of each parameter
 * @param accept the header, empty without one
 * @param body not to be changed
 * @param head its other headers, and where it comes from
 */
@SuppressWarnings("ArrayRecordComponent") // Copied once when it was received, and read once.
public record Request(
        String method, List<String> path, Map<String, String> query, String accept, byte[] body, Head head) {
    public Request {
        requireNonNull(method, "method is null");
        path = List.copyOf(path);
        query = Map.copyOf(query);
        requireNonNull(accept, "accept is null");
        requireNonNull(body, "body is null");
        requireNonNull(head, "head is null");
    }

    public Request(String method, List<String> path, Map<String, String> query, String accept, byte[] body) {
        this(method, path, query, accept, body, Head.NONE);
    }

    public boolean isGet() {
        return method.equals("GET");
    }

    public Optional<String> parameter(String name) {
        return Optional.ofNullable(query.get(name));
    }

    public Optional<String> header(String name) {
        return head.header(name);
    }
}

package io.tidemark.functions.flow;

import io.tidemark.core.plan.Field;
import java.util.List;

/**
 * A request ready to send. Immutable, and shared by all users when nothing in it depends on the user.
 *
 * <p>Headers are complete except for {@code Host}, {@code Content-Length} and {@code Connection}, which the engine owns.
 */
public final class Outgoing {
    private final String method;
    private final Origin origin;
    private final String authority;
    private final String path;
    private final List<Field> headers;
    private final byte[] body;

    /** Takes the array as it is: nobody else may modify it. */
    Outgoing(String method, Origin origin, String authority, String path, List<Field> headers, byte[] body) {
        this.method = method;
        this.origin = origin;
        this.authority = authority;
        this.path = path;
        this.headers = List.copyOf(headers);
        this.body = body;
    }

    Outgoing with(List<Field> otherHeaders) {
        return new Outgoing(method, origin, authority, path, otherHeaders, body);
    }

    public String method() {
        return method;
    }

    public Origin origin() {
        return origin;
    }

    /** What {@code Host} must say: the origin, unless the step has a {@code Host} header of its own. */
    public String authority() {
        return authority;
    }

    /** Path and query, percent-encoded; begins with a slash. */
    public String path() {
        return path;
    }

    public List<Field> headers() {
        return headers;
    }

    /** Shared, so not to be modified; empty when the request has no body. */
    public byte[] body() {
        return body;
    }

    /** Without path, headers and body: they may hold secrets. */
    @Override
    public String toString() {
        return method + ' ' + origin;
    }
}

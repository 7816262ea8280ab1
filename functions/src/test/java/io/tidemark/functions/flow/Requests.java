package io.tidemark.functions.flow;

import io.tidemark.core.plan.Field;
import java.util.List;

/** Makes requests without a plan, for tests of what sends them. */
public final class Requests {
    private Requests() {}

    public static Outgoing get(String url) {
        return of("GET", url, new byte[0]);
    }

    public static Outgoing of(String method, String url, byte[] body, Field... headers) {
        int path = url.indexOf('/', url.indexOf("://") + 3);
        String scheme = url.substring(0, url.indexOf("://"));
        Origin origin = Origin.of(scheme, url.substring(scheme.length() + 3, path));
        return new Outgoing(method, origin, origin.authority(), url.substring(path), List.of(headers), body);
    }

    /** As if the step had a {@code Host} header of its own. */
    public static Outgoing get(String url, String host) {
        Outgoing plain = get(url);
        return new Outgoing("GET", plain.origin(), host, plain.path(), plain.headers(), plain.body());
    }
}

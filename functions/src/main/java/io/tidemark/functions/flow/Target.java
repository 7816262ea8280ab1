package io.tidemark.functions.flow;

import java.net.URI;
import java.util.Objects;

/**
 * A base URL of the plan.
 *
 * @param base the path that relative URLs are put behind, without a slash at its end
 * @param whole path and query of the URL itself
 */
record Target(Origin origin, String base, String whole) {
    /** Throws when the URL has no usable scheme or host. */
    static Target of(URI url) {
        String path = Objects.requireNonNullElse(url.getRawPath(), "");
        String query = url.getRawQuery() == null ? "" : '?' + url.getRawQuery();
        return new Target(
                Origin.of(
                        Objects.requireNonNullElse(url.getScheme(), ""),
                        Objects.requireNonNullElse(url.getRawAuthority(), "")),
                Percent.illegal(path.endsWith("/") ? path.substring(0, path.length() - 1) : path),
                Percent.illegal((path.isEmpty() ? "/" : path) + query));
    }

    /** Path and query of a URL relative to this one. */
    String resolve(String relative) {
        return relative.isEmpty() ? whole : base + relative;
    }

    boolean hasQuery() {
        return whole.indexOf('?') >= 0;
    }
}

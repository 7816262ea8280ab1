package io.tidemark.functions.flow;

import static java.util.Objects.requireNonNull;

/**
 * Where a request goes.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or an address; an IPv6 address without its brackets
 * @param port always resolved: 80 or 443 when the URL names none
 */
public record Origin(String scheme, String host, int port) {
    public Origin {
        requireNonNull(scheme, "scheme is null");
        requireNonNull(host, "host is null");
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw new IllegalArgumentException("scheme must be http or https but is " + scheme);
        }
        if (host.isEmpty()) {
            throw new IllegalArgumentException("host must not be empty");
        }
        if (port < 1 || port > 65_535) {
            throw new IllegalArgumentException("port must be within [1, 65535] but is " + port);
        }
    }

    public boolean secure() {
        return scheme.equals("https");
    }

    /** For the {@code Host} header: without the port when it is the scheme's own. */
    public String authority() {
        String name = host.indexOf(':') < 0 ? host : '[' + host + ']';
        return port == (secure() ? 443 : 80) ? name : name + ':' + port;
    }

    @Override
    public String toString() {
        return scheme + "://" + authority();
    }
}

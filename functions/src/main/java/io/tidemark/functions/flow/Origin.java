package io.tidemark.functions.flow;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Where a request goes.
 *
 * @param scheme {@code http} or {@code https}
 * @param host a name or an address; an IPv6 address without its brackets
 * @param port always resolved: 80 or 443 when the URL names none
 */
public record Origin(String scheme, String host, int port) {
    /** No user and password: they belong into credentials. */
    private static final Pattern HOST = Pattern.compile("[^\\s:@\\[\\]]+");

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

    /** From the two parts of a URL; by hand, as {@link java.net.URI} knows no host with an underscore. */
    static Origin of(String scheme, String authority) {
        String name = scheme.toLowerCase(Locale.ROOT);
        int colon = authority.lastIndexOf(':');
        boolean hasPort = colon > authority.lastIndexOf(']');
        String host = hasPort ? authority.substring(0, colon) : authority;
        String port = hasPort ? authority.substring(colon + 1) : "";
        if (host.startsWith("[") && host.endsWith("]")) {
            host = host.substring(1, host.length() - 1);
        } else if (!HOST.matcher(host).matches()) {
            throw new IllegalArgumentException("host must be a name or an address but is " + host);
        }
        int standard = name.equals("https") ? 443 : 80;
        return new Origin(name, host.toLowerCase(Locale.ROOT), port.isEmpty() ? standard : port(port));
    }

    private static int port(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException notNumber) {
            throw new IllegalArgumentException("port must be a number but is " + text, notNumber);
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

package io.tidemark.swarm.access;

import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Under which names this server may be asked. A page of another site can make its own name lead here; then the browser
 * takes that page for ours, but still says the name.
 */
public final class Hosts {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final String ANY = "*.";

    private final Set<String> names;

    /** @param names and addresses besides those of loopback; {@code *.example.com} is every name right below */
    public Hosts(Set<String> names) {
        this.names = Stream.concat(LOOPBACK.stream(), names.stream().map(Hosts::normal))
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @param header of a request: a name or an address, with or without a port. The port is whoever forwards its own. */
    public boolean allows(String header) {
        String name = normal(withoutPort(header));
        if (names.contains(name)) {
            return true;
        }
        int dot = name.indexOf('.');
        return dot > 0 && names.contains(ANY + name.substring(dot + 1));
    }

    private static String withoutPort(String header) {
        int colon = header.lastIndexOf(':');
        return colon > header.lastIndexOf(']') ? header.substring(0, colon) : header;
    }

    private static String normal(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        boolean bare = lower.indexOf(':') != lower.lastIndexOf(':') && !lower.startsWith("[");
        return bare ? "[" + lower + "]" : lower;
    }
}

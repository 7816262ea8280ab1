package io.tidemark.swarm.access;

import io.tidemark.core.problem.Problem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where to listen.
 *
 * @param host as it was written
 */
record Bind(String host, InetSocketAddress address) {
    private static final String FLAG = "--bind";
    private static final Pattern SYNTAX = Pattern.compile("(?:\\[([0-9a-fA-F:.%]+)]|([^:\\[\\]\\s]+)):(\\d{1,5})");
    private static final int MOST = 65_535;

    static Optional<Bind> read(String text, List<Problem> problems) {
        Matcher matcher = SYNTAX.matcher(text);
        if (!matcher.matches() || Integer.parseInt(matcher.group(3)) > MOST) {
            problems.add(new Problem(
                    FLAG, FLAG, text, "must be an address and a port such as " + AccessSettings.DEFAULT_BIND, ""));
            return Optional.empty();
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        int port = Integer.parseInt(matcher.group(3));
        try {
            return Optional.of(new Bind(host, new InetSocketAddress(InetAddress.getByName(host), port)));
        } catch (UnknownHostException e) {
            problems.add(new Problem(FLAG, FLAG, text, "must be an address of this machine", ""));
            return Optional.empty();
        }
    }

    boolean isLoopback() {
        return address.getAddress().isLoopbackAddress();
    }

    /** All addresses of this machine. */
    boolean isAny() {
        return address.getAddress().isAnyLocalAddress();
    }
}

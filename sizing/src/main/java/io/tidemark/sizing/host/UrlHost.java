package io.tidemark.sizing.host;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A target that runs already. Nothing is started, and nothing is stopped at the end. */
public final class UrlHost implements Host {
    private static final String KIND = "url";

    private final URI uri;
    private final Optional<ReadyCheck> check;
    private final Clock clock;

    /** @param check before it counts as started; without one nothing is sent */
    public UrlHost(URI uri, Optional<ReadyCheck> check, Clock clock) throws ProblemsException {
        Troubles troubles = new Troubles(KIND);
        String scheme = String.valueOf(uri.getScheme());
        boolean http = "http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme);
        troubles.unless(http && uri.getHost() != null, "target", uri.toString(), "must be like http://HOST:PORT");
        Troubles.check(troubles.all());
        this.uri = uri;
        this.check = requireNonNull(check, "check is null");
        this.clock = clock;
    }

    @Override
    public RunningTarget start() throws ProblemsException {
        if (check.isPresent()) {
            new Readiness(clock).await(KIND, uri, check.get(), new Elsewhere(uri));
        }
        boolean here = isThisMachine(uri.getHost());
        HostFacts facts = new HostFacts(
                KIND, uri.toString(), Optional.empty(), OptionalDouble.empty(), OptionalLong.empty(), here);
        return new Running(uri, facts, here ? new Watched.Machine() : new Watched.Nothing());
    }

    private static boolean isThisMachine(String host) {
        try {
            InetAddress address = InetAddress.getByName(host);
            return address.isLoopbackAddress() || NetworkInterface.getByInetAddress(address) != null;
        } catch (IOException e) {
            // A name that nobody knows is not ours; whoever sends the load will say so.
            return false;
        }
    }

    /** A target of which we see no more than its answers. */
    private record Elsewhere(URI uri) implements Launched {
        @Override
        public String key() {
            return "target";
        }

        @Override
        public String value() {
            return uri.toString();
        }

        @Override
        public boolean endsWithin(Duration pause) throws InterruptedException {
            Thread.sleep(pause);
            return false;
        }

        @Override
        public String ending() {
            return "ended";
        }

        @Override
        public List<String> lastLines(int most) {
            return List.of("nothing that we could see: is it running, and is this its address?");
        }
    }

    private record Running(URI uri, HostFacts facts, Watched watched) implements RunningTarget {
        @Override
        public boolean isAlive() {
            return true;
        }

        @Override
        public List<String> lastLines(int most) {
            return List.of();
        }

        @Override
        public void close() {}
    }
}

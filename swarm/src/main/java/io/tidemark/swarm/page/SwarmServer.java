package io.tidemark.swarm.page;

import io.tidemark.functions.time.Clock;
import io.tidemark.server.HttpServer;
import io.tidemark.server.Limits;
import io.tidemark.swarm.access.Access;
import io.tidemark.swarm.access.Certificate;
import io.tidemark.swarm.access.Guesses;
import io.tidemark.swarm.access.Nonces;
import io.tidemark.swarm.access.Sessions;
import io.tidemark.swarm.bridge.Bridge;
import java.io.IOException;
import java.net.InetAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** Serves a swarm's page, until it is closed. */
public final class SwarmServer implements AutoCloseable {
    /** The longest body is a plan. A team behind one router comes from one address. */
    static final Limits LIMITS =
            new Limits(1024 * 1024, 2_000, 500, Duration.ofSeconds(20), Duration.ofMinutes(2), Limits.PATIENCE);

    private static final int THREADS = 2;

    private final HttpServer server;
    private final Feeds feeds;
    private final List<Pool> pools;
    private final Access access;

    private SwarmServer(HttpServer server, Feeds feeds, List<Pool> pools, Access access) {
        this.server = server;
        this.feeds = feeds;
        this.pools = pools;
        this.access = access;
    }

    /**
     * @param notes is told of defects
     * @throws IOException when the address cannot be had
     */
    public static SwarmServer start(Access access, Bridge bridge, Clock clock, Consumer<String> notes)
            throws IOException {
        SecureRandom random = new SecureRandom();
        Defects defects = new Defects(notes);
        Pool passwords = new Pool("passwords", 1, 8, defects);
        Pool orders = new Pool("orders", 2, 16, defects);
        Pool reads = new Pool("reads", 2, 2 * Feeds.MOST, defects);
        List<Pool> pools = List.of(passwords, orders, reads);
        Sessions sessions = new Sessions(clock, random);
        AtomicInteger port = new AtomicInteger(access.address().getPort());
        Gate gate = new Gate(
                access.hosts(), access.accounts(), sessions, Sessions.open(random), access.isEncrypted(), port::get);
        LoginDesk login = new LoginDesk(
                access.accounts(), sessions, new Guesses(clock), new Nonces(clock, random), gate, passwords);
        Feeds feeds = new Feeds(bridge, gate, reads);
        OrderDesk desk = new OrderDesk(bridge, orders, feeds::offersUsers);
        Routes routes = new Routes(gate, login, feeds, desk, new Downloads(bridge, reads), bridge, reads, defects);
        try {
            HttpServer server = HttpServer.start(
                    access.address(), THREADS, LIMITS, access.certificate().map(Certificate::tls), routes, clock);
            port.set(server.port());
            return new SwarmServer(server, feeds, pools, access);
        } catch (IOException e) {
            feeds.close();
            pools.forEach(Pool::close);
            throw e;
        }
    }

    public int port() {
        return server.port();
    }

    /** For a browser on this machine, or where its address says. */
    public String url() {
        InetAddress address = access.address().getAddress();
        String host =
                address.isAnyLocalAddress() ? "localhost" : access.address().getHostString();
        String shown = host.indexOf(':') >= 0 ? "[" + host + "]" : host;
        return (access.isEncrypted() ? "https://" : "http://") + shown + ":" + port() + "/";
    }

    /** How many watch at present. */
    public int viewers() {
        return feeds.size();
    }

    @Override
    public void close() {
        feeds.close();
        server.close();
        pools.forEach(Pool::close);
    }
}

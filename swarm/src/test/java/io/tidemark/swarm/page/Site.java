package io.tidemark.swarm.page;

import io.tidemark.functions.time.ManualClock;
import io.tidemark.swarm.access.Access;
import io.tidemark.swarm.access.TestAccess;
import io.tidemark.swarm.bridge.Bridge;
import java.io.IOException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server with a played swarm behind it, and those who visit it. */
final class Site implements AutoCloseable {
    static final String PASSWORD = "correct horse battery";
    static final String VIEWERS = "only to look at it";

    final ManualClock clock = new ManualClock();
    final List<String> defects = new CopyOnWriteArrayList<>();
    final FakeBridge bridge;
    final SwarmServer server;
    private final List<Visitor> open = new ArrayList<>();

    private Site(Access access, FakeBridge played, Bridge bridge) throws IOException {
        this.bridge = played;
        this.server = SwarmServer.start(access, bridge, clock, defects::add);
    }

    static Site open() throws IOException {
        return of(TestAccess.open(), FakeBridge.ofRate(3));
    }

    static Site withPasswords() throws IOException {
        return of(TestAccess.withPasswords(PASSWORD, VIEWERS), FakeBridge.ofRate(3));
    }

    static Site of(Access access, FakeBridge bridge) throws IOException {
        return new Site(access, bridge, bridge);
    }

    /** @param bridge around the other one */
    static Site of(Access access, FakeBridge played, Bridge bridge) throws IOException {
        return new Site(access, played, bridge);
    }

    Visitor visitor() throws IOException {
        return kept(new Visitor(server.port()));
    }

    Visitor visitor(Socket socket) throws IOException {
        return kept(new Visitor(socket));
    }

    Visitor operator() throws IOException {
        return visitor().login("operator", PASSWORD);
    }

    Visitor viewer() throws IOException {
        return visitor().login("viewer", VIEWERS);
    }

    private Visitor kept(Visitor visitor) {
        open.add(visitor);
        return visitor;
    }

    @Override
    public void close() throws IOException {
        for (Visitor each : open) {
            each.close();
        }
        server.close();
    }
}

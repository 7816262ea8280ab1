package io.tidemark.testbed.cloud.protocol;

import java.net.URI;
import java.util.function.Function;
import java.util.function.Supplier;

/** A service that a real server elsewhere is. */
public final class PassedService implements Service {
    private final String name;
    private final Protocol protocol;
    private final Function<Request, String> actions;
    private final Supplier<URI> server;

    /**
     * @param actions how to tell what a request asks for
     * @param server asked for with each request, so that it is started when it is needed
     */
    public PassedService(String name, Protocol protocol, Function<Request, String> actions, Supplier<URI> server) {
        this.name = name;
        this.protocol = protocol;
        this.actions = actions;
        this.server = server;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Protocol protocol() {
        return protocol;
    }

    @Override
    public String action(Request request) {
        return actions.apply(request);
    }

    @Override
    public Answer answer(Request request) {
        return Passage.pass(request, server.get());
    }
}

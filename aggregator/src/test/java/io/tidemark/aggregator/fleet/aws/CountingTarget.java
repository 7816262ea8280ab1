package io.tidemark.aggregator.fleet.aws;

import io.tidemark.functions.server.TestServer;
import java.util.concurrent.atomic.AtomicLong;

/** A target that knows when its last request came. */
final class CountingTarget implements AutoCloseable {
    private final AtomicLong lastNanos = new AtomicLong();
    private final TestServer server = TestServer.start(call -> {
        lastNanos.set(System.nanoTime());
        call.respond(200, "ok");
    });

    String url() {
        return server.url();
    }

    int requests() {
        return server.requests();
    }

    /** Negative when the last request came before. */
    double lastSecondsAfter(long nanos) {
        return (lastNanos.get() - nanos) / 1e9;
    }

    @Override
    public void close() {
        server.close();
    }
}

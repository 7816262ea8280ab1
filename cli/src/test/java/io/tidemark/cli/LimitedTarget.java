package io.tidemark.cli;

import io.tidemark.functions.server.TestServer;

/** A service that answers so many requests a second, by a clock of tokens, and refuses the rest with 503. */
final class LimitedTarget implements AutoCloseable {
    private static final double MOST_TOKENS = 20;

    private final double perNano;
    private final TestServer server = TestServer.start(call -> call.respond(take() ? 200 : 503, ""));
    private double tokens = MOST_TOKENS;
    private long filledNanos = System.nanoTime();

    LimitedTarget(int perSecond) {
        perNano = perSecond / 1e9;
    }

    private synchronized boolean take() {
        long now = System.nanoTime();
        tokens = Math.min(MOST_TOKENS, tokens + (now - filledNanos) * perNano);
        filledNanos = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }

    String url() {
        return server.url();
    }

    int requests() {
        return server.requests();
    }

    @Override
    public void close() {
        server.close();
    }
}

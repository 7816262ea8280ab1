package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Run;
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

    /** Everything that the plan called for was sent once, and is in the result. */
    void requireWhole(Run done) {
        Ledger ledger = done.ledger();
        assertThat(ledger.lost()).isEmpty();
        assertThat(ledger.missingDeltas()).isZero();
        assertThat(ledger.planned()).isEqualTo(ledger.scheduled());
        assertThat(ledger.good()).isEqualTo(ledger.sent()).isEqualTo(requests());
    }

    @Override
    public void close() {
        server.close();
    }
}

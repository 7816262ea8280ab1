package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Run;
import io.tidemark.core.window.Counts;
import io.tidemark.functions.server.TestServer;
import org.junit.jupiter.api.Test;

/** The built function in processes of its own, under Lambda's runtime. */
class LambdaFleetTest {
    private static final int RATE = 200;
    private static final int SECONDS = Proof.size(15, 60);
    private static final int REQUESTS = RATE * SECONDS;

    @Test
    void everyRequestThatTheServerCountsIsInTheResultOfTwentyWorkers() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                LambdaRun run = LambdaRun.of()) {
            Run done = run.run(LambdaRun.plan("""
                    target: %s
                    scenarios:
                      - {weight: 3, steps: [{name: a, get: /a}]}
                      - {weight: 1, steps: [{name: b, get: /b}]}
                    load: {rate: %d/s, duration: %ds}
                    """.formatted(server.url(), RATE, SECONDS)), 20);

            Counts a = done.timeline().total(0).counts();
            Counts b = done.timeline().total(1).counts();
            assertThat(a.good()).as("%s %s", done.ledger(), run.notes()).isEqualTo(server.requests("/a"));
            assertThat(b.good()).isEqualTo(server.requests("/b"));
            assertThat(a.sent() + b.sent())
                    .as("%s %s", done.ledger(), run.notes())
                    .isEqualTo(REQUESTS);
            assertThat(done.ledger().scheduled()).isEqualTo(REQUESTS);
            assertThat(done.ledger().lost()).isEmpty();
            assertThat(done.ledger().missingDeltas()).isZero();
            assertThat(done.timeline().total().latency().count()).isEqualTo(REQUESTS);
            // Who gets ready late on a slow machine is called again, and finds its post taken.
            assertThat(run.lambda.environments()).hasSizeGreaterThanOrEqualTo(20);
            assertThat(run.notes()).noneMatch(note -> note.contains("refused"));
        }
    }
}

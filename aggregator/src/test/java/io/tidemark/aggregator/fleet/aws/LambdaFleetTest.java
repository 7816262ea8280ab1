package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Run;
import io.tidemark.core.window.Counts;
import io.tidemark.functions.server.TestServer;
import org.junit.jupiter.api.Test;

/** The built function in processes of its own, under Lambda's runtime. */
class LambdaFleetTest {
    @Test
    void everyRequestThatTheServerCountsIsInTheResultOfTwentyWorkers() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                LambdaRun run = LambdaRun.of()) {
            Run done = run.run(LambdaRun.plan("""
                    target: %s
                    scenarios:
                      - {weight: 3, steps: [{name: a, get: /a}]}
                      - {weight: 1, steps: [{name: b, get: /b}]}
                    load: {rate: 200/s, duration: 15s}
                    """.formatted(server.url())), 20);

            Counts a = done.timeline().total(0).counts();
            Counts b = done.timeline().total(1).counts();
            assertThat(a.good()).isEqualTo(server.requests("/a"));
            assertThat(b.good()).isEqualTo(server.requests("/b"));
            assertThat(a.sent() + b.sent()).isEqualTo(3_000);
            assertThat(done.ledger().scheduled()).isEqualTo(3_000);
            assertThat(done.ledger().lost()).isEmpty();
            assertThat(done.ledger().missingDeltas()).isZero();
            assertThat(done.timeline().total().latency().count()).isEqualTo(3_000);
            assertThat(run.lambda.environments()).hasSize(20);
            assertThat(run.notes()).noneMatch(note -> note.contains("refused"));
        }
    }
}

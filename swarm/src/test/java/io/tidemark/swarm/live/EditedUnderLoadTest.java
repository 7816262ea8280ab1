package io.tidemark.swarm.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Run;
import io.tidemark.functions.server.TestServer;
import io.tidemark.swarm.bridge.Order;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real workers, a real server, and a plan that is edited all the time. */
class EditedUnderLoadTest {
    private static final int EDITS = 10;
    private static final int RATE = 90;

    @Test
    @Timeout(120)
    void noRequestOfAVersionIsCountedUnderAnotherAndTheScheduleHasNoGap(@TempDir Path directory) throws Exception {
        try (TestServer target = TestServer.start(call -> call.respond(200, "ok"))) {
            try (LocalSwarm local = new LocalSwarm(directory, plan(target, 1), 3)) {
                local.swarm().give("ada", new Order.Start(Optional.empty()));
                awaitRequests(target, "/v1", RATE);
                for (int version = 2; version <= EDITS + 1; version++) {
                    local.swarm().give("ada", new Order.Revise(plan(target, version), version - 1));
                    awaitRequests(target, "/v" + version, version == EDITS + 1 ? RATE : 1);
                }
                local.swarm().give("ada", new Order.Stop());
                local.swarm().close();

                List<Run> runs = local.kept();
                assertThat(runs).hasSize(EDITS + 1);
                for (int i = 0; i < runs.size(); i++) {
                    assertThat(runs.get(i).ledger().sent())
                            .as("version %d", i + 1)
                            .isPositive()
                            .isEqualTo(target.requests("/v" + (i + 1)));
                    assertThat(runs.get(i).ledger().lost()).isEmpty();
                }
                int last = runs.getLast().timeline().lastWindow();
                for (int second = 0; second < last; second++) {
                    int now = second;
                    long planned = runs.stream()
                            .mapToLong(
                                    run -> run.timeline().counts(now, now + 1).planned())
                            .sum();
                    assertThat(planned).as("second %d", second).isEqualTo(RATE);
                }
            }
        }
    }

    private static void awaitRequests(TestServer target, String path, int requests) {
        while (target.requests(path) < requests) {
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("there are only " + target.requests() + " requests");
            }
            LockSupport.parkNanos(200_000);
        }
    }

    private static String plan(TestServer target, int version) {
        return """
                target: %s
                load: {rate: %d/s, duration: 5m}
                scenarios:
                  - {name: look, steps: [{name: home, url: /v%d}]}
                """.formatted(target.url(), RATE, version);
    }
}

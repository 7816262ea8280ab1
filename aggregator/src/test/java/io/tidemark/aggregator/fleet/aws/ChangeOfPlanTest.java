package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.aggregator.fleet.remote.RemoteFleet;
import io.tidemark.aggregator.run.DeltaMerger;
import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.functions.planfile.PlanFingerprint;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.time.SystemClock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The plan changes under load while the load is shared anew, with the built function in real processes. */
class ChangeOfPlanTest {
    private static final int WORKERS = 3;
    private static final int RATE = 60;
    private static final SystemClock CLOCK = new SystemClock();

    private final TestServer server = TestServer.start(call -> call.respond(200, "ok"));

    @Test
    void noRequestOfAVersionAppearsUnderAnotherAndTheScheduleHasNoGap() throws Exception {
        Assignment first = assignment("run", "/a", 40);
        Assignment second = assignment("run-v2", "/b", 20);
        BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();
        Map<String, DeltaMerger> mergers = Map.of("run", merger(first), "run-v2", merger(second));
        try (server;
                LambdaRun run = LambdaRun.of();
                RemoteFleet fleet = run.fleet(WORKERS)) {
            fleet.prepare(first, arrived::add);
            fleet.start(CLOCK.epochMillis() + fleet.lead().toMillis());
            fleet.direct(new Directive.Share(seconds(4), List.of(0, 2)));
            fleet.direct(new Directive.Share(seconds(8), List.of(0, 1, 2)));
            assertThatThrownBy(() -> fleet.adopt(needing("TOKEN"), seconds(9), true))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining("TOKEN");
            fleet.adopt(second, seconds(12), false);
            fleet.direct(new Directive.Share(seconds(15), List.of(1, 2)));
            Plan crowd = LambdaRun.plan("{target: '%s', load: {users: 1000, duration: 9s}}".formatted(server.url()));
            assertThat(fleet.objections(crowd, 1)).singleElement().asString().contains("one can hold 900");
            assertThat(fleet.objections(crowd, 2)).isEmpty();
            assertThat(fleet.changeLead()).isGreaterThan(fleet.lead());
            assertThat(fleet.lease()).hasSeconds(9);
            while (!fleet.isDone() || !arrived.isEmpty()) {
                byte[] delta = arrived.poll(100, TimeUnit.MILLISECONDS);
                if (delta != null) {
                    mergers.get(DeltaCodec.decode(delta).runId()).merge(delta);
                }
            }
            assertThat(fleet.failures()).isEmpty();
        }
        assertThat(mergers.values()).allMatch(DeltaMerger::isComplete);
        assertThat(mergers.get("run").measured().good())
                .isEqualTo(server.requests("/a"))
                .isEqualTo(12 * RATE);
        assertThat(mergers.get("run-v2").measured().good())
                .isEqualTo(server.requests("/b"))
                .isEqualTo(8 * RATE);
    }

    private static DeltaMerger merger(Assignment assignment) {
        return new DeltaMerger(assignment.runId(), assignment.fingerprint(), 1, WORKERS);
    }

    private Assignment assignment(String run, String path, int seconds) throws ProblemsException {
        return assignment(
                run,
                LambdaRun.plan("{target: '%s', scenarios: [{steps: [{get: %s}]}], load: {rate: %d/s, duration: %ds}}"
                        .formatted(server.url(), path, RATE, seconds)));
    }

    private Assignment needing(String variable) throws ProblemsException {
        return assignment(
                "run-v9",
                LambdaRun.plan("{target: '%s', variables: {t: {env: %s}}, load: {rate: 1/s, duration: 20s}}"
                        .formatted(server.url(), variable)));
    }

    private static Assignment assignment(String run, Plan plan) {
        return new Assignment(run, plan, PlanFingerprint.of(plan), true);
    }

    private static long seconds(int seconds) {
        return TimeUnit.SECONDS.toNanos(seconds);
    }
}

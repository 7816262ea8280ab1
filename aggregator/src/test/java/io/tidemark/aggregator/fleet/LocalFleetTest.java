package io.tidemark.aggregator.fleet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.aggregator.csv.RequestLogs;
import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.WireException;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanFingerprint;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.functions.requests.LoggedRequest;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.time.SystemClock;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalFleetTest {
    private static final long SECOND = 1_000_000_000;
    private static final SystemClock CLOCK = new SystemClock();

    private final TestServer server = TestServer.start(call -> call.respond(200, "ok"));
    private final Queue<Delta> deltas = new ConcurrentLinkedQueue<>();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void allWorkersChangeThePlanAtOneInstantAndEachPlanHasItsLogs() throws Exception {
        try (LocalFleet fleet = new LocalFleet(3, 1, name -> null, CLOCK, directory)) {
            fleet.prepare(assignment("run", "/a", 5), this::receive);
            fleet.start(CLOCK.epochMillis());
            fleet.direct(new Directive.Share(2 * SECOND, List.of(0, 2)));
            fleet.adopt(assignment("run-v2", "/b", 5), 3 * SECOND, true);
            awaitDone(fleet);
            assertThat(fleet.failures()).isEmpty();
            assertThat(fleet.changeLead()).isGreaterThan(fleet.lead());
        }
        assertThat(counts("run").good()).isEqualTo(server.requests("/a")).isEqualTo(270);
        assertThat(counts("run-v2").good()).isEqualTo(server.requests("/b")).isEqualTo(180);
        assertThat(deltas.stream().filter(Delta::isLast)).hasSize(6);
        assertThat(logged(directory)).isEqualTo(270);
        assertThat(logged(RequestLogFiles.directory(directory, "run-v2"))).isEqualTo(180);
    }

    @Test
    void aPlanThatCannotRunChangesNothing() throws Exception {
        try (LocalFleet fleet = new LocalFleet(2, 1, name -> null, CLOCK, null)) {
            fleet.prepare(assignment("run", "/a", 2), this::receive);
            fleet.start(CLOCK.epochMillis());
            Assignment impossible = assignment("run-v2", "/b${nowhere}", 2, "variables: {nowhere: {env: NOWHERE}}");
            assertThatThrownBy(() -> fleet.adopt(impossible, SECOND, true))
                    .isInstanceOf(ProblemsException.class)
                    .hasMessageContaining("NOWHERE");
            awaitDone(fleet);
        }
        assertThat(counts("run").good()).isEqualTo(server.requests("/a")).isEqualTo(180);
        assertThat(deltas).allMatch(delta -> delta.runId().equals("run"));
    }

    @Test
    void aStopReachesThePlanThatIsStillToCome() throws Exception {
        try (LocalFleet fleet = new LocalFleet(2, 1, name -> null, CLOCK, null)) {
            fleet.prepare(assignment("run", "/a", 90), this::receive);
            fleet.start(CLOCK.epochMillis());
            fleet.adopt(assignment("run-v2", "/b", 90), 60 * SECOND, true);
            fleet.direct(new Directive.Stop(SECOND));
            awaitDone(fleet);
        }
        assertThat(server.requests("/b")).isZero();
        assertThat(deltas.stream().filter(Delta::isLast)).hasSize(4);
    }

    private static void awaitDone(LocalFleet fleet) {
        while (!fleet.isDone()) {
            LockSupport.parkNanos(100_000);
        }
    }

    private void receive(byte[] delta) {
        try {
            deltas.add(DeltaCodec.decode(delta));
        } catch (WireException e) {
            throw new UncheckedIOException(new java.io.IOException(e));
        }
    }

    private Counts counts(String run) {
        return deltas.stream()
                .filter(delta -> delta.runId().equals(run))
                .flatMap(delta -> delta.windows().stream())
                .map(window -> window.stats().counts())
                .reduce(Counts.NONE, Counts::merge);
    }

    private static long logged(Path directory) throws Exception {
        List<LoggedRequest> requests = new ArrayList<>();
        assertThat(new RequestLogs(RequestLogFiles.in(directory)).forEach(requests::add))
                .as("incomplete")
                .isEmpty();
        return requests.size();
    }

    private Assignment assignment(String run, String path, int seconds, String... more) throws ProblemsException {
        Plan plan = PlanReader.read(PlanSource.text(
                "{target: '%s', scenarios: [{steps: [{get: '%s'}]}], load: {rate: 90/s, duration: %ds}%s}"
                        .formatted(server.url(), path, seconds, more.length == 0 ? "" : ", " + more[0]),
                PlanFiles.none()));
        return new Assignment(run, plan, PlanFingerprint.of(plan), false);
    }
}

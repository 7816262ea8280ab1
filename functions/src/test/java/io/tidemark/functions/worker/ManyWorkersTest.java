package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Rows;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.plan.Variable.Csv.Order;
import io.tidemark.core.shape.ArrivalTimes;
import io.tidemark.core.shape.Profile;
import io.tidemark.core.shape.Segment;
import io.tidemark.functions.requests.LoggedRequest;
import io.tidemark.functions.requests.RequestLog;
import io.tidemark.functions.requests.RequestLogReader;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.time.SystemClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ManyWorkersTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void workersTogetherAreOneWorker() throws Exception {
        for (int workers : new int[] {1, 2, 5}) {
            try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
                Plan plan = TestPlan.to(server.url())
                        .constant(333, SECOND)
                        .patience(SECOND.multipliedBy(10))
                        .poisson()
                        .rate();
                try (WorkerRun run = WorkerRun.start(plan, workers, null, 1)) {
                    run.await().addsUp();
                    assertThat(run.counts().good()).isEqualTo(server.requests());
                    assertThat(run.counts().sent()).as("%d workers", workers).isEqualTo(arrivals(plan));
                }
            }
        }
    }

    private static long arrivals(Plan plan) {
        return ArrivalTimes.poisson(Profile.of(plan.load().phases()), Segment.WHOLE, 1)
                .drain();
    }

    @Test
    void usersAreSharedOut() throws Exception {
        Set<String> paths = ConcurrentHashMap.newKeySet();
        try (TestServer server = TestServer.start(call -> {
            paths.add(call.request().path());
            call.respond(200, "ok");
        })) {
            Plan plan = TestPlan.to(server.url())
                    .variable(new Variable.Counter("app", Variable.Scope.USER, 0, 1, 3))
                    .get("/app${app}")
                    .constant(7, SECOND)
                    .pause(Duration.ofMillis(50))
                    .users();
            try (WorkerRun run = WorkerRun.start(plan, 3, null, 1)) {
                run.await().addsUp();
                assertThat(server.connections()).isEqualTo(7);
                assertThat(paths)
                        .containsExactlyInAnyOrder(
                                "/app000", "/app001", "/app002", "/app003", "/app004", "/app005", "/app006");
                assertThat(run.counts().good()).isEqualTo(server.requests());
            }
        }
    }

    @Test
    void partitionedRowsAreUsedByOneWorkerOnly() throws Exception {
        List<List<String>> rows =
                IntStream.range(0, 1_000).mapToObj(i -> List.of("key" + i)).toList();
        Set<String> used = ConcurrentHashMap.newKeySet();
        Set<String> twice = ConcurrentHashMap.newKeySet();
        try (TestServer server = TestServer.start(call -> {
            if (!used.add(call.request().target())) {
                twice.add(call.request().target());
            }
            call.respond(200, "ok");
        })) {
            Plan plan = TestPlan.to(server.url())
                    .variable(new Variable.Csv(
                            "row",
                            Variable.Scope.ITERATION,
                            new Rows("keys.csv", List.of("key"), rows),
                            Order.PARTITIONED))
                    .get("/?${row.key}")
                    .constant(300, SECOND)
                    .patience(SECOND.multipliedBy(10))
                    .rate();
            try (WorkerRun run = WorkerRun.start(plan, 4, null, 1)) {
                run.await().addsUp();
                assertThat(run.counts().good()).isEqualTo(300);
            }
        }
        assertThat(twice).isEmpty();
        assertThat(used).hasSize(300);
    }

    @Test
    void requestLogHasARowForEveryRequest(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("requests.log");
        RequestLog log = RequestLog.create(file, "run", "plan", Segment.WHOLE, new SystemClock());
        try (TestServer server = TestServer.start(call -> {
                    if (call.request().number() % 7 == 6) {
                        call.reset();
                    }
                    call.respond(200, "ok");
                });
                WorkerRun run = WorkerRun.start(
                        TestPlan.to(server.url())
                                .constant(300, SECOND)
                                .patience(SECOND.multipliedBy(10))
                                .rate(),
                        1,
                        log,
                        2)) {
            run.await().addsUp();
            long logged = 0;
            long good = 0;
            try (RequestLogReader reader = RequestLogReader.open(file)) {
                LoggedRequest request;
                while ((request = reader.next()) != null) {
                    logged++;
                    good += request.outcome().isGood() ? 1 : 0;
                }
                assertThat(reader.ending().complete()).isTrue();
            }
            assertThat(logged).isEqualTo(run.counts().sent()).isEqualTo(300);
            assertThat(good).isEqualTo(run.counts().good()).isLessThan(300);
        }
    }
}

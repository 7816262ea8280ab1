package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import io.tidemark.functions.server.TestServer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Several workers that are told who shares the load, and what it is. Each test waits most of the time. */
@Execution(ExecutionMode.CONCURRENT)
class SharingTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    /** Every iteration of the open model has the number of its arrival: none is missing and none comes twice. */
    @Test
    void everyArrivalIsSentOnceWhoeverSharesTheLoad() throws ProblemsException {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (TestServer server = TestServer.start(call -> {
            seen.add(call.request().target());
            call.respond(200, "ok");
        })) {
            Plan plan = TestPlan.to(server.url())
                    .get("/?${iteration}")
                    .constant(200, SECOND.multipliedBy(5))
                    .patience(MINUTE)
                    .rate();
            try (WorkerRun run = WorkerRun.start(plan, 3, null, 1)) {
                run.direct(new Directive.Share(at(1), List.of(0, 2)));
                run.direct(new Directive.Share(at(2.5), List.of(1)));
                run.direct(new Directive.Offer(at(3.005), Level.of(500)));
                run.direct(new Directive.Share(at(3.333), List.of(0, 1, 2)));
                run.await().addsUp();
                assertThat(seen).doesNotHaveDuplicates().hasSize((int)
                        run.counts().sent());
                assertThat(run.counts().sent()).isEqualTo(601 + 998);
                assertThat(List.of(0, 1, 2, 3, 4))
                        .extracting(second -> run.second(second).counts().planned())
                        .containsExactly(200L, 200L, 200L, 499L, 500L);
            }
        }
    }

    @Test
    void randomArrivalsAreTheSameWhoeverSharesThem() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            Plan plan = TestPlan.to(server.url())
                    .constant(200, SECOND.multipliedBy(3))
                    .patience(MINUTE)
                    .poisson()
                    .rate();
            try (WorkerRun alone = WorkerRun.start(plan, 1, null, 1);
                    WorkerRun run = WorkerRun.start(plan, 3, null, 1)) {
                run.direct(new Directive.Share(at(1), List.of(1)));
                run.direct(new Directive.Share(at(2), List.of(0, 1)));
                run.await().addsUp();
                alone.await();
                assertThat(List.of(0, 1, 2))
                        .extracting(second -> run.second(second).counts().planned())
                        .isEqualTo(List.of(0, 1, 2).stream()
                                .map(second -> alone.second(second).counts().planned())
                                .toList());
            }
        }
    }

    @Test
    void usersOfAFixedPeriodKeepTheirBeatWhoeverLeadsThem() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            Plan plan = TestPlan.to(server.url())
                    .constant(12, SECOND.multipliedBy(4))
                    .period(Duration.ofMillis(100))
                    .users();
            try (WorkerRun run = WorkerRun.start(plan, 3, null, 1)) {
                run.direct(new Directive.Share(at(1.5), List.of(1)));
                run.direct(new Directive.Share(at(2.5), List.of(0, 1, 2)));
                run.direct(new Directive.Share(at(3.5), List.of(0, 2)));
                run.await().addsUp();
                assertThat(List.of(0, 1, 2, 3))
                        .extracting(second -> run.second(second).counts().planned())
                        .containsExactly(120L, 120L, 120L, 120L);
                assertThat(run.users()).containsEntry(1, 12).containsEntry(2, 12);
            }
        }
    }

    /** Whose worker goes on keeps its connection, and the number it draws its values by. */
    @Test
    void nearlyNobodyIsDisturbed() throws ProblemsException {
        Map<String, Queue<Integer>> connections = new ConcurrentHashMap<>();
        try (TestServer server = TestServer.start(call -> {
            connections
                    .computeIfAbsent(call.request().path(), path -> new ConcurrentLinkedQueue<>())
                    .add(call.request().connection());
            call.respond(200, "ok");
        })) {
            Plan plan = TestPlan.to(server.url())
                    .variable(new Variable.Counter("app", Variable.Scope.USER, 0, 1, 3))
                    .get("/app${app}")
                    .constant(12, SECOND.multipliedBy(3))
                    .pause(Duration.ofMillis(50))
                    .users();
            try (WorkerRun run = WorkerRun.start(plan, 3, null, 1)) {
                run.direct(new Directive.Share(at(1.5), List.of(0, 2)));
                run.await().addsUp();
                // 12 users of three workers, and the four in the place of those of the one that left.
                assertThat(server.usedConnections()).isEqualTo(16);
                assertThat(connections).hasSize(16).containsKeys("/app000", "/app011");
                connections.forEach((app, used) ->
                        assertThat(used.stream().distinct()).as(app).hasSize(1));
                assertThat(run.users()).containsEntry(0, 12).containsEntry(1, 12);
                assertThat(run.counts().bad()).isZero();
            }
        }
    }

    @Test
    void whoOffersNothingStaysAndIsCalledInAgain() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            Plan plan = TestPlan.to(server.url())
                    .constant(100, SECOND.multipliedBy(3))
                    .patience(MINUTE)
                    .rate();
            try (WorkerRun run = WorkerRun.start(plan, 2, null, 1)) {
                run.direct(new Directive.Share(0, List.of(1)));
                run.direct(new Directive.Share(at(2), List.of(0)));
                run.await().addsUp();
                assertThat(run.sentBy(0)).containsOnlyKeys(2);
                assertThat(run.sentBy(1)).containsOnlyKeys(0, 1);
                assertThat(run.counts().sent()).isEqualTo(300);
                assertThat(run.health()).hasSizeGreaterThanOrEqualTo(6);
            }
        }
    }

    @Test
    void theLoadEndsWithThePhasesThatAreFollowed() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            Plan plan = TestPlan.to(server.url())
                    .constant(100, MINUTE)
                    .patience(MINUTE)
                    .rate();
            try (WorkerRun run = WorkerRun.start(plan, 2, null, 1)) {
                run.direct(new Directive.Follow(at(1), List.of(phase(300, 1, true), phase(50, 1, false))));
                run.await().addsUp();
                assertThat(List.of(0, 1, 2))
                        .extracting(second -> run.second(second).counts().planned())
                        .containsExactly(100L, 300L, 50L);
                assertThat(run.warmUp().counts().sent()).isEqualTo(300);
                assertThat(run.warmUp().counts().good()).isEqualTo(300);
                assertThat(run.nowNanos()).isLessThan(at(10));
            }
        }
    }

    @Test
    void theLoadMayEndLaterThanThePlan() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            Plan rate = TestPlan.to(server.url())
                    .constant(100, SECOND)
                    .patience(MINUTE)
                    .rate();
            Plan users = TestPlan.to(server.url())
                    .constant(4, SECOND)
                    .pause(Duration.ofMillis(20))
                    .users();
            try (WorkerRun arrivals = WorkerRun.start(rate, 2, null, 1);
                    WorkerRun staying = WorkerRun.start(users, 2, null, 1)) {
                Directive more = new Directive.Follow(at(0.9), List.of(phase(10, 2, false)));
                arrivals.direct(more);
                staying.direct(more);
                arrivals.await().addsUp();
                staying.await().addsUp();
                assertThat(arrivals.counts().sent()).isEqualTo(90 + 20);
                assertThat(staying.users()).containsEntry(1, 10);
                assertThat(staying.second(2).counts().good()).isPositive();
            }
        }
    }

    /** An order that comes late is followed from then on, in step with those that heard of it in time. */
    @Test
    void whoHearsLateIsInStepFromThenOn() throws ProblemsException {
        Queue<String> seen = new ConcurrentLinkedQueue<>();
        try (TestServer server = TestServer.start(call -> {
            seen.add(call.request().target());
            call.respond(200, "ok");
        })) {
            Plan plan = TestPlan.to(server.url())
                    .get("/?${iteration}")
                    .constant(100, SECOND.multipliedBy(3))
                    .patience(MINUTE)
                    .rate();
            Directive order = new Directive.Offer(at(1), Level.of(130));
            try (WorkerRun run = WorkerRun.start(plan, 2, null, 1)) {
                run.direct(0, order);
                while (run.nowNanos() < at(1.2)) {
                    LockSupport.parkNanos(100_000);
                }
                run.direct(1, order);
                run.await().addsUp();
                assertThat(run.second(2).counts().planned()).isEqualTo(130);
                assertThat(seen.stream()
                                .map(target -> Integer.valueOf(target.substring(2)))
                                .filter(arrival -> arrival >= 230))
                        .as("arrivals of the last second")
                        .doesNotHaveDuplicates()
                        .hasSize(130);
            }
        }
    }

    private static long at(double second) {
        return Math.round(second * SECOND.toNanos());
    }

    private static Phase phase(int level, int seconds, boolean warmUp) {
        return new Phase("more", new Shape.Constant(Level.of(level), Duration.ofSeconds(seconds)), warmUp);
    }
}

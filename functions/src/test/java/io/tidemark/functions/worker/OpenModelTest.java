package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.ArrivalTimes;
import io.tidemark.core.shape.Profile;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.shape.Shape;
import io.tidemark.core.window.Health;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.server.TestSettings;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class OpenModelTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void everyArrivalOfTheScheduleIsSent() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            Plan plan = TestPlan.to(server.url())
                    .constant(500, SECOND.multipliedBy(2))
                    .patience(SECOND.multipliedBy(5))
                    .rate();
            WorkerRun run = WorkerRun.of(plan).addsUp();
            assertThat(run.counts().sent()).isEqualTo(1_000).isEqualTo(server.requests());
            assertThat(run.counts().good()).isEqualTo(1_000);
            assertThat(run.counts().dropped()).isZero();
            assertThat(run.second(0).counts().planned()).isEqualTo(500);
            assertThat(run.second(1).counts().planned()).isEqualTo(500);
        }
    }

    @Test
    void randomArrivalsAreThoseOfTheSeed() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            Plan plan = TestPlan.to(server.url())
                    .constant(500, SECOND.multipliedBy(2))
                    .patience(SECOND.multipliedBy(5))
                    .poisson()
                    .rate();
            WorkerRun run = WorkerRun.of(plan).addsUp();
            long expected = ArrivalTimes.poisson(Profile.of(plan.load().phases()), Segment.WHOLE, 1)
                    .drain();
            assertThat(run.counts().sent()).isEqualTo(expected).isEqualTo(server.requests());
        }
    }

    @Test
    void burstIsSentAtOnce() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> {
            call.pause(Duration.ofMillis(100));
            call.respond(200, "ok");
        })) {
            Plan plan = TestPlan.to(server.url())
                    .phase(new Shape.Burst(200, SECOND, 1))
                    .rate();
            WorkerRun run = WorkerRun.of(plan).addsUp();
            assertThat(run.counts().good()).isEqualTo(200);
            assertThat(server.usedConnections()).as("none waited for another").isEqualTo(200);
        }
    }

    @Test
    void connectionsThatAreFreeAreUsedAgain() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            Plan plan = TestPlan.to(server.url()).constant(100, SECOND).rate();
            WorkerRun.of(plan).addsUp();
            assertThat(server.connections()).isLessThan(30);
        }
    }

    @Test
    void arrivalsBeyondTheConnectionsWaitAndAreThenDropped() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> {
            call.pause(Duration.ofMillis(100));
            call.respond(200, "ok");
        })) {
            Plan plan = TestPlan.to(server.url())
                    .settings(TestSettings.plain().maxConnections(3))
                    .constant(100, SECOND.multipliedBy(2))
                    .patience(Duration.ofMillis(300))
                    .rate();
            WorkerRun run = WorkerRun.of(plan).addsUp();
            assertThat(run.counts().planned()).isEqualTo(200);
            // 3 connections at 10/s each for 2 s and the patience
            assertThat(run.counts().sent()).isEqualTo(server.requests()).isBetween(30L, 75L);
            assertThat(run.counts().late()).isGreaterThan(20);
            assertThat(run.counts().dropped()).isGreaterThan(100);
            assertThat(run.total().lag().max()).as("patience").isBetween(250_000L, 400_000L);
            assertThat(server.connections()).isEqualTo(3);
            assertThat(run.health()).extracting(Health::backlog).anyMatch(backlog -> backlog > 10);
        }
    }

    @Test
    void generatorThatCannotKeepUpSaysSo() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            Plan plan = TestPlan.to(server.url())
                    .settings(TestSettings.plain().maxConnections(20))
                    .constant(400_000, SECOND)
                    .patience(Duration.ofMillis(200))
                    .rate();
            WorkerRun run = WorkerRun.of(plan).addsUp();
            assertThat(run.counts().planned()).isEqualTo(400_000);
            assertThat(run.counts().sent()).isEqualTo(server.requests());
            assertThat(run.counts().late() + run.counts().dropped()).isGreaterThan(200_000);
            assertThat(run.total().lag().percentile(50)).isGreaterThan(10_000);
            assertThat(run.health()).extracting(Health::cpuShare).anyMatch(share -> share > 0.3);
        }
    }
}

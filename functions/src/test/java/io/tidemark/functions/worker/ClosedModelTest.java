package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Check.Regex;
import io.tidemark.core.plan.Extraction;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.server.TestSettings;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Each test waits most of the time, so they run side by side. */
@Execution(ExecutionMode.CONCURRENT)
class ClosedModelTest {
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void everyRequestIsCountedOnceOnBothSides() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            WorkerRun run = WorkerRun.of(
                            TestPlan.to(server.url()).constant(20, SECOND).users())
                    .addsUp();
            assertThat(run.counts().sent()).isEqualTo(server.requests()).isGreaterThan(20);
            assertThat(run.counts().good()).isEqualTo(server.requests());
            assertThat(run.counts().statuses()).containsOnlyKeys(200);
            assertThat(run.counts().bytesIn()).isEqualTo(server.bytesOut());
            assertThat(run.counts().bytesOut()).isEqualTo(server.bytesIn());
            assertThat(server.connections()).isEqualTo(20);
            assertThat(run.total().connect().count()).isEqualTo(20);
        }
    }

    @Test
    void pauseCountsFromTheResponse() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> {
            call.pause(Duration.ofMillis(150));
            call.respond(200, "ok");
        })) {
            TestPlan plan = TestPlan.to(server.url()).constant(2, SECOND).pause(Duration.ofMillis(100));
            WorkerRun run = WorkerRun.of(plan.users()).addsUp();
            // 250 ms each: 4 per user, fewer on a slow machine
            assertThat(run.counts().sent()).isBetween(4L, 8L);
            assertThat(run.counts().dropped()).isZero();
            assertThat(run.total().latency().percentile(50))
                    .as("the pause is no latency")
                    .isBetween(149_000L, 240_000L);
        }
    }

    @Test
    void fixedPeriodKeepsItsScheduleWhateverTheServerDoes() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> {
            if (call.request().number() == 2) {
                call.pause(Duration.ofMillis(800));
            }
            call.respond(200, "ok");
        })) {
            TestPlan plan = TestPlan.to(server.url())
                    .constant(3, SECOND.multipliedBy(2))
                    .period(Duration.ofMillis(100));
            WorkerRun run = WorkerRun.of(plan.users()).addsUp();
            assertThat(run.counts().planned()).isEqualTo(3 * 20);
            assertThat(run.counts().sent()).isEqualTo(server.requests());
            assertThat(run.counts().late()).as("those behind the stall").isGreaterThanOrEqualTo(3 * 6);
            assertThat(run.total().latency().percentile(99)).isGreaterThan(700_000);
        }
    }

    /** The requests that a failure delayed are sent late or dropped: to skip them would hide the trouble. */
    @Test
    void fixedPeriodCountsWhatAFailureDelayed() throws ProblemsException {
        TestSettings impatient = TestSettings.plain().responseTimeout(Duration.ofMillis(300));
        try (TestServer server = TestServer.start(call -> {
            if (call.request().connection() == 0) {
                call.stall();
            }
            call.respond(200, "ok");
        })) {
            TestPlan plan = TestPlan.to(server.url())
                    .settings(impatient)
                    .constant(1, SECOND.multipliedBy(2))
                    .period(Duration.ofMillis(50));
            WorkerRun run = WorkerRun.of(plan.users()).addsUp();
            assertThat(run.counts().count(Outcome.TIMEOUT)).isEqualTo(1);
            assertThat(run.counts().planned()).isEqualTo(40);
            assertThat(run.counts().late()).isGreaterThanOrEqualTo(5);
        }
    }

    @Test
    void whatAFixedPeriodNeverCameToIsDropped() throws ProblemsException {
        TestSettings impatient = TestSettings.plain().totalTimeout(Duration.ofSeconds(2));
        try (TestServer server = TestServer.start(call -> {
            call.pause(Duration.ofMillis(700));
            call.respond(200, "ok");
        })) {
            TestPlan plan = TestPlan.to(server.url())
                    .settings(impatient)
                    .constant(2, SECOND)
                    .period(Duration.ofMillis(100));
            WorkerRun run = WorkerRun.of(plan.users()).addsUp();
            assertThat(run.counts().planned()).isEqualTo(20);
            assertThat(run.counts().sent()).isEqualTo(server.requests()).isEqualTo(4);
            assertThat(run.counts().dropped()).isEqualTo(16);
        }
    }

    @Test
    void staggeredUsersComeOneAfterTheOther() throws ProblemsException {
        Queue<Long> starts = new ConcurrentLinkedQueue<>();
        try (TestServer server = TestServer.start(call -> {
            if (call.request().number() == 0) {
                starts.add(System.nanoTime());
            }
            call.respond(200, "ok");
        })) {
            TestPlan plan = TestPlan.to(server.url())
                    .constant(10, SECOND)
                    .stagger(SECOND)
                    .pause(Duration.ofMillis(50));
            WorkerRun.of(plan.users()).addsUp();
            assertThat(server.usedConnections()).isEqualTo(10);
            List<Long> sorted = starts.stream().sorted().toList();
            assertThat(sorted.getLast() - sorted.getFirst()).isBetween(600_000_000L, 1_400_000_000L);
        }
    }

    @Test
    void usersComeAndLeaveWithTheProfile() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            TestPlan plan = TestPlan.to(server.url())
                    .ramp(0, 20, SECOND)
                    .constant(20, SECOND)
                    .ramp(20, 0, SECOND)
                    .constant(1, SECOND)
                    .pause(Duration.ofMillis(20));
            WorkerRun run = WorkerRun.of(plan.users()).addsUp();
            assertThat(server.usedConnections()).isEqualTo(20);
            assertThat(run.users()).containsEntry(1, 20);
            assertThat(run.users().get(0)).isBetween(10, 20);
            assertThat(run.users().get(2)).isBetween(0, 5);
            assertThat(run.second(3).counts().sent()).isBetween(10L, 50L);
            assertThat(run.counts().bad()).isZero();
        }
    }

    @Test
    void scenarioGoesStepByStepWithWhatItExtracted() throws ProblemsException {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        try (TestServer server = TestServer.start(call -> {
            int connection = call.request().connection();
            switch (call.request().path()) {
                case "/login" -> call.respond(200, "token=t" + connection + ";");
                default -> {
                    if (!call.request().target().equals("/use?t" + connection)) {
                        wrong.add(call.request().target());
                    }
                    call.respond(200, "ok");
                }
            }
        })) {
            TestPlan plan = TestPlan.to(server.url())
                    .get("/login", new Extraction.FromBody("token", new Regex("token=(\\w+);")))
                    .get("/use?${token}")
                    .constant(5, SECOND)
                    .pause(Duration.ofMillis(10));
            WorkerRun run = WorkerRun.of(plan.users()).addsUp();
            assertThat(wrong).isEmpty();
            Counts used = run.total("/use?${token}").counts();
            assertThat(used.good()).isEqualTo(server.requests("/use")).isPositive();
            assertThat(run.total("/login").counts().good()).isBetween(used.good(), used.good() + 5);
        }
    }

    @Test
    void thinkTimeLiesBetweenSteps() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            TestPlan plan = TestPlan.to(server.url())
                    .getThenThink("/a", Duration.ofMillis(200))
                    .get("/b")
                    .constant(1, SECOND);
            WorkerRun run = WorkerRun.of(plan.users()).addsUp();
            assertThat(server.requests("/a")).isBetween(2, 5);
            assertThat(run.total("/b").latency().percentile(50))
                    .as("thinking is no latency")
                    .isLessThan(150_000);
        }
    }

    /** One user thinks beyond the end while another keeps the run going. */
    @Test
    void nothingBeginsAfterTheEnd() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> {
            if (call.request().connection() == 1) {
                call.pause(Duration.ofMillis(1_500));
            }
            call.respond(200, "ok");
        })) {
            TestPlan plan = TestPlan.to(server.url())
                    .getThenThink("/a", Duration.ofMillis(400))
                    .get("/b")
                    .constant(2, SECOND);
            WorkerRun run = WorkerRun.of(plan.users()).addsUp();
            assertThat(run.counts().sent()).isEqualTo(server.requests());
            assertThat(run.total().lag().max()).as("sent long after it was due").isLessThan(250_000);
        }
    }

    @Test
    void missingValueCutsTheScenario() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "nothing of interest"))) {
            TestPlan plan = TestPlan.to(server.url())
                    .get("/login", new Extraction.FromBody("token", new Regex("token=(\\w+);")))
                    .get("/use?${token}")
                    .constant(2, SECOND)
                    .pause(Duration.ofMillis(20));
            WorkerRun run = WorkerRun.of(plan.users()).addsUp();
            assertThat(run.counts().count(Outcome.FAILED_CHECK))
                    .isEqualTo(run.counts().sent());
            assertThat(server.requests("/use")).isZero();
            assertThat(server.requests("/login")).as("and users go on").isGreaterThan(4);
        }
    }

    @Test
    void usersKeepTheirCookies() throws ProblemsException {
        Queue<String> wrong = new ConcurrentLinkedQueue<>();
        try (TestServer server = TestServer.start(call -> {
            String expected =
                    call.request().number() == 0 ? "" : "sid=" + call.request().connection();
            if (!call.request().header("Cookie").equals(expected)) {
                wrong.add(expected + " but " + call.request().header("Cookie"));
            }
            call.respond(200, "ok", "Set-Cookie: sid=" + call.request().connection() + "; Path=/");
        })) {
            TestPlan plan = TestPlan.to(server.url())
                    .settings(TestSettings.plain().cookies())
                    .constant(5, SECOND)
                    .pause(Duration.ofMillis(20));
            WorkerRun.of(plan.users()).addsUp();
            assertThat(wrong).isEmpty();
        }
    }

    @Test
    void followedRedirectIsPartOfTheRequest() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> {
            if (call.request().path().equals("/")) {
                call.respond(302, "go there", "Location: /there");
            } else {
                call.respond(200, "here");
            }
        })) {
            TestPlan plan = TestPlan.to(server.url()).constant(3, SECOND).pause(Duration.ofMillis(20));
            WorkerRun run = WorkerRun.of(
                            plan.settings(TestSettings.plain().maxRedirects(3)).users())
                    .addsUp();
            assertThat(run.counts().sent()).isEqualTo(server.requests("/")).isEqualTo(server.requests("/there"));
            assertThat(run.counts().statuses()).containsOnlyKeys(200);
            assertThat(run.counts().bytesIn()).isEqualTo(server.bytesOut());
            assertThat(run.counts().bytesOut()).isEqualTo(server.bytesIn());
        }
    }

    @Test
    void endlessRedirectEndsAtTheLimit() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> call.respond(302, "", "Location: /"))) {
            TestPlan plan = TestPlan.to(server.url()).constant(1, SECOND).pause(Duration.ofMillis(50));
            WorkerRun run = WorkerRun.of(
                            plan.settings(TestSettings.plain().maxRedirects(3)).users())
                    .addsUp();
            assertThat(run.counts().statuses()).containsOnlyKeys(302);
            assertThat(server.requests()).isEqualTo((int) run.counts().sent() * 4);
        }
    }

    @Test
    void deadTargetIsNotHammered() throws ProblemsException {
        int port;
        try (TestServer gone = TestServer.start(call -> call.respond(200, ""))) {
            port = gone.port();
        }
        WorkerRun run = WorkerRun.of(TestPlan.to("http://127.0.0.1:" + port)
                        .constant(10, SECOND)
                        .users())
                .addsUp();
        assertThat(run.counts().count(Outcome.REFUSED)).isEqualTo(run.counts().sent());
        assertThat(run.counts().sent()).as("10 a second for each user").isBetween(20L, 100L);
    }
}

package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.plan.Check.Regex;
import io.tidemark.core.plan.Extraction;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Variable;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.server.Call;
import io.tidemark.functions.server.TestServer;
import io.tidemark.functions.server.TestSettings;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What each user goes through once. Each test waits most of the time, so they run side by side. */
@Execution(ExecutionMode.CONCURRENT)
class StartTest {
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Extraction TOKEN = new Extraction.FromBody("token", new Regex("token=(\\w+);"));

    private final Map<Integer, Queue<String>> ways = new ConcurrentHashMap<>();

    @Test
    void eachUserGoesThroughItOnceAndKnowsWhatItGave() throws ProblemsException {
        try (TestServer server = TestServer.start(this::answer)) {
            WorkerRun run = WorkerRun.of(plan(server)
                            .constant(5, SECOND)
                            .pause(Duration.ofMillis(20))
                            .users())
                    .addsUp();
            assertThat(ways).hasSize(5);
            ways.forEach((connection, way) -> assertThat(List.copyOf(way))
                    .startsWith("/apps", "/login", "/use?t" + connection, "/use?t" + connection)
                    .hasSizeGreaterThan(4)
                    .filteredOn(path -> !path.equals("/use?t" + connection))
                    .hasSize(2));
            assertThat(run.total("/apps").counts().good()).isEqualTo(5);
            assertThat(run.total("/login").counts().good()).isEqualTo(5);
            assertThat(run.total("/use?${token}").counts().good()).isEqualTo(server.requests("/use"));
        }
    }

    /** The second user's sign-in fails twice, the first user's never. */
    @Test
    void aBadStepEndsTheIterationAndTheNextOneBeginsWithItAgain() throws ProblemsException {
        AtomicInteger failures = new AtomicInteger(2);
        try (TestServer server = TestServer.start(call -> {
            if (call.request().connection() == 1
                    && call.request().path().equals("/login")
                    && failures.getAndDecrement() > 0) {
                note(call);
                call.respond(503, "not yet");
            } else {
                answer(call);
            }
        })) {
            WorkerRun run = WorkerRun.of(plan(server)
                            .constant(2, SECOND)
                            .pause(Duration.ofMillis(20))
                            .users())
                    .addsUp();
            assertThat(List.copyOf(ways.get(1)))
                    .startsWith("/apps", "/login", "/apps", "/login", "/apps", "/login", "/use?t1", "/use?t1");
            assertThat(List.copyOf(ways.get(0))).startsWith("/apps", "/login", "/use?t0", "/use?t0");
            assertThat(run.total("/login").counts().count(Outcome.STATUS_5XX)).isEqualTo(2);
            assertThat(run.total("/apps").counts().good()).isEqualTo(4);
        }
    }

    @Test
    void aUserWhoNeverSucceedsReachesNoScenarioAndIsMissedByTheNameOfTheStart() throws ProblemsException {
        TestSettings impatient = TestSettings.plain().totalTimeout(Duration.ofSeconds(2));
        try (TestServer server = TestServer.start(call -> {
            call.pause(Duration.ofMillis(700));
            call.respond(500, "no");
        })) {
            WorkerRun run = WorkerRun.of(plan(server)
                            .settings(impatient)
                            .constant(1, SECOND)
                            .period(Duration.ofMillis(100))
                            .users())
                    .addsUp();
            assertThat(server.requests()).isEqualTo(server.requests("/apps")).isEqualTo(2);
            assertThat(run.total("/apps").counts().dropped()).isEqualTo(8);
            assertThat(run.total("/use?${token}").counts().planned()).isZero();
        }
    }

    /** A user keeps what it has while it is away. */
    @Test
    void whoLeavesAndComesBackDoesNotStartAgain() throws ProblemsException {
        try (TestServer server = TestServer.start(this::answer)) {
            WorkerRun run = WorkerRun.of(plan(server)
                            .constant(4, Duration.ofMillis(400))
                            .constant(1, Duration.ofMillis(400))
                            .constant(4, Duration.ofMillis(400))
                            .pause(Duration.ofMillis(20))
                            .users())
                    .addsUp();
            assertThat(run.total("/apps").counts().sent()).isEqualTo(4);
        }
    }

    /** Both steps of the start and the first step of the scenario belong to one iteration. */
    @Test
    void valuesOfTheFirstIterationAreThoseOfItsStart() throws ProblemsException {
        try (TestServer server = TestServer.start(this::answer)) {
            WorkerRun.of(TestPlan.to(server.url())
                            .variable(new Variable.Uuid("id", Variable.Scope.ITERATION))
                            .start("/start?${id}/${user}")
                            .get("/item?${id}/${user}")
                            .constant(1, SECOND)
                            .pause(Duration.ofMillis(50))
                            .users())
                    .addsUp();
            List<String> way = List.copyOf(ways.get(0));
            String first = way.get(0).replace("/start", "/item");
            assertThat(way.get(1)).isEqualTo(first);
            assertThat(way.subList(2, way.size())).isNotEmpty().doesNotContain(first);
        }
    }

    /** In the open model a user is a connection: as many as the arrivals need at a time. */
    @Test
    void ofArrivalsEachConnectionGoesThroughItOnce() throws ProblemsException {
        try (TestServer server = TestServer.start(call -> {
            call.pause(Duration.ofMillis(50));
            answer(call);
        })) {
            Plan plan = plan(server).constant(100, SECOND).rate();
            WorkerRun run = WorkerRun.of(plan).addsUp();
            assertThat(ways).hasSize(server.usedConnections()).hasSizeBetween(5, 60);
            ways.forEach((connection, way) -> {
                assertThat(way.peek()).isEqualTo("/apps");
                assertThat(List.copyOf(way)).filteredOn("/apps"::equals).hasSize(1);
            });
            assertThat(run.total("/apps").counts().sent()).isEqualTo(server.usedConnections());
            // the end cuts off those who are still on their way through the start
            assertThat(run.total("/use?${token}").counts().sent()).isBetween(60L, 100L);
        }
    }

    @Test
    void usersOfSeveralWorkersAllGoThroughIt() throws Exception {
        try (TestServer server = TestServer.start(this::answer)) {
            Plan plan = plan(server)
                    .constant(7, SECOND)
                    .pause(Duration.ofMillis(50))
                    .users();
            try (WorkerRun run = WorkerRun.start(plan, 3, null, 1)) {
                run.await().addsUp();
                assertThat(run.total("/login").counts().good()).isEqualTo(7);
            }
        }
    }

    private static TestPlan plan(TestServer server) {
        return TestPlan.to(server.url()).start("/apps").start("/login", TOKEN).get("/use?${token}");
    }

    private void answer(Call call) throws IOException {
        note(call);
        call.respond(200, "token=t" + call.request().connection() + ";");
    }

    private void note(Call call) {
        ways.computeIfAbsent(call.request().connection(), connection -> new ConcurrentLinkedQueue<>())
                .add(call.request().target());
    }
}

package io.tidemark.experiment.task;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.component.Task;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.settings.TestSettings;
import io.tidemark.functions.server.Call;
import io.tidemark.functions.server.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class TasksTest {
    private static final Map<String, ComponentType<? extends Task>> TYPES = Map.of(
            "request", HttpRequest.TYPE,
            "login", Login.TYPE,
            "ee", AuthEE.TYPE,
            "open", AuthOpen.TYPE,
            "delay", Delay.TYPE,
            "run", Run.TYPE,
            "group", RemoveGroup.TYPE,
            "match", RemoveMatchingApps.TYPE);

    @TempDir
    private Path directory;

    private TestStage stage;
    private final List<String> seen = new CopyOnWriteArrayList<>();

    @BeforeEach
    void open() {
        stage = new TestStage(directory);
    }

    @AfterEach
    void close() {
        stage.close();
    }

    private void run(ComponentType<? extends Task> type, String yaml) throws Exception {
        run(type, yaml, Trace.NONE);
    }

    private void run(ComponentType<? extends Task> type, String yaml, Trace cause) throws Exception {
        TestSettings.read(type.options(), type.reader(), yaml).run(stage.stage(), cause);
    }

    private void see(Call call) {
        seen.add(call.request().method() + " " + call.request().target() + " "
                + new String(call.request().body(), UTF_8));
    }

    @Test
    void requestsAreRepeatedAndNumbered() throws Exception {
        try (TestServer server = TestServer.start(call -> {
            see(call);
            call.respond(200, "");
        })) {
            Event update = stage.begin(Map.of("a", 7L));
            run(
                    HttpRequest.TYPE,
                    "{url: '" + server.url() + "/x/{{_i}}', verb: put, repeat: 3, body: 'a is {{a}}'}",
                    update.trace());
            assertThat(seen).containsExactly("PUT /x/0 a is 7", "PUT /x/1 a is 7", "PUT /x/2 a is 7");
        }
    }

    @Test
    void statusesAreNotedAndFailOnlyWhenToldSo() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(404, "nothing here"))) {
            run(HttpRequest.TYPE, "{url: '" + server.url() + "/x'}");
            assertThat(stage.notes()).containsExactly("GET " + server.url() + "/x: status 404 Whatever");
            assertThatThrownBy(() -> run(HttpRequest.TYPE, "{url: '" + server.url() + "/x', accept: 2xx}"))
                    .hasMessage("GET " + server.url() + "/x: status 404 Whatever: nothing here");
        }
    }

    @Test
    void deadServersFail() {
        TestServer server = TestServer.start(call -> {});
        server.close();
        for (ComponentType<? extends Task> type : List.of(HttpRequest.TYPE, RemoveAllApps.TYPE, RemoveAllJobs.TYPE)) {
            assertThatThrownBy(() -> run(type, "{url: '" + server.url() + "'}"))
                    .hasMessageContaining("nobody accepts connections there");
        }
    }

    @Test
    void loginDefinesTheToken() throws Exception {
        try (TestServer server = TestServer.start(call -> {
            see(call);
            call.respond(200, "{\"token\": \"t" + seen.size() + "\", \"deep\": [{\"x\": 5}]}");
        })) {
            run(AuthEE.TYPE, "{user: me, password: 'pa\"ss', cluster_url: '" + server.url() + "/'}");
            assertThat(seen.getFirst())
                    .startsWith("POST /acs/api/v1/auth/login ")
                    .contains("\"uid\":\"me\"", "pa\\\"ss");
            assertThat(stage.stage().scope(Trace.NONE).find("dcos_auth_token")).contains("t1");
            stage.stage().define("cluster_url", server.url());
            run(AuthOpen.TYPE, "{token: abc}");
            assertThat(seen.getLast()).isEqualTo("POST /acs/api/v1/auth/login {\"token\":\"abc\"}");
            assertThat(stage.stage().scope(Trace.NONE).find("dcos_auth_token")).contains("t2");
            run(Login.TYPE, "{url: '" + server.url() + "/in', verb: POST, value: /deep/0/x, define: mine}");
            assertThat(stage.stage().scope(Trace.NONE).find("mine")).contains(5L);
        }
    }

    @Test
    void failedLoginSaysWhyAndNotThePassword() {
        try (TestServer server = TestServer.start(call -> call.respond(401, "{\"title\": \"Unauthorized\"}"))) {
            assertThatThrownBy(
                            () -> run(AuthEE.TYPE, "{user: me, password: secret, cluster_url: '" + server.url() + "'}"))
                    .hasMessageContaining("status 401")
                    .hasMessageContaining("Unauthorized")
                    .hasMessageNotContaining("secret");
            assertThatThrownBy(() -> run(AuthOpen.TYPE, "{token: abc}")).hasMessageContaining("needs cluster_url");
        }
    }

    @Test
    void removalsWaitUntilTheirDeploymentsAreGone() throws Exception {
        AtomicInteger polls = new AtomicInteger();
        try (TestServer server = TestServer.start(call -> {
            see(call);
            switch (call.request().method() + " " + call.request().path()) {
                case "GET /v2/apps" ->
                    call.respond(
                            200,
                            "{\"apps\": [{\"id\": \"/test-01-a\"}, {\"id\": \"/g/test-01-b\"}, {\"id\": \"/c\"}]}");
                case "GET /v2/deployments" ->
                    call.respond(
                            200,
                            polls.incrementAndGet() < 3
                                    ? "[{\"id\": \"d\"}, {\"id\": \"other\"}]"
                                    : "[{\"id\": \"other\"}]");
                case "DELETE /v2/apps/g/test-01-b" -> call.respond(200, "{\"deploymentId\": \"e\"}");
                default -> call.respond(200, "{}", "Marathon-Deployment-Id: d");
            }
        })) {
            run(RemoveMatchingApps.TYPE, "{url: '" + server.url() + "', match: 'test-01-'}");
            assertThat(seen)
                    .filteredOn(line -> line.startsWith("DELETE"))
                    .containsExactly(
                            "DELETE /v2/apps/test-01-a?force=true ", "DELETE /v2/apps/g/test-01-b?force=true ");
            assertThat(polls).hasValue(3);
            run(RemoveAllApps.TYPE, "{url: '" + server.url() + "'}");
            assertThat(seen).contains("DELETE /v2/apps/c?force=true ");
            run(RemoveGroup.TYPE, "{url: '" + server.url() + "', group: tests/01}");
            assertThat(seen).contains("DELETE /v2/groups/tests/01?force=true ");
        }
    }

    @Test
    void groupsThatAreNotThereAreFineAndDeploymentsThatNeverEndAreNot() throws Exception {
        try (TestServer server = TestServer.start(call -> {
            switch (call.request().path()) {
                case "/v2/groups/gone" -> call.respond(404, "{\"message\": \"no group\"}");
                case "/v2/deployments" -> call.respond(200, "[{\"id\": \"d\"}]");
                case "/v2/groups/locked" -> call.respond(409, "{\"message\": \"locked\"}");
                default -> call.respond(200, "{}", "Marathon-Deployment-Id: d");
            }
        })) {
            run(RemoveGroup.TYPE, "{url: '" + server.url() + "', group: /gone}");
            assertThatThrownBy(() -> run(RemoveGroup.TYPE, "{url: '" + server.url() + "', group: /locked}"))
                    .hasMessageContaining("status 409")
                    .hasMessageContaining("locked");
            assertThatThrownBy(
                            () -> run(RemoveGroup.TYPE, "{url: '" + server.url() + "', group: /slow, patience: 50ms}"))
                    .hasMessageContaining("not all was removed");
        }
    }

    @Test
    void jobsOfChronosAreRemoved() throws Exception {
        try (TestServer server = TestServer.start(call -> {
            see(call);
            switch (call.request().path()) {
                case "/v1/scheduler/jobs" -> call.respond(404, "");
                case "/scheduler/jobs" -> call.respond(200, "[{\"name\": \"a b\"}, {\"name\": \"c\"}]");
                default -> call.respond(204, "");
            }
        })) {
            run(RemoveAllJobs.TYPE, "{url: '" + server.url() + "'}");
            assertThat(seen)
                    .filteredOn(line -> line.startsWith("DELETE"))
                    .containsExactly("DELETE /scheduler/job/a%20b ", "DELETE /scheduler/job/c ");
        }
    }

    @Test
    void programsRunToTheirEnd() throws Exception {
        run(Run.TYPE, "{cmdline: 'cat > out; echo careful >&2; echo $X >> out', shell: yes, stdin: text, env: {X: y}}");
        assertThat(directory.resolve("out")).hasContent("texty");
        assertThat(stage.notes()).singleElement().asString().endsWith(": careful");
    }

    @Test
    void programsThatFailAreFailures() {
        assertThatThrownBy(() -> run(Run.TYPE, "{cmdline: sh -c 'exit 3'}"))
                .isInstanceOf(IOException.class)
                .hasMessage("sh -c 'exit 3': exit code 3");
        assertThatThrownBy(() -> run(Run.TYPE, "{cmdline: no-such-program}"))
                .hasMessage("there is no program no-such-program");
    }

    @Test
    void interruptEndsWhatATaskWaitsFor() throws Exception {
        for (String yaml : List.of("{cmdline: sleep 1000}", "{delay: 1000}")) {
            CountDownLatch ended = new CountDownLatch(1);
            Thread running = Thread.ofPlatform().start(() -> {
                try {
                    run(yaml.contains("cmdline") ? Run.TYPE : Delay.TYPE, yaml);
                } catch (InterruptedException e) {
                    ended.countDown();
                } catch (Exception e) {
                    throw new AssertionError(e);
                }
            });
            running.interrupt();
            assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void delaysLastAsLongAsTheySay() throws Exception {
        long began = System.nanoTime();
        run(Delay.TYPE, "{delay: 20ms}");
        assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(20_000_000);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            request | {verb: GET}                     | url
            ee      | {user: me}                      | password
            open    | {}                              | token
            login   | {url: 'http://h/', value: x}    | must be a JSON pointer
            delay   | {}                              | delay
            delay   | {delay: long}                   | must be a duration
            run     | {cmdline: "a 'b"}               | a closing '
            group   | {url: x}                        | group
            match   | {url: x}                        | match
            """)
    void whatIsWrongIsFoundBeforeAnythingRuns(String type, String yaml, String word) {
        ComponentType<? extends Task> known = TYPES.get(type);
        assertThatThrownBy(() -> TestSettings.read(known.options(), known.reader(), yaml))
                .isInstanceOfSatisfying(
                        ProblemsException.class,
                        problems -> assertThat(problems.problems().toString()).contains(word));
    }
}

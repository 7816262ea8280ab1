package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.run.Run;
import io.tidemark.functions.aws.DynamoLocal;
import io.tidemark.functions.aws.S3Server;
import io.tidemark.functions.aws.Tables;
import io.tidemark.functions.aws.lambda.FunctionSettings;
import io.tidemark.functions.aws.lambda.LambdaEndpoint;
import io.tidemark.functions.server.TestServer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The program leads functions in processes of their own from its page: raised, given another plan, and stopped. */
@Timeout(180)
class SwarmOnFunctionsTest {
    private static final Pattern PAGE = Pattern.compile("Swarm of plan\\.yml: (http://[0-9.:]+)/");
    private static final Pattern TOKEN = Pattern.compile("\"token\":\"([^\"]+)\"");

    private final String table = "t" + UUID.randomUUID();
    private final HttpClient client = HttpClient.newHttpClient();

    @TempDir
    private Path directory;

    private String page = "";
    private int orders;

    @BeforeEach
    void create() {
        Tables.create(DynamoLocal.settings(), table);
    }

    @AfterEach
    void delete() {
        client.close();
        Tables.delete(DynamoLocal.settings(), table);
    }

    @Test
    void functionsFollowThePageAndTheFile() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                LambdaEndpoint lambda = lambda()) {
            writePlan(server, "/home", "1h");
            try (TidemarkProcess process = swarm(lambda, 2, "--bind", "127.0.0.1:0", "--csv", "out/run")) {
                process.awaitOutput("Ctrl-C ends it");
                Matcher told = PAGE.matcher(process.output());
                assertThat(told.find()).as(process.output()).isTrue();
                page = told.group(1);

                order("{\"id\":\"%d\",\"order\":\"start\"}");
                until(() -> state().contains("\"state\":\"RUNNING\""));
                until(() -> server.requests("/home") >= 20);
                order("{\"id\":\"%d\",\"order\":\"offer\",\"level\":\"80/s\"}");
                until(() -> state().contains("\"level\":80.0"));
                writePlan(server, "/other", "1h");
                until(() -> server.requests("/other") >= 160);
                order("{\"id\":\"%d\",\"order\":\"stop\"}");
                until(() -> state().contains("\"state\":\"ENDED\""));

                assertThat(get("/api/workers")).contains("\"worker\":1", "\"worker\":2", "\"state\":\"DONE\"");
                process.signal("TERM");
                assertThat(process.await()).as(process.output()).isZero();
            }
            List<Run> runs = runs();
            assertThat(runs).hasSize(2);
            assertThat(runs.getFirst().ledger().sent()).isEqualTo(server.requests("/home"));
            assertThat(runs.getLast().ledger().sent()).isEqualTo(server.requests("/other"));
            assertThat(runs.getLast().info().changes())
                    .extracting(change -> change.kind().name())
                    .as("a worker that is starved for three seconds may be among them")
                    .containsSubsequence("START", "LEVEL", "PLAN", "STOP");
            assertThat(Files.readAllLines(directory.resolve("out/run_stats.csv"))
                            .getLast())
                    .startsWith(",Aggregated," + server.requests() + ",0,");
        }
    }

    /** Without a page: the two that are left carry all of the load as soon as the third must have stopped. */
    @Test
    void theShareOfAKilledFunctionGoesToTheOthers() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                LambdaEndpoint lambda = lambda()) {
            writePlan(server, "/home", "24s");
            try (TidemarkProcess process = swarm(lambda, 3, "--headless")) {
                until(() -> server.requests() >= 20);
                lambda.environments().getFirst().kill();
                process.await();
                assertThat(process.output()).contains("is missing: 2 share the load");
            }
            Run run = runs().getFirst();
            assertThat(run.info().changes())
                    .first()
                    .satisfies(change -> assertThat(change.atMillis()).isBetween(9_000L, 18_000L));
            long shared = run.info().changes().getFirst().atMillis() / 1_000;
            for (int second = (int) shared + 1; second < 23; second++) {
                assertThat(run.timeline().second(second).counts().sent())
                        .as("second %s", second)
                        .isEqualTo(20);
            }
            assertThat(run.ledger().lost()).hasSize(1);
        }
    }

    private TidemarkProcess swarm(LambdaEndpoint lambda, int workers, String... more) throws IOException {
        List<String> words = new ArrayList<>(List.of("swarm", "plan.yml", "--fleet", "lambda", "--table", table));
        words.addAll(List.of("--workers", String.valueOf(workers)));
        words.addAll(List.of(more));
        return TidemarkProcess.start(directory, lambda, words.toArray(String[]::new));
    }

    private static LambdaEndpoint lambda() {
        return LambdaEndpoint.start(FunctionSettings.worker("tidemark-worker")
                .withTimeout(Duration.ofMinutes(3))
                .withEndpoint("DYNAMODB", DynamoLocal.uri())
                .withEndpoint("S3", S3Server.uri()));
    }

    private void writePlan(TestServer server, String path, String duration) throws IOException {
        Files.writeString(directory.resolve("plan.yml"), """
                target: %s
                scenarios: [{steps: [{get: %s}]}]
                load: {rate: 20/s, duration: %s}
                """.formatted(server.url(), path, duration));
    }

    private String state() throws Exception {
        return get("/api/state");
    }

    private String get(String path) throws Exception {
        return send(HttpRequest.newBuilder(URI.create(page + path)));
    }

    private void order(String json) throws Exception {
        Matcher token = TOKEN.matcher(get("/api/session"));
        assertThat(token.find()).isTrue();
        send(HttpRequest.newBuilder(URI.create(page + "/api/orders"))
                .header("Origin", page)
                .header("Content-Type", "application/json")
                .header("X-Tidemark-Token", token.group(1))
                .POST(HttpRequest.BodyPublishers.ofString(json.formatted(++orders))));
    }

    private String send(HttpRequest.Builder request) throws Exception {
        HttpResponse<String> response = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.body();
    }

    private static void until(Callable<Boolean> isSo) throws Exception {
        while (!isSo.call()) {
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
            LockSupport.parkNanos(50_000_000);
        }
    }

    private List<Run> runs() throws IOException {
        try (Stream<Path> paths = Files.list(directory.resolve("runs"))) {
            return paths.sorted().map(SwarmOnFunctionsTest::read).toList();
        }
    }

    private static Run read(Path run) {
        try {
            return RunDump.read(run);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}

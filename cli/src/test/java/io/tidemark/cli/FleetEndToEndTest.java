package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.TidemarkProcess.Ended;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.functions.aws.DynamoLocal;
import io.tidemark.functions.aws.S3Server;
import io.tidemark.functions.aws.Tables;
import io.tidemark.functions.aws.lambda.FunctionSettings;
import io.tidemark.functions.aws.lambda.LambdaEndpoint;
import io.tidemark.functions.server.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program on functions in processes of their own. */
class FleetEndToEndTest {
    private static final String FUNCTION = "tidemark-worker";
    /** A search to its end takes minutes; see CONTRIBUTING. */
    private static final boolean FULL = "full".equals(System.getProperty("tidemark.proof"));

    private final String table = "t" + UUID.randomUUID();

    @TempDir
    private Path directory;

    @BeforeEach
    void create() {
        Tables.create(DynamoLocal.settings(), table);
    }

    @AfterEach
    void delete() {
        Tables.delete(DynamoLocal.settings(), table);
    }

    @Test
    void aBurstRunsOnFunctions() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                LambdaEndpoint lambda = lambda()) {
            Ended ended = tidemark(
                    lambda,
                    "burst",
                    server.url(),
                    "--rate",
                    "50/s",
                    "--duration",
                    "5s",
                    "--fleet",
                    "lambda",
                    "--workers",
                    "2",
                    "--table",
                    table,
                    "--wait",
                    "2m");
            assertThat(ended.output())
                    .contains("VALID ", "PASSED ", "250 requests", "end it from anywhere with: tidemark stop")
                    .contains("Estimated cost of 5s on 2 workers: about $0.00", "cost         about $0.00");
            ended.requireSent();
            assertThat(server.requests()).isEqualTo(250);
        }
    }

    /** The target's 200 requests a second are shared by both workers, and neither knows the other. */
    @Test
    void aServiceIsSizedByFunctions() throws Exception {
        try (LimitedTarget target = new LimitedTarget(200);
                LambdaEndpoint lambda = lambda()) {
            Ended ended = tidemark(
                    lambda,
                    "size",
                    target.url(),
                    "--fleet",
                    "lambda",
                    "--workers",
                    "2",
                    "--table",
                    table,
                    "--wait",
                    "2m",
                    "--need",
                    "400/s",
                    "--start",
                    "400/s",
                    "--max",
                    "800/s",
                    "--warm-up",
                    "2s",
                    "--settle",
                    "1s",
                    "--window",
                    "2s",
                    "--soak",
                    "0s",
                    "--max-time",
                    FULL ? "5m" : "20s");
            assertThat(ended.output())
                    .contains("on 2 of 2 workers")
                    .as("half of what both workers send")
                    .containsPattern("probe +400/s +[45]\\d[.\\d]*% bad");
            assertThat(target.requests()).as("%s", ended.output()).isGreaterThan(1_000);
            if (FULL) {
                assertThat(ended.output()).contains("carries 400/s: no");
                assertThat(ended.code()).as(ended.output()).isEqualTo(ExitCode.TOLERANCE.number());
            } else {
                assertThat(ended.output()).contains("OUT OF BUDGET");
            }
        }
    }

    @Test
    void theLogOfRequestsOfFunctionsIsReadLikeALocalOne() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                LambdaEndpoint lambda = lambda()) {
            createBucket();
            Ended ended = tidemark(
                    lambda,
                    "burst",
                    server.url(),
                    "--rate",
                    "50/s",
                    "--duration",
                    "5s",
                    "--fleet",
                    "lambda",
                    "--workers",
                    "2",
                    "--table",
                    table,
                    "--bucket",
                    table,
                    "--requests",
                    "--buckets",
                    "5",
                    "--out",
                    "run",
                    "--wait",
                    "2m");
            assertThat(ended.output())
                    .contains("The log of requests holds 250 requests", "stored       s3://" + table + "/runs/")
                    .doesNotContain("NOT COMPLETE");

            Ended printed = tidemark(lambda, "requests", "run");
            assertThat(printed.code()).isZero();
            assertThat(printed.output().lines()).hasSize(1 + server.requests()).hasSize(1 + 250);
            assertThat(directory.resolve("run").resolve("stress-test.csv"))
                    .content()
                    .hasLineCount(1 + 250);
        }
    }

    @Test
    void aBucketThatIsNotThereIsSaidBeforeAnybodyIsCalled() throws Exception {
        try (LambdaEndpoint lambda = lambda()) {
            Ended ended = tidemark(
                    lambda,
                    "burst",
                    "127.0.0.1:9",
                    "--fleet",
                    "lambda",
                    "--table",
                    table,
                    "--bucket",
                    table,
                    "--requests");
            assertThat(ended.output()).contains("S3: bucket = " + table + ": must be a bucket that exists");
            assertThat(ended.code()).isEqualTo(ExitCode.BAD_INPUT.number());
            assertThat(lambda.requestIds()).isEmpty();
        }
    }

    @Test
    void whatAwsRefusesIsOneSentenceAndExitCode6() throws Exception {
        try (LambdaEndpoint lambda = lambda()) {
            Ended noFunction = tidemark(lambda, "burst", "127.0.0.1:9", "--fleet", "lambda", "--function", "other");
            assertThat(noFunction.output())
                    .contains("there is no function other")
                    .doesNotContain("\tat ");
            assertThat(noFunction.code()).isEqualTo(6);

            Ended noTable = tidemark(lambda, "burst", "127.0.0.1:9", "--fleet", "lambda", "--table", "no-such-table");
            assertThat(noTable.output()).contains("no-such-table").doesNotContain("\tat ");
            assertThat(noTable.code()).isEqualTo(6);
        }
    }

    @Test
    void aRunThatWouldCostTooMuchIsRefusedBeforeAnythingIsCalled() throws Exception {
        try (LambdaEndpoint lambda = lambda()) {
            Ended dear = tidemark(lambda, burst("--workers", "50", "--duration", "10m", "--max-cost", "0.25"));
            assertThat(dear.output())
                    .contains("--max-cost = $0.25: must be at least what the run is going to cost, about $")
                    .contains("list prices of us-east-1, ", "this would fit: --workers ", ", or --duration ")
                    .doesNotContain("\tat ");
            assertThat(dear.code()).isEqualTo(3);

            Ended elsewhere = tidemark(lambda, burst("--region", "eu-north-1", "--max-cost", "100"));
            assertThat(elsewhere.output())
                    .contains(
                            "the prices of the region eu-north-1 are not known",
                            "leave it out, or use one of us-east-1");
            assertThat(elsewhere.code()).isEqualTo(3);

            assertThat(lambda.requestIds()).isEmpty();
            assertThat(lambda.allEnvironments()).isEmpty();
        }
    }

    @Test
    void aSearchEndsAtItsLimitWithWhatItKnows() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                LambdaEndpoint lambda = lambda()) {
            String limit = "0.0012";
            Ended ended = tidemark(
                    lambda,
                    "size",
                    server.url(),
                    "--search",
                    "quick",
                    "--warm-up",
                    "5s",
                    "--settle",
                    "1s",
                    "--window",
                    "2s",
                    "--max",
                    "300/s",
                    "--width",
                    "0.1%",
                    "--fleet",
                    "lambda",
                    "--table",
                    table,
                    "--max-cost",
                    limit);
            assertThat(ended.output())
                    .contains("Estimated cost of at most 1h15m on 1 worker: about $0.1")
                    .contains("cost limit of $" + limit + " was reached", "cost           about $0.001");
            assertThat(ended.code()).isIn(0, 5);
        }
    }

    private String[] burst(String... more) {
        List<String> words = new ArrayList<>(List.of("burst", "127.0.0.1:9", "--fleet", "lambda", "--table", table));
        words.addAll(List.of(more));
        return words.toArray(String[]::new);
    }

    @Test
    void tooManyUsersForOneFunctionAreRefusedWithTheNumberOfWorkersNeeded() throws Exception {
        try (LambdaEndpoint lambda = lambda()) {
            Ended ended = tidemark(lambda, burst("--users", "5000", "--workers", "3"));
            assertThat(ended.output())
                    .contains("--workers = 3: must be at least 6", "1667 connections", "one can hold 900");
            assertThat(ended.code()).isEqualTo(3);
        }
    }

    @Test
    void aRunThatNobodyKnowsCannotBeStopped() throws Exception {
        try (LambdaEndpoint lambda = lambda()) {
            Ended ended = tidemark(lambda, "stop", "20261125-000000-0000", "--table", table);
            assertThat(ended.output()).contains("RUN = 20261125-000000-0000: must be a run that the table");
            assertThat(ended.code()).isEqualTo(3);
        }
    }

    private static LambdaEndpoint lambda() {
        return LambdaEndpoint.start(FunctionSettings.worker(FUNCTION)
                .withTimeout(Duration.ofMinutes(3))
                .withEndpoint("DYNAMODB", DynamoLocal.uri())
                .withEndpoint("S3", S3Server.uri()));
    }

    private void createBucket() {
        S3Server.createBucket(table);
    }

    private Ended tidemark(LambdaEndpoint lambda, String... arguments) throws IOException, InterruptedException {
        return TidemarkProcess.run(directory, lambda, arguments);
    }
}

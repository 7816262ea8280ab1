package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.result.ExitCode;
import io.tidemark.functions.aws.DynamoLocal;
import io.tidemark.functions.aws.Tables;
import io.tidemark.functions.aws.lambda.FunctionSettings;
import io.tidemark.functions.aws.lambda.LambdaEndpoint;
import io.tidemark.functions.server.TestServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
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
            assertThat(ended.output)
                    .contains("VALID ", "PASSED ", "250 requests", "end it from anywhere with: tidemark stop");
            assertThat(ended.code).isZero();
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
                    FULL ? "5m" : "10s");
            assertThat(ended.output).contains("on 2 of 2 workers", "probe at 400/s");
            assertThat(target.requests()).as("%s", ended.output).isGreaterThan(1_000);
            if (FULL) {
                assertThat(ended.output).contains("carries 400/s: no");
                assertThat(ended.code).as(ended.output).isEqualTo(ExitCode.TOLERANCE.number());
            } else {
                assertThat(ended.output).contains("OUT OF BUDGET");
            }
        }
    }

    @Test
    void whatAwsRefusesIsOneSentenceAndExitCode6() throws Exception {
        try (LambdaEndpoint lambda = lambda()) {
            Ended noFunction = tidemark(lambda, "burst", "127.0.0.1:9", "--fleet", "lambda", "--function", "other");
            assertThat(noFunction.output).contains("there is no function other").doesNotContain("\tat ");
            assertThat(noFunction.code).isEqualTo(6);

            Ended noTable = tidemark(lambda, "burst", "127.0.0.1:9", "--fleet", "lambda", "--table", "no-such-table");
            assertThat(noTable.output).contains("no-such-table").doesNotContain("\tat ");
            assertThat(noTable.code).isEqualTo(6);
        }
    }

    @Test
    void tooManyUsersForOneFunctionAreRefusedWithTheNumberOfWorkersNeeded() throws Exception {
        try (LambdaEndpoint lambda = lambda()) {
            Ended ended =
                    tidemark(lambda, "burst", "127.0.0.1:9", "--users", "5000", "--fleet", "lambda", "--workers", "3");
            assertThat(ended.output)
                    .contains("--workers = 3: must be at least 6", "1667 connections", "one can hold 900");
            assertThat(ended.code).isEqualTo(3);
        }
    }

    @Test
    void aRunThatNobodyKnowsCannotBeStopped() throws Exception {
        try (LambdaEndpoint lambda = lambda()) {
            Ended ended = tidemark(lambda, "stop", "20261125-000000-0000", "--table", table);
            assertThat(ended.output).contains("RUN = 20261125-000000-0000: must be a run that the table");
            assertThat(ended.code).isEqualTo(3);
        }
    }

    private static LambdaEndpoint lambda() {
        return LambdaEndpoint.start(FunctionSettings.worker(FUNCTION)
                .withTimeout(Duration.ofMinutes(3))
                .withEndpoint("DYNAMODB", DynamoLocal.uri()));
    }

    private Ended tidemark(LambdaEndpoint lambda, String... arguments) throws IOException, InterruptedException {
        try (TidemarkProcess process = TidemarkProcess.start(directory, lambda, arguments)) {
            int code = process.await();
            return new Ended(code, process.output());
        }
    }

    private record Ended(int code, String output) {}
}

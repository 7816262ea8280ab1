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
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A program is killed in the middle of a run, and another one takes the run up. */
class AttachEndToEndTest {
    private static final Pattern STOP = Pattern.compile("tidemark stop (\\S+)");

    private final String table = "t" + UUID.randomUUID();

    @TempDir
    private Path directory;

    @Test
    void aRunWhoseCentreWasKilledIsTakenUp() throws Exception {
        Tables.create(DynamoLocal.settings(), table);
        S3Server.createBucket(table);
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"));
                LambdaEndpoint lambda = LambdaEndpoint.start(FunctionSettings.worker("tidemark-worker")
                        .withTimeout(Duration.ofMinutes(3))
                        .withEndpoint("DYNAMODB", DynamoLocal.uri())
                        .withEndpoint("S3", S3Server.uri()))) {
            String runId;
            try (TidemarkProcess centre = burst(lambda, server)) {
                while (server.requests() < 60) {
                    LockSupport.parkNanos(100_000);
                }
                Matcher told = STOP.matcher(centre.output());
                assertThat(told.find()).as(centre.output()).isTrue();
                runId = told.group(1);

                Ended tooEarly = attach(lambda, runId);
                assertThat(tooEarly.output()).contains("RUN = " + runId, "but a Tidemark somewhere leads it");
                assertThat(tooEarly.code()).isEqualTo(ExitCode.BAD_INPUT.number());
                centre.signal("KILL");
                centre.isOverWithin(10);
            }
            lambda.await(all -> all.stream().allMatch(each -> each.requestId().isEmpty()), Duration.ofSeconds(40));
            int served = server.requests();

            Ended attached = attach(lambda, runId);
            assertThat(attached.output())
                    .contains("Run " + runId + " of 2 workers is taken up.")
                    .contains("INVALID", "its centre was gone", " " + served + " requests")
                    .contains("had not heard from the centre for 8 s");
            assertThat(attached.code()).isEqualTo(ExitCode.INTERRUPTED.number());
            assertThat(directory.resolve("runs").resolve(runId).resolve("report.html"))
                    .exists();
            assertThat(attached.output())
                    .contains("The log of requests holds " + served + " requests")
                    .contains("stored       s3://" + table + "/runs/" + runId + "/");
            assertThat(server.requests()).isEqualTo(served);
        }
    }

    @Test
    void aRunThatNobodyKnowsCannotBeTakenUp() throws Exception {
        Tables.create(DynamoLocal.settings(), table);
        try (LambdaEndpoint lambda = LambdaEndpoint.start(FunctionSettings.worker("tidemark-worker"))) {
            Ended attached = attach(lambda, "20261125-000000-0000");
            assertThat(attached.output()).contains("RUN = 20261125-000000-0000: must be a run that the table knows");
            assertThat(attached.code()).isEqualTo(ExitCode.BAD_INPUT.number());
            assertThat(directory.resolve("runs")).doesNotExist();
        }
    }

    private TidemarkProcess burst(LambdaEndpoint lambda, TestServer server) throws Exception {
        return TidemarkProcess.start(
                directory,
                lambda,
                "burst",
                server.url(),
                "--rate",
                "20/s",
                "--duration",
                "2m",
                "--fleet",
                "lambda",
                "--workers",
                "2",
                "--table",
                table,
                "--bucket",
                table,
                "--requests",
                "--wait",
                "2m");
    }

    private Ended attach(LambdaEndpoint lambda, String runId) throws Exception {
        return TidemarkProcess.run(directory, lambda, "attach", runId, "--table", table);
    }
}

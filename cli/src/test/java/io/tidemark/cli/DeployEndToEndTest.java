package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.TidemarkProcess.Ended;
import io.tidemark.functions.server.TestServer;
import io.tidemark.testbed.cloud.Cloud;
import io.tidemark.testbed.cloud.CloudSettings;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From an empty account to a run on functions and back: the program, with AWS where one variable says. */
class DeployEndToEndTest {
    private static final Path ZIP = Path.of("..", "functions", "target", "tidemark-worker.zip");

    private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 12);
    private final Cloud cloud = Cloud.start(CloudSettings.usual());

    @TempDir
    private Path directory;

    @AfterEach
    void close() throws Exception {
        tidemark("destroy", "--prefix", prefix, "--yes");
        cloud.close();
    }

    @Test
    void aBurstRunsOnWhatWasDeployed() throws Exception {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            Ended deployed = tidemark(
                    "deploy", "--prefix", prefix, "--code", ZIP.toRealPath().toString());
            assertThat(deployed.output()).contains("DEPLOYED     " + prefix + "-swarm");
            assertThat(deployed.code()).isZero();

            Ended burst = tidemark(
                    "burst",
                    server.url(),
                    "--rate",
                    "50/s",
                    "--duration",
                    "5s",
                    "--fleet",
                    "lambda",
                    "--prefix",
                    prefix,
                    "--workers",
                    "2",
                    "--requests",
                    "--wait",
                    "2m");
            assertThat(burst.output())
                    .contains("VALID ", "PASSED ", "250 requests")
                    .contains("stored       s3://" + prefix + "-123456789012-us-east-1/runs/");
            assertThat(burst.code()).isZero();
            assertThat(server.requests()).isEqualTo(250);

            Ended reports = tidemark("reports", "--s3", prefix + "-123456789012-us-east-1");
            assertThat(reports.output().lines()).hasSize(2);
            assertThat(tidemark("status", "--prefix", prefix).output()).contains("stored       1 run, ");

            Ended destroyed = tidemark("destroy", "--prefix", prefix, "--yes");
            assertThat(destroyed.output())
                    .contains("the results of 1 run among them", "REMOVED      nothing of the prefix");
            assertThat(destroyed.code()).isZero();
            assertThat(cloud.remaining()).isEmpty();
            assertThat(cloud.lambda().allEnvironments())
                    .allMatch(environment -> environment.ended().isDone());
        }
    }

    @Test
    void withoutADeploymentItIsSaidWhatIsMissing() throws Exception {
        Ended burst = tidemark("burst", "127.0.0.1:9", "--fleet", "lambda", "--prefix", prefix, "--requests");
        assertThat(burst.output())
                .contains("nothing is deployed under the prefix " + prefix, "tidemark deploy makes one");
        assertThat(burst.code()).isEqualTo(3);
        Ended plain = tidemark("burst", "127.0.0.1:9", "--fleet", "lambda", "--prefix", prefix);
        assertThat(plain.output()).contains("there is no function " + prefix + "-worker", "tidemark deploy");
        assertThat(plain.code()).isEqualTo(6);
    }

    private Ended tidemark(String... arguments) throws Exception {
        return TidemarkProcess.run(
                directory, Map.of("AWS_ENDPOINT_URL", cloud.uri().toString()), arguments);
    }
}

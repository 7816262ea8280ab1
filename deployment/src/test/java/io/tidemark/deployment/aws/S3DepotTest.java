package io.tidemark.deployment.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.CloudException;
import io.tidemark.deployment.swarm.Holding;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.functions.aws.S3Server;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

class S3DepotTest {
    private final AwsSettings settings = S3Server.settings();
    private final S3Client client = AwsClients.s3(settings);
    private final S3Depot depot = new S3Depot(client);
    private final String bucket = "t" + UUID.randomUUID();

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        client.close();
    }

    private void put(String key) {
        client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("abc"));
    }

    @Test
    void whatIsThereIsCounted() throws Exception {
        assertThat(depot.holding(bucket)).isEmpty();
        S3Server.createBucket(bucket);
        assertThat(depot.holding(bucket)).hasValue(new Holding(0, 0, 0, true));
        put("runs/a/run.json");
        put("runs/a/report.html");
        put("runs/b/run.json");
        put("index/run.json");
        assertThat(depot.holding(bucket)).hasValue(new Holding(4, 12, 2, true));
    }

    @Test
    void codeIsBroughtAndThatBeforeIsRemoved() throws Exception {
        S3Server.createBucket(bucket);
        Path file = Files.writeString(directory.resolve("x.zip"), "zip");
        put("code/old.zip");
        put("runs/a");
        assertThat(depot.has(bucket, "code/new.zip")).isFalse();
        depot.put(bucket, "code/new.zip", file);
        assertThat(depot.has(bucket, "code/new.zip")).isTrue();
        depot.removeOthers(bucket, "code/", "code/new.zip");
        assertThat(depot.has(bucket, "code/old.zip")).isFalse();
        assertThat(depot.has(bucket, "runs/a")).isTrue();
        depot.removeOthers(bucket, "code/", "code/new.zip");
        assertThat(depot.has(bucket, "code/new.zip")).isTrue();
    }

    @Test
    void moreThanFitsIntoOneAnswerIsRemoved() throws Exception {
        S3Server.createBucket(bucket);
        S3Depot small = new S3Depot(client, 10);
        for (int i = 0; i < 23; i++) {
            put("parcels/" + i);
        }
        List<Long> progress = new ArrayList<>();
        assertThat(small.holding(bucket)).hasValue(new Holding(23, 69, 0, true));
        small.clear(bucket, progress::add);
        assertThat(progress).containsExactly(10L, 20L, 23L);
        depot.removeBucket(bucket);
        assertThat(depot.exists(bucket)).isFalse();
    }

    @Test
    void whatS3SaysIsSaid() {
        S3Server.createBucket(bucket);
        put("runs/a");
        assertThatThrownBy(() -> depot.removeBucket(bucket))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("S3: bucket = " + bucket + ": was refused: BucketNotEmpty");
    }

    @Test
    void whoDoesNotAnswerIsNotTakenForAMissingBucket() {
        AwsSettings nowhere = new AwsSettings("us-east-1", null, URI.create("http://127.0.0.1:9"));
        try (S3Client unreachable = AwsClients.s3(nowhere)) {
            assertThatThrownBy(() -> new S3Depot(unreachable).holding(bucket))
                    .hasMessageContaining("S3: AWS: could not be reached: java.net.ConnectException");
        }
    }
}

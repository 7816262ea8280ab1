package io.tidemark.testbed.cloud.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.aws.AwsClients;
import io.tidemark.testbed.cloud.Cloud;
import io.tidemark.testbed.cloud.CloudSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/** Real servers behind the one address: nothing of what is signed changes on the way. */
class PassageTest {
    private static final String BUCKET = "passage";
    private static final String KEY = "a folder/ä+b=c&d.bin";

    private final Cloud cloud = Cloud.start(CloudSettings.usual());
    private final S3Client s3 = AwsClients.s3(cloud.settings());

    @BeforeEach
    void createBucket() {
        s3.createBucket(request -> request.bucket(BUCKET));
    }

    @AfterEach
    void close() {
        s3.deleteObjects(request -> request.bucket(BUCKET)
                .delete(all -> all.objects(ObjectIdentifier.builder().key(KEY).build())));
        s3.deleteBucket(request -> request.bucket(BUCKET));
        s3.close();
        cloud.close();
    }

    @Test
    void objectsOfAnySizeAndNamePass() {
        byte[] large = new byte[3_000_000];
        new Random(7).nextBytes(large);
        s3.putObject(request -> request.bucket(BUCKET).key(KEY), RequestBody.fromBytes(large));

        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(KEY))
                        .asByteArray())
                .isEqualTo(large);
        assertThat(s3.headObject(request -> request.bucket(BUCKET).key(KEY)).contentLength())
                .isEqualTo(large.length);
        assertThat(s3.listObjectsV2(request -> request.bucket(BUCKET).prefix("a folder/"))
                        .contents())
                .hasSize(1);
        assertThat(cloud.calls().all())
                .containsExactly("s3:CreateBucket", "s3:PutObject", "s3:GetObject", "s3:GetObject", "s3:ListBucket");
    }

    @Test
    void emptyObjectPasses() {
        s3.putObject(request -> request.bucket(BUCKET).key(KEY), RequestBody.empty());

        assertThat(s3.getObjectAsBytes(request -> request.bucket(BUCKET).key(KEY))
                        .asByteArray())
                .isEmpty();
    }

    @Test
    void errorsPass() {
        assertThatThrownBy(() ->
                        s3.getObjectAsBytes(request -> request.bucket(BUCKET).key("nothing")))
                .isInstanceOf(NoSuchKeyException.class);
    }

    @Test
    void linksPass() throws Exception {
        s3.putObject(request -> request.bucket(BUCKET).key(KEY), RequestBody.fromString("kept"));
        try (S3Presigner presigner = S3Presigner.builder()
                        .endpointOverride(cloud.uri())
                        .serviceConfiguration(S3Configuration.builder()
                                .pathStyleAccessEnabled(true)
                                .build())
                        .build();
                HttpClient http = HttpClient.newHttpClient()) {
            URI link = presigner
                    .presignGetObject(request -> request.signatureDuration(Duration.ofMinutes(5))
                            .getObjectRequest(get -> get.bucket(BUCKET).key(KEY)))
                    .url()
                    .toURI();

            assertThat(http.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString())
                            .body())
                    .isEqualTo("kept");
        }
    }

    @Test
    void whoeverDoesNotSignIsRefused() throws Exception {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpResponse<String> response =
                    http.send(HttpRequest.newBuilder(cloud.uri()).build(), HttpResponse.BodyHandlers.ofString());

            assertThat(response.statusCode()).isEqualTo(403);
            assertThat(response.body()).contains("<Code>MissingAuthenticationToken</Code>");
        }
    }
}

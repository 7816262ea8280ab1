package io.tidemark.aggregator.store.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.Headers;
import io.tidemark.aggregator.store.FakeRuns;
import io.tidemark.aggregator.store.RunStore;
import io.tidemark.aggregator.store.S3Place;
import io.tidemark.aggregator.store.StoredRun;
import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.functions.aws.S3Server;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** What is sent, and what is said when S3 does not play along. */
class S3TroublesTest {
    private static final String ID = "20261120-191500-3f9c";

    @TempDir
    private Path here;

    @Test
    void everyObjectIsEncryptedPrivateAndOfItsType() throws Exception {
        StoredRun run = FakeRuns.write(here, ID, 1);
        try (FakeS3 s3 = FakeS3.accepting();
                RunStore store = open(s3.settings())) {
            store.put(here.resolve(ID), run);
            assertThat(s3.puts()).hasSize(5);
            for (Headers headers : s3.puts().values()) {
                assertThat(headers.getFirst("X-Amz-Server-Side-Encryption")).isEqualTo("AES256");
                assertThat(headers.keySet())
                        .noneMatch(name -> name.toLowerCase(Locale.ROOT).contains("acl"));
            }
            assertThat(s3.puts().get("/tests/runs/" + ID + "/report.html").getFirst("Content-Type"))
                    .isEqualTo("text/html;charset=utf-8");
            assertThat(s3.puts().get("/tests/runs/" + ID + "/t3.small/run.json").getFirst("Content-Type"))
                    .isEqualTo("application/json");
            assertThat(s3.order().subList(3, 5))
                    .containsExactly("/tests/runs/" + ID + "/index.json", "/tests/index/" + ID + ".json");
        }
    }

    @Test
    void aListCostsARequestForAThousandRunsAndOneForEachThatIsShown() throws Exception {
        try (FakeS3 s3 = FakeS3.having(2_500);
                RunStore store = open(s3.settings())) {
            assertThat(store.list(5).total()).isEqualTo(2_500);
            assertThat(s3.gets()).hasSize(3 + 5).contains("/tests/index/20250101-012499-0000.json");
        }
    }

    @Test
    void aServerThatIsGoneIsTold() throws Exception {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        AwsSettings gone = new AwsSettings("us-east-1", null, URI.create("http://127.0.0.1:" + port));
        try (RunStore store = open(gone)) {
            assertThatThrownBy(() -> store.list(1))
                    .isInstanceOf(CloudException.class)
                    .hasMessageStartingWith("S3: bucket = tests: could not be reached: ")
                    .hasMessageContaining("refused");
            assertThatThrownBy(store::check).isInstanceOf(CloudException.class);
        }
    }

    @Test
    void aBucketThatIsNotThereIsBadInput() throws Exception {
        StoredRun run = FakeRuns.write(here, ID, 1);
        try (RunStore store = S3RunStore.open(new S3Place("no-such-bucket", ""), S3Server.settings())) {
            for (ThrowingCallable call : List.<ThrowingCallable>of(
                    store::check, () -> store.list(1), () -> store.find(ID), () -> store.put(here.resolve(ID), run))) {
                assertThatThrownBy(call)
                        .isExactlyInstanceOf(ProblemsException.class)
                        .hasMessageContaining("S3: bucket = no-such-bucket: must be a bucket that exists");
            }
        }
        assertThat(run.files())
                .allSatisfy(file -> assertThat(file.in(here.resolve(ID))).exists());
    }

    @Test
    void aRefusalNamesWhatIsNeeded() throws Exception {
        StoredRun run = FakeRuns.write(here, ID, 1);
        try (FakeS3 s3 = FakeS3.refusing(403, "AccessDenied");
                RunStore store = open(s3.settings())) {
            assertThatThrownBy(() -> store.put(here.resolve(ID), run))
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("access is denied")
                    .hasMessageContaining("s3:PutObject");
            assertThatCode(store::check)
                    .as("who may write need not be allowed to list")
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken"})
    void credentialsThatAreRefusedAreToldAtOnce(String code) throws Exception {
        try (FakeS3 s3 = FakeS3.refusing(403, code);
                RunStore store = open(s3.settings())) {
            assertThatThrownBy(store::check)
                    .isInstanceOf(CloudException.class)
                    .hasMessageContaining("credentials: are refused: status 403 " + code + " because");
        }
    }

    @Test
    void aProfileThatIsNotThereIsTold() {
        AwsSettings settings = new AwsSettings("us-east-1", "no-such-profile", S3Server.uri());
        assertThatThrownBy(() -> {
                    try (RunStore store = open(settings)) {
                        store.list(1);
                    }
                })
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("S3: credentials: were not found (set AWS_PROFILE or give --profile");
    }

    /** The SDK's words name profiles and credentials too. */
    @Test
    void aRegionThatIsNotKnownIsTold() {
        SdkException unknown = SdkClientException.create("Unable to load region from any of the providers in the chain "
                + "X: [Y: No region provided in profile: default, Z: Unable to load credentials]");
        assertThat(new S3Troubles("tests").of(unknown, ""))
                .isInstanceOf(CloudException.class)
                .hasMessage("S3: region: is not known (set AWS_REGION or give --region)");
    }

    private static RunStore open(AwsSettings settings) throws IOException, ProblemsException {
        return S3RunStore.open(new S3Place("tests", ""), settings);
    }
}

package io.tidemark.experiment.reporter.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.tidemark.experiment.component.TestStage;
import io.tidemark.experiment.reporter.ExampleResults;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.settings.TestSettings;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.S3Server;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** Against a real server. */
class S3ReporterTest {
    private static final AtomicInteger BUCKETS = new AtomicInteger();

    @TempDir
    Path directory;

    @AutoClose
    private TestStage stage;

    @AutoClose
    private S3Client s3;

    private String bucket;

    @BeforeEach
    void open() {
        stage = new TestStage(directory);
        bucket = "results-of-test-" + BUCKETS.incrementAndGet();
        S3Server.createBucket(bucket);
        s3 = AwsClients.s3(S3Server.settings());
    }

    @Test
    void theDumpIsUploaded() throws Exception {
        assertThat(report("path: 'metrics/{{meta:version}}-results.json'", "1.0"))
                .containsExactly("s3://" + bucket + "/metrics/1.0-results.json");
        JsonNode dump = read("metrics/1.0-results.json");
        assertThat(dump.at("/sum/0/values/m/mean").asDouble()).isEqualTo(6);
        assertThat(dump.at("/meta/version").asText()).isEqualTo("1.0");
    }

    @Test
    void keysOfTheFileAreUsedWhereTheEnvironmentHasNone() throws Exception {
        assertThatThrownBy(() -> report("{aws_access_key_id: nobody, aws_secret_access_key: nothing}", "1.0"))
                .hasMessageStartingWith("s3://" + bucket + "/results-raw.json: ");
        report("{aws_access_key_id: " + S3Server.KEY + ", aws_secret_access_key: " + S3Server.SECRET + "}", "1.0");
        assertThat(read("results-raw.json").has("raw")).isTrue();
    }

    @Test
    void theIndexKeepsTheNewest() throws Exception {
        for (int i = 1; i <= 4; i++) {
            report("{path: r" + i + ".json, index: {path: path/index.json, entry: nightly, max_entries: 3}}", "v" + i);
        }
        report("{path: other.json, index: {path: path/index.json, entry: weekly}}", "w");
        JsonNode datasets = read("path/index.json").path("datasets");
        assertThat(datasets.path("nightly"))
                .extracting(item -> item.path("data").asText())
                .containsExactly("r4.json", "r3.json", "r2.json");
        assertThat(datasets.at("/nightly/0/meta/version").asText()).isEqualTo("v4");
        assertThat(datasets.at("/nightly/0/ts").asDouble()).isEqualTo(1_499_696_999.0);
        assertThat(datasets.path("weekly")).hasSize(1);
    }

    @Test
    void noEntryIsLostWhenManyAddAtTheSameTime() throws Exception {
        int writers = 8;
        int each = 5;
        try (ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<Future<?>> all = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                String name = "w" + writer;
                all.add(threads.submit(() -> {
                    for (int i = 0; i < each; i++) {
                        String data = name + "-" + i;
                        new S3IndexFile(s3, bucket, "index.json")
                                .change(index -> index.add("all", 1, Map.of(), data, 0));
                    }
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        JsonNode items = read("index.json").at("/datasets/all");
        assertThat(items)
                .extracting(item -> item.path("data").asText())
                .hasSize(writers * each)
                .doesNotHaveDuplicates();
    }

    @Test
    void whatIsNoIndexStays() throws Exception {
        for (String text : List.of("[1, 2]", "not JSON", "{\"datasets\": {\"all\": 5}}")) {
            s3.putObject(request -> request.bucket(bucket).key("index.json"), RequestBody.fromString(text));
            assertThatThrownBy(() -> report("{index: {entry: all}}", "1.0"))
                    .hasMessageStartingWith("s3://" + bucket + "/index.json cannot be added to: ");
            assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("index.json"))
                            .asUtf8String())
                    .isEqualTo(text);
        }
    }

    @Test
    void whatElseIsInAnIndexStays() throws Exception {
        S3Index index = S3Index.parse(
                "{\"title\": \"ours\", \"datasets\": {\"old\": [{\"ts\": 1}]}}".getBytes(StandardCharsets.UTF_8));
        index.add("new", 2.5, Map.of("a", 1L), "d.json", 1);
        assertThat(new ObjectMapper().readTree(index.bytes()).toString())
                .isEqualTo("{\"title\":\"ours\",\"datasets\":{\"old\":[{\"ts\":1}],"
                        + "\"new\":[{\"ts\":2.5,\"meta\":{\"a\":1},\"data\":\"d.json\"}]}}");
    }

    @Test
    void aMissingBucketIsTold() {
        bucket = "nowhere-at-all";
        assertThatThrownBy(() -> report("{}", "1.0")).hasMessageStartingWith("s3://nowhere-at-all/results-raw.json: ");
    }

    private List<String> report(String yaml, String version) throws Exception {
        String common = "bucket: " + bucket + "\nregion: us-east-1\nendpoint: " + S3Server.uri() + "\n";
        String options = yaml.startsWith("{")
                ? "{bucket: " + bucket + ", region: us-east-1, endpoint: '" + S3Server.uri() + "'"
                        + (yaml.equals("{}") ? "}" : ", " + yaml.substring(1))
                : common + yaml;
        S3Reporter reporter = TestSettings.read(S3Reporter.TYPE.options(), S3Reporter.TYPE.reader(), options);
        reporter.start(stage.stage());
        Results results = new ExampleResults()
                .axis("a", "")
                .metric("m", "", "mean")
                .meta("version", version)
                .point(Map.of("a", 1L), 6)
                .build();
        return reporter.report(results, stage.stage());
    }

    private JsonNode read(String key) throws Exception {
        return new ObjectMapper()
                .readTree(s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                        .asByteArray());
    }
}

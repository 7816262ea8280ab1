package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.cli.TidemarkProcess.Ended;
import io.tidemark.functions.server.TestServer;
import io.tidemark.testbed.cloud.Cloud;
import io.tidemark.testbed.cloud.CloudSettings;
import io.tidemark.testbed.docker.ServiceImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * From an account in which there is nothing to a recommendation and back, as a user does it: the program in processes, and
 * AWS where AWS_ENDPOINT_URL says, or else a double of it. {@code ./mvnw verify -Pe2e} runs nothing but this. What another
 * endpoint lacks is skipped, with its own words as the reason.
 */
@Timeout(600)
@TestInstance(Lifecycle.PER_CLASS)
@TestMethodOrder(OrderAnnotation.class)
class WholeFlowEndToEndTest {
    private static final Path CODE = Path.of("..", "functions", "target", "tidemark-worker.zip");
    private static final @Nullable String ENDPOINT = System.getenv("AWS_ENDPOINT_URL");
    /** Of another endpoint's: an image that its machines can pull. */
    private static final String PUBLIC_IMAGE = "public.ecr.aws/nginx/nginx:stable";

    private static final int REFUSED_BY_AWS = 6;
    private static final int NOT_REACHED = 4;
    /** What was deployed is not as it would be on AWS, such as without its outputs. */
    private static final int NOT_AS_DEPLOYED = 3;

    @TempDir
    private static Path directory;

    private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 12);
    private Optional<Cloud> cloud = Optional.empty();
    private boolean deployed;

    @BeforeAll
    void begin() {
        if (ENDPOINT == null) {
            cloud = Optional.of(Cloud.start(CloudSettings.usual()));
        }
    }

    @AfterAll
    void end() throws Exception {
        tidemark("destroy", "--yes");
        cloud.ifPresent(Cloud::close);
    }

    private String endpoint() {
        return cloud.map(own -> own.uri().toString()).orElseGet(() -> String.valueOf(ENDPOINT));
    }

    private Ended tidemark(String... words) throws Exception {
        List<String> all = new ArrayList<>(List.of(words));
        all.addAll(List.of("--prefix", prefix));
        return TidemarkProcess.run(directory, Map.of("AWS_ENDPOINT_URL", endpoint()), all.toArray(String[]::new));
    }

    /** Ours must do it all. */
    private Ended orSkipped(Ended ended, int... lacking) {
        boolean lacks = cloud.isEmpty() && Arrays.stream(lacking).anyMatch(code -> code == ended.code());
        assumeTrue(!lacks, () -> "the endpoint " + endpoint() + " lacks what is needed: " + ended.output());
        return ended;
    }

    @Test
    @Order(0)
    void withoutADeploymentItIsSaidWhatIsMissing() throws Exception {
        Ended burst = tidemark("burst", "127.0.0.1:9", "--fleet", "lambda", "--requests");
        assertThat(burst.output())
                .contains("nothing is deployed under the prefix " + prefix, "tidemark deploy makes one");
        assertThat(burst.code()).isEqualTo(3);
        Ended plain = tidemark("burst", "127.0.0.1:9", "--fleet", "lambda");
        assertThat(plain.output()).contains("there is no function " + prefix + "-worker", "tidemark deploy");
        assertThat(plain.code()).isEqualTo(REFUSED_BY_AWS);
    }

    @Test
    @Order(1)
    void deploy() throws Exception {
        Ended ended = orSkipped(tidemark("deploy", "--code", CODE.toRealPath().toString()), REFUSED_BY_AWS);
        assertThat(ended.output()).contains("DEPLOYED     " + prefix + "-swarm");
        assertThat(ended.code()).isZero();
        deployed = true;
    }

    @Test
    @Order(2)
    void aBurstFromFunctions() throws Exception {
        needsDeployment();
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            Ended ended = orSkipped(
                    tidemark(
                            "burst",
                            server.url(),
                            "--rate",
                            "40/s",
                            "--duration",
                            "4s",
                            "--fleet",
                            "lambda",
                            "--workers",
                            "2",
                            "--requests"),
                    REFUSED_BY_AWS,
                    NOT_REACHED);
            assertThat(ended.output()).contains("VALID ", "160 requests", "stored       s3://");
            ended.requireSent();
            assertThat(server.requests()).isEqualTo(160);
        }
    }

    @Test
    @Order(3)
    void twoTypesOnEc2() throws Exception {
        needsDeployment();
        List<String> words = new ArrayList<>(List.of("size", "--host", "ec2", "--workers", "2", "--parallel", "2"));
        words.addAll(
                cloud.isPresent()
                        ? List.of("--image", ServiceImage.require(), "--port", "8080", "--command", "8080 150")
                        : List.of("--image", PUBLIC_IMAGE, "--port", "80"));
        cloud.ifPresent(own -> own.machineFaults().noCapacity("c7i.xlarge"));
        words.addAll(List.of("--types", "c7i.large,m7i.large,c7i.xlarge", "--need", "200/s", "--search", "quick"));
        words.addAll(List.of("--start", "90/s", "--max", "300/s", "--max-time", "42s"));
        words.addAll(List.of("--warm-up", "2s", "--settle", "1s", "--window", "2s"));
        Ended ended = orSkipped(tidemark(words.toArray(String[]::new)), REFUSED_BY_AWS, NOT_REACHED, NOT_AS_DEPLOYED);
        assertThat(ended.code()).as(ended.output()).isZero();
        assertThat(ended.output())
                .containsPattern("Take \\d+ x (c7i|m7i)\\.x?large for 200/s .* a month[^\\n]*\\n$")
                .containsPattern("stored +s3://" + prefix)
                .contains("Measured on machines of these types in us-east-1 on ")
                .doesNotContain("STILL THERE");
        if (cloud.isPresent()) {
            // The third cannot be had, which stops nobody.
            assertThat(ended.output())
                    .contains("c7i.large: its machine is gone", "m7i.large: its machine is gone")
                    .contains("could not be started: ", "do not have sufficient c7i.xlarge capacity");
            check(run(ended));
        }
        assertThat(tidemark("status").output()).doesNotContain("-target-");
    }

    private static Path run(Ended ended) {
        Matcher named = Pattern.compile("written +(runs/[^/]+)/report").matcher(ended.output());
        assertThat(named.find()).as(ended.output()).isTrue();
        return directory.resolve(named.group(1));
    }

    private static void check(Path run) throws IOException {
        assertThat(run.resolve("report.html"))
                .content()
                .contains("c7i.large", "m7i.large")
                .doesNotContain("emulated");
        for (String type : List.of("c7i.large", "m7i.large")) {
            assertThat(run.resolve(type).resolve("report.html")).isNotEmptyFile();
            assertThat(Files.readAllLines(run.resolve(type).resolve("host.csv")))
                    .as("a sample each second of the search")
                    .hasSizeGreaterThan(30)
                    .first()
                    .asString()
                    .contains("host_cpu", "target_cpu", "target_memory");
            try (Stream<Path> files = Files.list(run.resolve(type))) {
                assertThat(files.filter(file -> file.toString().endsWith(".log")))
                        .singleElement()
                        .satisfies(log -> assertThat(log).content().contains("listening on 8080"));
            }
        }
    }

    /** Machine type x rate: machines that an experiment makes, loaded by functions that it calls. */
    @Test
    @Order(4)
    void anExperimentOverMachineTypes() throws Exception {
        assumeTrue(cloud.isPresent(), "the machines of another endpoint are not reached from here");
        Files.writeString(directory.resolve("types.yml"), """
                config:
                  title: types
                  parameters: [{name: type}, {name: rate}]
                  metrics: [{name: good, summarize: [mean]}]
                policies:
                  - class: policy.MultivariableExplorerPolicy
                    matrix:
                      type: {type: discrete, values: [c7i.large, m7i.large]}
                      rate: {type: discrete, values: [20, 40]}
                    events: {signal: {OK: LoadEndEvent, FAILED: LoadFailedEvent}}
                channels:
                  - {class: channel.HostChannel, type: ec2, image: %s, port: 8080, command: 8080 150, instance_type: "{{type}}", ec2: {prefix: %s}}
                  - {class: channel.LoadChannel, after: HostReadyEvent, target: "{{host_url}}/", rate: "{{rate}}", duration: 4s, invalid: keep,
                     fleet: lambda, workers: 2, lambda: {prefix: %s}}
                observers:
                  - {class: observer.LoadObserver, map: {good: good}}
                reporters:
                  - {class: reporter.CSVReporter, filename: types.csv}
                """.formatted(ServiceImage.require(), prefix, prefix));
        Ended ended = TidemarkProcess.run(
                directory, Map.of("AWS_ENDPOINT_URL", endpoint()), "experiment", "types.yml", "--results", "types");
        ended.requireSent();
        assertThat(Files.readAllLines(directory.resolve("types").resolve("types.csv")).stream()
                        .skip(1)
                        .map(row -> row.replaceAll("\\.0+\\b", "")))
                .as(ended.output())
                .containsExactlyInAnyOrder(
                        "c7i.large,20,,80,OK,",
                        "c7i.large,40,,160,OK,",
                        "m7i.large,20,,80,OK,",
                        "m7i.large,40,,160,OK,");
        assertThat(cloud.orElseThrow().instances().running())
                .as("its machines are gone with it")
                .isEmpty();
    }

    @Test
    @Order(5)
    void reportsInTheBucket() throws Exception {
        needsDeployment();
        Ended status = tidemark("status");
        Matcher bucket = Pattern.compile("s3://([a-z0-9-]+)").matcher(status.output());
        assertThat(bucket.find()).as(status.output()).isTrue();
        Ended reports = TidemarkProcess.run(
                directory, Map.of("AWS_ENDPOINT_URL", endpoint()), "reports", "--s3", bucket.group(1));
        assertThat(reports.output().lines().filter(line -> line.matches("[0-9]{8}-.*")))
                .as(reports.output())
                .hasSizeGreaterThanOrEqualTo(cloud.isPresent() ? 2 : 0);
        assertThat(reports.code()).isZero();
    }

    @Test
    @Order(6)
    void aMachineOfOneThatWasKilledIsShownAndRemoved() throws Exception {
        assumeTrue(cloud.isPresent(), "machines of another endpoint are not left behind on purpose");
        String[] words = {
            "size",
            "--host",
            "ec2",
            "--image",
            ServiceImage.require(),
            "--port",
            "8080",
            "--command",
            "8080 150",
            "--type",
            "c7i.large",
            "--prefix",
            prefix
        };
        try (TidemarkProcess process =
                TidemarkProcess.start(directory, Map.of("AWS_ENDPOINT_URL", endpoint()), words)) {
            process.awaitOutput("Docker runs");
            process.signal("KILL");
            assertThat(process.isOverWithin(10)).isTrue();
        }
        assertThat(tidemark("status").output()).contains("-target-c7i-large-");
        Ended destroyed = tidemark("destroy", "--yes");
        assertThat(destroyed.output()).contains("REMOVED      nothing of the prefix");
        assertThat(cloud.orElseThrow().instances().running()).isEmpty();
    }

    @Test
    @Order(7)
    void destroy() throws Exception {
        needsDeployment();
        Ended ended = tidemark("destroy", "--yes");
        assertThat(ended.output()).containsPattern("REMOVED +nothing of the prefix|NOTHING ");
        assertThat(ended.code()).isZero();
        cloud.ifPresent(own -> {
            assertThat(own.remaining()).isEmpty();
            assertThat(own.lambda().allEnvironments())
                    .allMatch(environment -> environment.ended().isDone());
        });
    }

    private void needsDeployment() {
        assumeTrue(deployed || cloud.isPresent(), "nothing could be deployed");
    }
}

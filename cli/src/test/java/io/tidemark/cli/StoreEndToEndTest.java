package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.FleetRunner;
import io.tidemark.cli.run.RunArchive;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.functions.aws.S3Server;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.sizing.demo.DemoService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go into a bucket of a real server and come back, by the whole program. */
@Timeout(120)
class StoreEndToEndTest {
    @TempDir
    private Path here;

    @TempDir
    private Path elsewhere;

    private TestSurroundings surroundings;

    @BeforeEach
    void surround() {
        surroundings = new TestSurroundings(here);
    }

    @Test
    void aRunIsStoredListedOpenedAndRenderedAgain() throws Exception {
        S3Server.createBucket("whole-story");
        String id;
        try (DemoService service = DemoService.start(1, new SystemClock())) {
            int code = s3("burst", service.uri().toString(), "--duration", "1s", "--to", "s3://whole-story/team");
            assertThat(code).as(surroundings.out() + surroundings.err()).isIn(0, ExitCode.INVALID.number());
            id = onlyRun().getFileName().toString();
            assertThat(surroundings.out()).contains("stored       s3://whole-story/team/runs/" + id + "/");
        }
        String report = Files.readString(here.resolve("runs").resolve(id).resolve("report.html"));

        // Somebody else, on another machine.
        surroundings = new TestSurroundings(elsewhere);
        assertThat(s3("reports", "--s3", "whole-story/team")).isZero();
        assertThat(surroundings.out().lines().toList().getLast())
                .startsWith(id + "  20")
                .contains("  burst  ");

        surroundings = new TestSurroundings(elsewhere);
        assertThat(s3("open", id.substring(0, 10), "--s3", "s3://whole-story/team"))
                .isZero();
        Path fetched = elsewhere.resolve("runs").resolve(id);
        assertThat(surroundings.out().strip())
                .isEqualTo(Path.of("runs", id, "report.html").toString());
        assertThat(fetched.resolve("report.html")).hasContent(report);
        assertThat(names(fetched)).isEqualTo(names(here.resolve("runs").resolve(id)));

        surroundings = new TestSurroundings(elsewhere);
        assertThat(s3("open", id, "--s3", "s3://whole-story/team", "--link", "--for", "1h"))
                .isZero();
        assertThat(surroundings.err()).contains("for 1h");
        assertThat(body(URI.create(surroundings.out().strip()))).isEqualTo(report);

        surroundings = new TestSurroundings(elsewhere);
        Files.writeString(fetched.resolve("report.html"), "spoilt");
        assertThat(s3("report", id, "--s3", "s3://whole-story/team", "--push")).isZero();
        assertThat(fetched.resolve("report.html")).hasContent(report);
        assertThat(surroundings.out()).contains("s3://whole-story/team/runs/" + id + "/report.html");

        surroundings = new TestSurroundings(elsewhere);
        assertThat(s3("open", id, "--s3", "s3://whole-story/team", "--out", "anew"))
                .isZero();
        assertThat(elsewhere.resolve("anew/report.html")).hasContent(report);
    }

    @Test
    void aSearchIsStoredAndListedToo() throws Exception {
        S3Server.createBucket("searches");
        try (DemoService service = DemoService.start(1, new SystemClock())) {
            String url = service.uri().toString();
            int code = s3("size", url, "--search", "quick", "--max-time", "15s", "--to", "s3://searches");
            assertThat(code)
                    .as(surroundings.out() + surroundings.err())
                    .isIn(0, ExitCode.TOLERANCE.number(), ExitCode.INVALID.number());
        }
        String id = onlyRun().getFileName().toString();
        assertThat(surroundings.out()).contains("stored         s3://searches/runs/" + id + "/");

        surroundings = new TestSurroundings(elsewhere);
        assertThat(s3("reports", "--s3", "searches")).isZero();
        assertThat(surroundings.out().lines().toList().getLast())
                .startsWith(id + "  20")
                .contains("  size  ");
    }

    @Test
    void whatCannotBeStoredStaysAndTheCommandForLaterIsTold() throws Exception {
        S3Server.createBucket("too-late");
        try (DemoService service = DemoService.start(1, new SystemClock());
                ReadOnlyS3 denying = new ReadOnlyS3()) {
            int code = run(
                    "burst",
                    service.uri().toString(),
                    "--duration",
                    "1s",
                    "--to",
                    "s3://too-late",
                    "--endpoint-url",
                    denying.uri(),
                    "--region",
                    "us-east-1");
            assertThat(code)
                    .as(surroundings.out() + surroundings.err())
                    .isIn(ExitCode.AWS.number(), ExitCode.INVALID.number());
            Path run = onlyRun();
            assertThat(run.resolve("report.html")).exists();
            String later = "tidemark push " + Path.of("runs").resolve(run.getFileName())
                    + " --to s3://too-late --region us-east-1 --endpoint-url " + denying.uri();
            assertThat(surroundings.err())
                    .contains("The run could not be stored in s3://too-late:")
                    .contains("access is denied")
                    .contains("  " + later + System.lineSeparator())
                    .doesNotContain("\tat ");
            assertThat(surroundings.out()).doesNotContain("stored       ");

            // As told, but to where the server is now.
            List<String> words = new ArrayList<>(List.of(later.split(" ")).subList(1, 7));
            assertThat(s3(words.toArray(String[]::new))).as(surroundings.err()).isZero();
            assertThat(surroundings.out()).contains("stored       s3://too-late/runs/");
        }
    }

    @Test
    void aBucketThatIsNotThereIsToldBeforeAnythingIsSent() throws IOException {
        try (DemoService service = DemoService.start(1, new SystemClock())) {
            int code = s3("burst", service.uri().toString(), "--duration", "1s", "--to", "s3://no-such-bucket");
            assertThat(code).isEqualTo(ExitCode.BAD_INPUT.number());
            assertThat(surroundings.err()).contains("S3: bucket = no-such-bucket: must be a bucket that exists");
            assertThat(service.arrived()).isZero();
            assertThat(here.resolve("runs")).doesNotExist();
        }
    }

    @Test
    void aServerThatIsGoneHasItsOwnCode() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(run("reports", "--s3", "s3://bucket", "--endpoint-url", "http://127.0.0.1:" + port))
                .isEqualTo(ExitCode.AWS.number());
        assertThat(surroundings.err()).contains("could not be reached").doesNotContain("\tat ");
    }

    @Test
    void aRunThatIsNotThereIsBadInput() {
        S3Server.createBucket("nearly-empty");
        assertThat(s3("open", "2026", "--s3", "s3://nearly-empty")).isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.err())
                .contains("RUN = 2026: must be the id of a run in s3://nearly-empty, or its beginning "
                        + "(tidemark reports --s3 s3://nearly-empty")
                .contains(" lists them)");
    }

    private int s3(String... arguments) {
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("--endpoint-url", S3Server.uri().toString()));
        return run(all.toArray(String[]::new));
    }

    private int run(String... arguments) {
        Surroundings machine = surroundings.build();
        BuildInfo build = BuildInfo.load();
        return new Cli(machine, new FleetRunner(machine.environment(), machine.clock(), build), new RunArchive(), build)
                .execute(arguments);
    }

    private static String body(URI link) throws IOException, InterruptedException {
        try (HttpClient browser = HttpClient.newHttpClient()) {
            return browser.send(HttpRequest.newBuilder(link).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private Path onlyRun() throws IOException {
        try (Stream<Path> runs = Files.list(here.resolve("runs"))) {
            return runs.toList().getFirst();
        }
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}

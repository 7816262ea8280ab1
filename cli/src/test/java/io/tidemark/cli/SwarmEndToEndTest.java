package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.FleetRunner;
import io.tidemark.cli.run.RunArchive;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.server.TestServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Swarms without a page, as those who come from Locust start them, against a server of this machine. */
@Timeout(120)
class SwarmEndToEndTest {
    private static final Path EXAMPLE = Path.of("../examples/locust/index.yml");

    @TempDir
    private Path directory;

    private TestSurroundings surroundings;

    @BeforeEach
    void surround() throws IOException {
        surroundings = new TestSurroundings(directory);
        Files.copy(EXAMPLE, directory.resolve("index.yml"));
        Files.writeString(directory.resolve("shop.yml"), """
                target: http://127.0.0.1:8080
                scenarios:
                  - steps: [{get: /, think: 20ms}, {get: /item, think: 20ms}]
                load: {users: 4, duration: 1m}
                """);
    }

    /** The example of the guide for those who come from Locust. */
    @Test
    void theLocustfileOfTheGuideAsAPlan() throws IOException {
        Set<String> targets = ConcurrentHashMap.newKeySet();
        List<String> agents = new ArrayList<>();
        try (TestServer server = TestServer.start(call -> {
            targets.add(call.request().target());
            synchronized (agents) {
                agents.add(call.request().header("User-Agent"));
            }
            call.respond(200, "ok");
        })) {
            int code = execute(
                    "index.yml", server.url(), "--headless", "-u", "3", "-r", "3", "-t", "4", "--csv", "out/run");

            // A machine that is busy with something else may spoil the measurement, and nothing of what is counted.
            assertThat(code).as(surroundings.err()).isIn(0, ExitCode.INVALID.number(), 1);
            List<List<String>> stats = rows("out/run_stats.csv");
            assertThat(stats).hasSize(2);
            assertThat(stats.getFirst().subList(0, 2)).containsExactly("GET", "/index.html?ok=[random]");
            assertThat(stats.getLast().subList(0, 2)).containsExactly("", "Aggregated");
            for (List<String> row : stats) {
                assertThat(row.get(2)).isEqualTo(String.valueOf(server.requests()));
                assertThat(row.get(3)).isEqualTo("0");
            }
            assertThat(server.requests()).isBetween(40, 120);
            assertThat(targets)
                    .as("each with a number of its own")
                    .hasSizeGreaterThan(server.requests() - 3)
                    .allMatch(target -> target.matches("/index\\.html\\?ok=0\\.\\d{1,9}"));
            assertThat(agents).containsOnly("locust");
            assertThat(rows("out/run_stats_history.csv")).hasSizeBetween(3, 6);
            assertThat(rows("out/run_failures.csv")).isEmpty();
            assertThat(surroundings.err()).contains("Type     Name ");
            assertThat(surroundings.out())
                    .contains("Response time percentiles")
                    .contains("GET      /index.html?ok=[random]")
                    .contains(Path.of("out", "run_stats.csv").toString());
        }
    }

    @Test
    void aFailedRequestShowsInTheCodeAndInTheFiles() throws IOException {
        try (TestServer server =
                TestServer.start(call -> call.respond(call.request().target().equals("/item") ? 503 : 200, "ok"))) {
            int code = execute(
                    "shop.yml",
                    "--host",
                    server.url(),
                    "--headless",
                    "-u",
                    "2",
                    "-r",
                    "2",
                    "-t",
                    "3",
                    "--csv",
                    "run",
                    "--csv-full-history",
                    "--exit-code-on-error",
                    "9",
                    "--only-summary",
                    "--html",
                    "html/{u}-{r}-{t}.html");

            assertThat(code).isEqualTo(9);
            List<List<String>> stats = rows("run_stats.csv");
            assertThat(stats).extracting(row -> row.get(1)).containsExactly("/", "/item", "Aggregated");
            long failed = Long.parseLong(stats.get(1).get(3));
            assertThat(failed)
                    .isPositive()
                    .isEqualTo(Long.parseLong(stats.get(1).get(2)));
            assertThat(Long.parseLong(stats.get(2).get(2))).isEqualTo(server.requests());
            assertThat(rows("run_failures.csv"))
                    .singleElement()
                    .satisfies(row -> assertThat(row.subList(0, 4))
                            .containsExactly("GET", "/item", "status 503", String.valueOf(failed)));
            assertThat(rows("run_stats_history.csv")).hasSizeBetween(6, 15);
            assertThat(surroundings.err()).doesNotContain("Type     Name");
            assertThat(surroundings.out()).contains("GET /item: status 503");
            assertThat(directory.resolve("html/2-2-3s.html")).content().contains("<html");
            Run run = RunDump.read(onlyRun());
            assertThat(run.timeline().total().counts().completed()).isEqualTo(server.requests());
        }
    }

    @Test
    void controlCIsNoErrorAndWhatThereWasIsKept() throws IOException {
        surroundings.interruptWhenErrSays("Aggregated");
        try (TestServer server = TestServer.start(call -> call.respond(500, "no"))) {
            int code = execute("shop.yml", server.url(), "--headless", "--csv", "run");
            assertThat(code).as(surroundings.err()).isZero();
            assertThat(Long.parseLong(rows("run_stats.csv").getLast().get(3)))
                    .isPositive()
                    .isEqualTo(RunDump.read(onlyRun()).ledger().bad());
            assertThat(rows("run_stats_history.csv")).isNotEmpty();
        }
    }

    @Test
    void aProgramGetsObjects() throws IOException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            int code = execute("shop.yml", server.url(), "--headless", "-u", "1", "-t", "2", "--json");
            assertThat(code).as(surroundings.err()).isIn(0, 1, ExitCode.INVALID.number());
            List<String> lines = surroundings.out().lines().toList();
            assertThat(lines).allMatch(line -> line.startsWith("{\"type\":"));
            assertThat(lines.getLast()).startsWith("{\"type\":\"result\",").contains("\"exitCode\":" + code + ",");
            assertThat(surroundings.err()).isEmpty();
        }
    }

    @Test
    void aTargetThatIsNotThereIsAFailureAsWithLocust() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(execute("shop.yml", "127.0.0.1:" + port, "--headless", "-u", "1", "-t", "2"))
                .isEqualTo(1);
        assertThat(surroundings.out()).contains("GET /: refused: ");
    }

    @Test
    void statisticsBeginWhenAllUsersAreThere() throws IOException {
        try (TestServer server = TestServer.start(call -> call.respond(200, "ok"))) {
            int code = execute(
                    "shop.yml",
                    server.url(),
                    "--headless",
                    "-u",
                    "4",
                    "-r",
                    "2",
                    "-t",
                    "4",
                    "--reset-stats",
                    "--csv",
                    "run");
            assertThat(code).as(surroundings.err()).isIn(0, 1, ExitCode.INVALID.number());
            long counted = Long.parseLong(rows("run_stats.csv").getLast().get(2));
            assertThat(counted).isPositive().isLessThan(server.requests());
            assertThat(RunDump.read(onlyRun()).ledger().warmUp()).isEqualTo(server.requests() - counted);
        }
    }

    @Test
    void theStopTimeoutEndsWhatIsUnderWay() throws IOException {
        try (TestServer server = TestServer.start(call -> {
            if (call.request().target().equals("/item")) {
                call.stall();
            }
            call.respond(200, "ok");
        })) {
            execute("shop.yml", server.url(), "--headless", "-u", "1", "-t", "2", "-s", "0");
            Run run = RunDump.read(onlyRun());
            assertThat(run.info().ending().kind()).isEqualTo(Ending.Kind.FINISHED);
            assertThat(run.ledger().unfinished()).isEqualTo(1);
            assertThat(run.info().elapsedMillis()).isLessThan(10_000);
        }
    }

    private int execute(String... arguments) {
        Surroundings machine = surroundings.build();
        BuildInfo build = BuildInfo.load();
        List<String> words = new ArrayList<>(List.of("swarm"));
        words.addAll(List.of(arguments));
        return new Cli(machine, new FleetRunner(machine.environment(), machine.clock(), build), new RunArchive(), build)
                .execute(words.toArray(String[]::new));
    }

    private Path onlyRun() throws IOException {
        try (Stream<Path> runs = Files.list(directory.resolve("runs"))) {
            return runs.toList().getFirst();
        }
    }

    private List<List<String>> rows(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file)).stream()
                .skip(1)
                .map(line -> List.of(line.split(",", -1)))
                .toList();
    }
}

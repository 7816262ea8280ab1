package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.aggregator.run.Run;
import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.FleetRunner;
import io.tidemark.cli.run.RunArchive;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.sizing.demo.DemoService;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The whole program with a real service on this machine. */
@Timeout(60)
class EndToEndTest {
    @TempDir
    private Path directory;

    private TestSurroundings surroundings;

    @BeforeEach
    void surround() {
        surroundings = new TestSurroundings(directory);
    }

    /** What the service saw, what was logged, what was spread over buckets and what was added up are the same requests. */
    @Test
    void everyRequestIsCountedOnceEverywhere() throws IOException {
        try (DemoService service = DemoService.start(1, new SystemClock())) {
            int code = execute(
                    "burst",
                    service.uri().toString(),
                    "--pool-size",
                    "10",
                    "--pause",
                    "20ms",
                    "--duration",
                    "2",
                    "--workers",
                    "2",
                    "--buckets",
                    "7",
                    "--workdir",
                    "data",
                    "--out",
                    "run",
                    "--tolerance",
                    "50%");
            // On a busy machine the run may be invalid; it is complete all the same.
            assertThat(code).as(surroundings.out() + surroundings.err()).isIn(0, ExitCode.INVALID.number());
            Run run = RunDump.read(directory.resolve("run"));
            assertThat(run.ledger().sent()).isEqualTo(service.arrived()).isGreaterThan(100);
            assertThat(run.ledger().good() + run.ledger().bad()).isEqualTo(service.arrived());
            assertThat(rows("data/stress-test.csv")).hasSize((int) service.arrived());
            assertThat(rows("data/stress-test-buckets.csv")).hasSize(7);
            assertThat(rows("data/stress-test-buckets.csv").stream()
                            .mapToLong(row -> Long.parseLong(row.substring(row.lastIndexOf(',') + 1)))
                            .sum())
                    .isEqualTo(service.arrived());
            assertThat(execute("requests", "run")).isZero();
            assertThat(surroundings.out().lines().filter(line -> line.startsWith("GET /,")))
                    .hasSize((int) service.arrived());
        }
    }

    @Test
    void aRateIsSentExactlyAndTheReportCanBeMadeAgain() throws IOException {
        try (DemoService service = DemoService.start(2, new SystemClock())) {
            int code = execute("burst", service.uri().toString(), "--rate", "100/s", "--duration", "1s", "--json");
            assertThat(code).as(surroundings.out() + surroundings.err()).isIn(0, ExitCode.INVALID.number());
            assertThat(service.arrived()).isEqualTo(100);
            assertThat(surroundings.out().lines().toList().getLast())
                    .startsWith("{\"type\":\"result\",")
                    .contains("\"scheduled\":100,\"planned\":100,\"sent\":100,");
            Path run = onlyRun();
            String report = Files.readString(run.resolve("report.html"));
            assertThat(execute("report", run.toString(), "--out", "again.html")).isZero();
            assertThat(directory.resolve("again.html")).hasContent(report);
        }
    }

    @Test
    void aDeadTargetIsUnreachable() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertThat(execute("burst", "127.0.0.1:" + port, "--users", "2", "--duration", "1s"))
                .as(surroundings.err())
                .isEqualTo(ExitCode.UNREACHABLE.number());
        assertThat(surroundings.out())
                .contains("UNREACHABLE  http://127.0.0.1:" + port)
                .contains("refused");
        assertThat(onlyRun().resolve("report.html")).exists();
    }

    @Test
    void anInterruptedRunIsSaved() throws IOException {
        surroundings.interruptWhenErrSays(" of 10:00");
        try (DemoService service = DemoService.start(3, new SystemClock())) {
            int code =
                    execute("burst", service.uri().toString(), "--users", "4", "--pause", "10ms", "--duration", "10m");
            assertThat(code).as(surroundings.err()).isEqualTo(ExitCode.INTERRUPTED.number());
            Run run = RunDump.read(onlyRun());
            assertThat(run.ledger().sent()).isEqualTo(service.arrived()).isGreaterThan(4);
            assertThat(surroundings.out()).startsWith("ended early ");
        }
    }

    @Test
    void aMissingVariableOfTheEnvironmentIsToldBeforeAnythingIsSent() throws IOException {
        try (DemoService service = DemoService.start(4, new SystemClock())) {
            Files.writeString(directory.resolve("plan.yml"), """
                    target: %s
                    load: {users: 1, duration: 1s}
                    scenarios: [{steps: [{get: /, auth: {bearer-env: NO_SUCH_TOKEN}}]}]
                    """.formatted(service.uri()));
            assertThat(execute("burst", "plan.yml")).isEqualTo(ExitCode.BAD_INPUT.number());
            assertThat(surroundings.err()).contains("NO_SUCH_TOKEN");
            assertThat(service.arrived()).isZero();
            assertThat(directory.resolve("runs")).isEmptyDirectory();
        }
    }

    private int execute(String... arguments) {
        Surroundings machine = surroundings.build();
        BuildInfo build = BuildInfo.load();
        return new Cli(machine, new FleetRunner(machine.environment(), machine.clock(), build), new RunArchive(), build)
                .execute(arguments);
    }

    private Path onlyRun() throws IOException {
        try (Stream<Path> runs = Files.list(directory.resolve("runs"))) {
            return runs.toList().getFirst();
        }
    }

    private List<String> rows(String file) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve(file));
        return lines.subList(1, lines.size());
    }
}

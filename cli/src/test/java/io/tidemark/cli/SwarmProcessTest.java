package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.dump.RunDump;
import io.tidemark.functions.server.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code tidemark swarm} as a process that is ended, politely and not, with a page and without. */
@Timeout(180)
class SwarmProcessTest {
    @TempDir
    private Path directory;

    /** Half of the requests fail: what a polite end is, and what is not, shows in the code. */
    private TestServer server;

    @BeforeEach
    void writePlan() throws IOException {
        server = TestServer.start(call -> call.respond(call.request().target().equals("/bad") ? 500 : 200, "ok"));
        Files.writeString(directory.resolve("plan.yml"), """
                target: %s
                scenarios: [{steps: [{get: /, think: 50ms}, {get: /bad, think: 50ms}]}]
                load: {users: 2, duration: 1h}
                """.formatted(server.url()));
    }

    @AfterEach
    void endServer() {
        server.close();
    }

    @Test
    void aPoliteEndLeavesEverythingAndIsNoError() throws Exception {
        try (TidemarkProcess process = start()) {
            process.awaitOutput("Aggregated");
            process.signal("TERM");
            assertThat(process.await()).as(process.output()).isZero();
        }
        List<String> stats = Files.readAllLines(directory.resolve("out/run_stats.csv"));
        assertThat(stats).hasSize(4);
        assertThat(Long.parseLong(stats.getLast().split(",", -1)[2])).isEqualTo(server.requests());
        assertThat(Files.readAllLines(directory.resolve("out/run_failures.csv")))
                .hasSize(2)
                .last()
                .asString()
                .startsWith("GET,/bad,status 500,");
        assertThat(RunDump.read(onlyRun()).ledger().bad())
                .isEqualTo(Long.parseLong(stats.getLast().split(",", -1)[3]));
    }

    @Test
    void whoIsKilledLeavesTheHistoryUntilThen() throws Exception {
        Path history = directory.resolve("out/run_stats_history.csv");
        try (TidemarkProcess process = start()) {
            process.awaitOutput("Aggregated");
            process.signal("KILL");
            assertThat(process.await()).isNotZero();
        }
        List<String> rows = Files.readAllLines(history);
        assertThat(rows).hasSizeGreaterThanOrEqualTo(3);
        assertThat(rows.stream().skip(1)).allMatch(row -> row.split(",", -1).length == 24);
        assertThat(rows.getLast()).contains(",Aggregated,");
        assertThat(Files.readAllLines(directory.resolve("out/run_stats.csv"))).hasSize(4);
    }

    @Test
    void aRunThatIsLedFromAPageIsKeptWhenTheSwarmIsEnded() throws Exception {
        try (TidemarkProcess process = TidemarkProcess.start(
                directory,
                Map.of(),
                "swarm",
                "plan.yml",
                "--bind",
                "127.0.0.1:0",
                "--autostart",
                "--workers",
                "2",
                "--csv",
                "out/run")) {
            process.awaitOutput("Swarm of plan.yml: http://127.0.0.1:");
            while (server.requests() < 50) {
                assertThat(Thread.currentThread().isInterrupted()).isFalse();
                LockSupport.parkNanos(1_000_000);
            }
            process.signal("TERM");
            assertThat(process.await()).as(process.output()).isZero();
            assertThat(process.output()).contains("run runs");
        }
        assertThat(RunDump.read(onlyRun()).ledger().sent()).isEqualTo(server.requests());
        List<String> stats = Files.readAllLines(directory.resolve("out/run_stats.csv"));
        assertThat(Long.parseLong(stats.getLast().split(",", -1)[2])).isEqualTo(server.requests());
    }

    @Test
    void elsewhereThanOnThisMachineThePageHasACertificateAndAPassword() throws Exception {
        try (TidemarkProcess process =
                TidemarkProcess.start(directory, Map.of(), "swarm", "plan.yml", "--bind", "0.0.0.0:0")) {
            process.awaitOutput("Ctrl-C ends it");
            process.signal("TERM");
            assertThat(process.await()).as(process.output()).isZero();
            assertThat(process.output())
                    .containsPattern("https://localhost:\\d+/")
                    .containsPattern("SHA-256 [0-9A-F:]{95}")
                    .containsPattern("password, shown once: \\S{16,}");
        }
        assertThat(server.requests()).isZero();
    }

    private TidemarkProcess start() throws IOException {
        return TidemarkProcess.start(directory, Map.of(), "swarm", "plan.yml", "--headless", "--csv", "out/run");
    }

    private Path onlyRun() throws IOException {
        try (Stream<Path> runs = Files.list(directory.resolve("runs"))) {
            return runs.toList().getFirst();
        }
    }
}

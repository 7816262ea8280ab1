package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.run.FleetRunner;
import io.tidemark.cli.run.RunArchive;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.sizing.demo.DemoService;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sizings by the whole program, of real services on this machine. */
@Timeout(120)
class SizeEndToEndTest {
    @TempDir
    private Path directory;

    private TestSurroundings surroundings;

    @BeforeEach
    void surround() {
        surroundings = new TestSurroundings(directory);
    }

    /** Half of what the demo service takes is soon decided. */
    @Test
    void aNeedIsDecidedAndTheReportCanBeMadeAgain() throws IOException {
        int code = execute(
                "size",
                "--host",
                "demo",
                "--need",
                "200/s",
                "--start",
                "150/s",
                "--max",
                "2000/s",
                "--warm-up",
                "2s",
                "--settle",
                "1s",
                "--window",
                "2s",
                "--soak",
                "0s",
                "--name",
                "needed");

        assertThat(code).as(surroundings.out() + surroundings.err()).isZero();
        assertThat(surroundings.out()).contains("carries 200/s: yes").contains("limited by");
        Path run = onlyRun();
        assertThat(run.resolve("sizing.json")).exists();
        assertThat(run.resolve("observations.jsonl")).isNotEmptyFile();
        assertThat(run.resolve("host.csv")).isNotEmptyFile();
        String report = Files.readString(run.resolve("report.html"));
        assertThat(report).contains("Carries 200 requests/s").contains("needed");
        assertThat(execute("report", run.toString(), "--out", "again.html")).isZero();
        assertThat(directory.resolve("again.html")).hasContent(report);
    }

    @Test
    void aRefusingTargetIsUnreachable() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        expectUnreachable("127.0.0.1:" + port, "has not answered a single request");
    }

    @Test
    void aTargetThatHangsIsUnreachable() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress())) {
            expectUnreachable("127.0.0.1:" + silent.getLocalPort(), "has not answered one of");
        }
    }

    @Test
    void aTargetThatSpeaksSomethingElseIsUnreachable() throws IOException {
        try (ServerSocket garbage = new ServerSocket(0, 1_000, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> speak(garbage));
            expectUnreachable("127.0.0.1:" + garbage.getLocalPort(), "has not answered a single request");
        }
    }

    @Test
    void aProgramThatDoesNotStartIsToldWithItsLastLines() {
        int code = execute("size", "--command", "sh -c 'echo no such module; exit 3'", "--port", "18321");

        assertThat(code).isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.err()).contains("no such module").contains("3");
        assertThat(directory.resolve("runs")).isEmptyDirectory();
    }

    @Test
    void anInterruptedSearchKeepsWhatItHasAndCanBeResumed() throws IOException {
        surroundings.interruptWhenErrSays("probe ");
        try (DemoService service = DemoService.start(3, new SystemClock())) {
            String target = service.uri().toString();
            int code = execute("size", target, "--warm-up", "2s", "--out", "first");
            assertThat(code).as(surroundings.err()).isEqualTo(ExitCode.INTERRUPTED.number());
            assertThat(surroundings.out()).contains("INTERRUPTED");
            assertThat(directory.resolve("first/report.html")).exists();
            long seen = lines("first/observations.jsonl");
            assertThat(seen).isGreaterThan(1);

            execute("size", target, "--resume", "first", "--max-time", "1s", "--out", "second");
            assertThat(lines("second/observations.jsonl")).isGreaterThanOrEqualTo(seen);
        }
    }

    private long lines(String file) throws IOException {
        try (Stream<String> lines = Files.lines(directory.resolve(file))) {
            return lines.count();
        }
    }

    private void expectUnreachable(String target, String sentence) {
        int code = execute("size", target, "--quiet");

        assertThat(code).as(surroundings.out() + surroundings.err()).isEqualTo(ExitCode.UNREACHABLE.number());
        assertThat(surroundings.out()).startsWith("TARGET LOST").contains(sentence);
    }

    private static void speak(ServerSocket server) {
        try {
            while (true) {
                Socket connection = server.accept();
                OutputStream out = connection.getOutputStream();
                out.write("SSH-2.0-OpenSSH_9.2\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                connection.close();
            }
        } catch (IOException e) {
            // The test is over.
            return;
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
}

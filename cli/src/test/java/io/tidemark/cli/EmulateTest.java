package io.tidemark.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.result.ExitCode;
import io.tidemark.cli.result.RunExample;
import io.tidemark.cli.run.FakeArchive;
import io.tidemark.cli.run.FakeRunner;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.emulator.file.BundledBackends;
import io.tidemark.functions.build.BuildInfo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code tidemark emulate} within this process: each of these emulators is interrupted as soon as it listens. */
class EmulateTest {
    private static final String LISTENS = "127.0.0.1:";

    @TempDir
    private Path directory;

    private TestSurroundings surroundings;

    @BeforeEach
    void surround() {
        surroundings = new TestSurroundings(directory);
        surroundings.whenOutSays(LISTENS, surroundings.interrupts()::interrupt);
    }

    @Test
    void anInterruptIsTheWayItEnds() {
        assertThat(execute("emulate oco --port 0")).isEqualTo(ExitCode.OK.number());
        assertThat(surroundings.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).matches(".+: http://127\\.0\\.0\\.1:\\d+"),
                        line -> assertThat(line)
                                .matches("Statistics at http://127\\.0\\.0\\.1:\\d+/, .*/docs\\. Ctrl-C ends it\\."),
                        line -> assertThat(line).isEqualTo("0 applications, 0 events accepted, 0 refused"),
                        line -> assertThat(line)
                                .isEqualTo("Their states are kept in emulated/oco-0; --fresh begins anew."));
        assertThat(surroundings.err()).isEqualToIgnoringNewLines("nothing to restore: all applications begin anew");
        assertThat(directory.resolve("emulated/oco-0")).isNotEmptyDirectory();
        assertThat(surroundings.interrupts().isWatched()).isFalse();
    }

    @Test
    void forMachinesItSaysBothInJson() {
        assertThat(execute("emulate oco --port 0 --json --state kept")).isZero();
        assertThat(surroundings.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line)
                                .matches(
                                        "\\{\"type\":\"listening\",\"url\":\"http://127\\.0\\.0\\.1:\\d+\",\"backend\":\"oco\"}"),
                        line -> assertThat(line)
                                .isEqualTo(
                                        "{\"type\":\"ended\",\"summary\":\"0 applications, 0 events accepted, 0 refused\","
                                                + "\"state\":\"kept\",\"kept\":true}"));
    }

    @Test
    void withoutAMemoryNothingIsWritten() {
        assertThat(execute("emulate oco --port 0 --state none")).isZero();
        assertThat(surroundings.out()).doesNotContain("kept");
        assertThat(surroundings.err()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whatIsPrintedIsAFileThatCanBeEmulated() throws IOException {
        assertThat(execute("emulate oco --print")).isZero();
        assertThat(surroundings.out()).isEqualTo(BundledBackends.text("oco"));
        assertThat(directory).isEmptyDirectory();

        Files.writeString(directory.resolve("mine.yml"), surroundings.out().replace("name: oco", "name: mine"));
        surround();
        assertThat(execute("emulate mine.yml --port 0")).as(surroundings.err()).isZero();
        assertThat(directory.resolve("emulated/mine-0")).isDirectory();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "emulate                         | Missing required parameter: 'BACKEND|FILE.yml'",
                "emulate oco --prot 1            | Unknown options: '--prot', '1'",
                "emulate oco --port              | Missing required parameter for option '--port'",
                "emulate oco orders              | Unmatched argument at index 2: 'orders'",
                "emulate oco --port 1 --port 2   | option '--port' (PORT) should be specified only once",
            })
    void whatIsNotUnderstoodIsAUsageError(String arguments, String message) {
        assertThat(execute(arguments)).isEqualTo(ExitCode.USAGE.number());
        assertThat(surroundings.err()).contains(message).contains("Try tidemark emulate --help");
    }

    @Test
    void mistakesAreListedAndNothingIsStarted() {
        assertThat(execute("emulate oco --port x --errors 2")).isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.err())
                .startsWith("There are 2 problems:")
                .contains("  command line: --port = x: ")
                .contains("  command line: --errors = 2: ");
        assertThat(surroundings.out()).isEmpty();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aPortThatIsTakenIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThat(execute("emulate oco --port " + port)).isEqualTo(ExitCode.BAD_INPUT.number());
            assertThat(surroundings.err())
                    .contains("command line: --port = " + port + ": cannot be had: 127.0.0.1:" + port
                            + ": Address already in use (another one, or --port 0 for one that is free)");
            assertThat(surroundings.out()).isEmpty();
        }
    }

    @Test
    void anAddressOfAnotherMachineIsNamed() {
        // Of the documentation's network: nobody's.
        assertThat(execute("emulate oco --port 0 --bind 203.0.113.7")).isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.err())
                .contains("command line: --bind = 203.0.113.7: must be an address of this machine: ")
                .contains("(127.0.0.1, or 0.0.0.0 for all)");
    }

    @Test
    void aFolderThatAnotherHasIsNamedWithTheOther() {
        TestSurroundings second = new TestSurroundings(directory);
        surroundings.whenOutSays(LISTENS, () -> {
            assertThat(execute(second, "emulate oco --port 0")).isEqualTo(ExitCode.BAD_INPUT.number());
            surroundings.interrupts().interrupt();
        });
        assertThat(execute("emulate oco --port 0")).isZero();
        assertThat(second.err())
                .contains("command line: --state = emulated/oco-0: cannot be used: another emulator (process "
                        + ProcessHandle.current().pid() + ") uses the folder ")
                .contains("end that one, or give this one another folder");
    }

    @Test
    void whatCannotBeWrittenIsNamed() throws IOException {
        Files.writeString(directory.resolve("file"), "");
        assertThat(execute("emulate oco --port 0 --state file")).isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.err())
                .contains("command line: --state = file: cannot be used: " + directory.resolve("file")
                        + ": is a file, not a folder");
        surround();
        assertThat(execute("emulate oco --port 0 --state none --log none/events.jsonl"))
                .isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.err())
                .contains("command line: --log = none/events.jsonl: cannot be written: "
                        + directory.resolve("none/events.jsonl") + ": there is no such folder");
        surround();
        assertThat(execute("emulate oco --port 0 --state none --log file/events.jsonl"))
                .isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.err()).contains("file/events.jsonl: Not a directory");
    }

    @Test
    void statesThatWereNotKeptAtTheEndAreNotSaidToBe() {
        surroundings.whenOutSays(LISTENS, () -> {
            remove(directory.resolve("kept"));
            surroundings.interrupts().interrupt();
        });
        assertThat(execute("emulate oco --port 0 --state kept")).isEqualTo(ExitCode.BAD_INPUT.number());
        assertThat(surroundings.out()).contains("0 applications").doesNotContain("are kept");
        assertThat(surroundings.err()).contains("command line: --state = kept: has not everything: ");
    }

    private static void remove(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int execute(String arguments) {
        return execute(surroundings, arguments);
    }

    private static int execute(TestSurroundings surroundings, String arguments) {
        Cli cli = new Cli(
                surroundings.build(),
                FakeRunner.returning(new RunExample().build()),
                new FakeArchive(),
                new BuildInfo("9.9.9", "abc"));
        return cli.execute(arguments.split(" "));
    }
}

package io.tidemark.cli.emulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.TidemarkProcess;
import io.tidemark.cli.emulate.Servo.Event;
import io.tidemark.cli.result.ExitCode;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command as a process: how it ends, and how the next one goes on. */
@Timeout(120)
class EmulateProcessTest {
    private static final Event HELLO = new Event("HELLO", "null");
    private static final Event DESCRIPTION = new Event("DESCRIPTION", "{}");

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"TERM", "INT", "HUP"})
    void aSignalEndsItWellAndTheNextOneGoesOn(String signal) throws Exception {
        try (EmulatorProcess first = EmulatorProcess.start(directory, "--port", "0")) {
            assertThat(tell(first.port(), HELLO)).isEqualTo(200);
            assertThat(tell(first.port(), HELLO)).isEqualTo(400);
            assertThat(first.end(signal)).as(first.output()).isEqualTo(ExitCode.OK.number());
            assertThat(first.output())
                    .startsWith("nothing to restore: all applications begin anew\n")
                    .endsWith("""
                            1 application, 1 event accepted, 1 refused, 0 cycles each
                            Their states are kept in emulated/oco-0; --fresh begins anew.
                            """);
        }
        try (EmulatorProcess second = EmulatorProcess.start(directory, "--port", "0", "--json")) {
            assertThat(tell(second.port(), DESCRIPTION)).isEqualTo(200);
            assertThat(second.end(signal)).isZero();
            assertThat(second.output().lines())
                    .containsExactly(
                            "1 application restored from snapshot 2 and 0 changes since",
                            "{\"type\":\"listening\",\"url\":\"http://127.0.0.1:" + second.port()
                                    + "\",\"backend\":\"oco\"}",
                            "{\"type\":\"ended\",\"summary\":\"1 application, 1 event accepted, 0 refused, 0 cycles each\","
                                    + "\"state\":\"emulated/oco-0\",\"kept\":true}");
        }
    }

    @Test
    void aSecondOneOnThePortOrInTheFolderIsRefusedAndTheFirstGoesOn() throws Exception {
        try (EmulatorProcess first = EmulatorProcess.start(directory, "--port", "0")) {
            assertThat(tell(first.port(), HELLO)).isEqualTo(200);
            try (TidemarkProcess second = EmulatorProcess.begin(directory, "--port", "0")) {
                assertThat(second.await()).isEqualTo(ExitCode.BAD_INPUT.number());
                assertThat(second.output())
                        .containsPattern("command line: --state = emulated/oco-0: cannot be used: another emulator "
                                + "\\(process \\d+\\) uses the folder");
            }
            String port = String.valueOf(first.port());
            try (TidemarkProcess third = EmulatorProcess.begin(directory, "--port", port)) {
                assertThat(third.await()).isEqualTo(ExitCode.BAD_INPUT.number());
                assertThat(third.output()).contains("command line: --port = " + port + ": cannot be had: ");
            }
            assertThat(tell(first.port(), DESCRIPTION)).isEqualTo(200);
        }
    }

    @Test
    void freshForgetsAndNoneKeepsNothing() throws Exception {
        try (EmulatorProcess first = EmulatorProcess.start(directory, "--port", "0")) {
            assertThat(tell(first.port(), HELLO)).isEqualTo(200);
            assertThat(first.end("TERM")).isZero();
        }
        for (String[] options : new String[][] {{"--port", "0", "--state", "none"}, {"--port", "0", "--fresh"}}) {
            try (EmulatorProcess next = EmulatorProcess.start(directory, options)) {
                assertThat(tell(next.port(), DESCRIPTION)).isEqualTo(400);
            }
        }
        try (EmulatorProcess last = EmulatorProcess.start(directory, "--port", "0")) {
            assertThat(tell(last.port(), DESCRIPTION)).isEqualTo(400);
        }
    }

    private static int tell(int port, Event event) throws IOException {
        try (Servo servo = new Servo(port)) {
            return servo.tell("app00000", event).status();
        }
    }
}

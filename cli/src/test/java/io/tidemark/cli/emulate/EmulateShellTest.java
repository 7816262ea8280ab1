package io.tidemark.cli.emulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The commands by which the emulator that {@code oco} replaces was set up and measured, letter by letter but for the port:
 * what curl sends with {@code -d} says that it is a form.
 */
@Timeout(120)
class EmulateShellTest {
    private static final List<String> SETUP = List.of(
            "curl -X POST -d '{ \"event\" : \"HELLO\" }' http://localhost:8080/accounts/a/applications/app00000/servo",
            "curl -X POST -d '{ \"event\" : \"DESCRIPTION\" }' http://localhost:8080/accounts/a/applications/app00000/servo",
            "curl -X POST -d '{ \"event\" : \"MEASUREMENT\", \"param\": { \"progress\": 10 } }' "
                    + "http://localhost:8080/accounts/a/applications/app00000/servo");
    private static final String LOAD = "hey -c 100 -n 10000 -m POST -d '{ \"event\" : \"MEASUREMENT\", \"param\": "
            + "{ \"progress\": 10 } }' http://localhost:8080/accounts/a/applications/app00000/servo";

    @TempDir
    private Path directory;

    @Test
    void theCommandsOfTheOriginalWork() throws Exception {
        requirePrograms("sh", "curl", "hey");
        try (EmulatorProcess emulator = EmulatorProcess.start(directory, "--port", "0")) {
            assertThat(shell("curl localhost:8080", emulator))
                    .isEqualTo("{\"n\":0,\"average\":null,\"min\":null,\"max\":null}");
            for (String command : SETUP) {
                assertThat(shell(command, emulator)).isEqualTo("{\"status\":\"ok\",\"message\":null}");
            }
            assertThat(shell(LOAD, emulator)).contains("[200]\t10000 responses").doesNotContain("Error");
            assertThat(shell("curl localhost:8080", emulator))
                    .isEqualTo("{\"n\":1,\"average\":0.0,\"min\":0,\"max\":0}");
            assertThat(emulator.end("INT")).isZero();
            assertThat(emulator.output()).contains("1 application, 10,003 events accepted, 0 refused, 0 cycles each");
        }
    }

    private static void requirePrograms(String... names) throws IOException, InterruptedException {
        for (String name : names) {
            Process found = new ProcessBuilder("sh", "-c", "command -v " + name).start();
            assumeTrue(found.waitFor() == 0, "needs the program " + name);
        }
    }

    /** What it prints; that it goes well is part of it. */
    private static String shell(String command, EmulatorProcess emulator) throws IOException, InterruptedException {
        String here = command.replace(":8080", ":" + emulator.port());
        Process process = new ProcessBuilder("sh", "-c", here)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(here).isZero();
        return output;
    }
}

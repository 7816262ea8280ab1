package io.tidemark.emulator.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.emulator.backend.Backend;
import io.tidemark.emulator.file.BackendReader;
import io.tidemark.emulator.file.BundledBackends;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** States that outlive the emulator. */
class RestartTest {
    @TempDir
    private Path directory;

    @Test
    void noServoNeedsHelloAfterARestart() throws IOException {
        try (Server server = Setup.oco().keptIn(directory).start()) {
            for (int app = 0; app < 20; app++) {
                server.event("app" + app, "HELLO");
                server.event("app" + app, "DESCRIPTION");
                server.event("app" + app, "MEASUREMENT", app);
            }
        }

        try (Server server = Setup.oco().keptIn(directory).start()) {
            assertThat(server.notes()).anyMatch(note -> note.startsWith("20 applications restored"));
            for (int app = 0; app < 20; app++) {
                if (app > 0) {
                    assertThat(server.event("app" + app, "MEASUREMENT", app - 1))
                            .contains("old=" + app + ", new=");
                }
                assertThat(server.event("app" + app, "MEASUREMENT")).startsWith("200 ");
                assertThat(server.event("app" + app, "WHATS_NEXT")).contains("ADJUST");
            }
            assertThat(server.get("/")).hasToString("{\"n\":20,\"average\":1.0,\"min\":1,\"max\":1}");
        }
    }

    @Test
    void freshBeginsAnew() throws IOException {
        try (Server server = Setup.oco().keptIn(directory).start()) {
            server.event("app0", "HELLO");
        }
        try (Server server = Setup.oco().keptIn(directory).fresh().start()) {
            assertThat(server.get("/").get("n").asInt()).isZero();
            assertThat(server.event("app0", "HELLO")).startsWith("200 ");
        }
    }

    @Test
    void aBackendThatLostAStateOfItsApplicationsIsRefused() throws Exception {
        try (Server server = Setup.oco().keptIn(directory).start()) {
            server.event("app0", "HELLO");
        }
        Backend changed = BackendReader.read(BundledBackends.text("oco").replace("hello-received", "greeted"));

        assertThatThrownBy(() -> Setup.of(changed).keptIn(directory).start())
                .isInstanceOf(IOException.class)
                .hasMessage("application a/app0 was in state hello-received with command DESCRIBE, which oco no longer "
                        + "has: begin anew with --fresh");
        try (Server server = Setup.of(changed).keptIn(directory).fresh().start()) {
            assertThat(server.event("app0", "HELLO")).startsWith("200 ");
        }
    }

    @Test
    void aFolderOfAnotherBackendIsRefused() throws IOException, ProblemsException {
        Setup.oco().keptIn(directory).start().close();
        Backend other = BackendReader.read(BundledBackends.text("oco").replace("name: oco", "name: other"));

        assertThatThrownBy(() -> Setup.of(other).keptIn(directory).start()).hasMessageContaining("oco");
    }

    @Test
    void twoEmulatorsDoNotShareAFolder() throws IOException {
        try (Server _ = Setup.oco().keptIn(directory).start()) {
            assertThatThrownBy(() -> Setup.oco().keptIn(directory).start())
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("another emulator");
        }
        Setup.oco().keptIn(directory).start().close();
    }

    @Test
    void aFolderThatCannotBeMadeIsNamed() {
        assertThatThrownBy(() -> Setup.oco().keptIn(Path.of("/proc/none")).start())
                .isInstanceOf(IOException.class)
                .hasMessageContaining("/proc/none");
    }
}

package io.tidemark.infra;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The target's first commands, run with programs that write down how they were called. */
class UserDataTest {

    private static final String PER_BOOT = "/var/lib/cloud/scripts/per-boot";

    /** The clock of the script. */
    private static final long NOW = 1_800_000_000;

    @TempDir
    private Path directory;

    private Path programs;
    private Path calls;
    private Path again;
    private Path script;

    @BeforeEach
    void writeDown() throws IOException {
        programs = Files.createDirectory(directory.resolve("bin"));
        calls = directory.resolve("calls");
        again = directory.resolve("tidemark-end");
        script = directory.resolve("user-data");
        String data = Template.aTarget("TimeToLive", "90")
                .properties("Instance")
                .get("UserData")
                .asText();
        Files.writeString(
                script,
                new String(Base64.getDecoder().decode(data), StandardCharsets.UTF_8)
                        .replace(PER_BOOT, directory.toString()));
        for (String program : List.of("shutdown", "dnf", "systemctl", "sleep")) {
            program(program, 0);
        }
        clock(NOW);
    }

    @Test
    void itIsValid() throws Exception {
        assertThat(run("bash", "-n", script.toString())).isZero();
    }

    @Test
    void dockerRunsAtTheEnd() throws Exception {
        assertThat(run("bash", script.toString())).isZero();

        assertThat(Files.readAllLines(calls))
                .containsExactly("shutdown -h +90", "dnf install -y docker", "systemctl enable --now docker");
    }

    @Test
    void theEndIsSettledWhateverFails() throws Exception {
        for (String program : List.of("dnf", "systemctl", "date", "chmod", "cat")) {
            program(program, 1);
        }
        run("bash", script.toString());

        assertThat(Files.readAllLines(calls).getFirst()).isEqualTo("shutdown -h +90");
    }

    @Test
    void packagesAreTriedAgain() throws Exception {
        program("dnf", 1);
        run("bash", script.toString());

        assertThat(Files.readAllLines(calls))
                .filteredOn("dnf install -y docker"::equals)
                .hasSize(5);
    }

    @Test
    void aRestartDoesNotProlongALife() throws Exception {
        run("bash", script.toString());
        clock(NOW + TimeUnit.MINUTES.toSeconds(30));
        assertThat(Files.isExecutable(again)).isTrue();
        run(again.toString());

        assertThat(Files.readAllLines(calls).getLast()).isEqualTo("shutdown -h +60");
    }

    @Test
    void aRestartThatIsTooLateIsTheEnd() throws Exception {
        run("bash", script.toString());
        clock(NOW + TimeUnit.MINUTES.toSeconds(500));
        run(again.toString());

        assertThat(Files.readAllLines(calls).getLast()).isEqualTo("shutdown -h +0");
    }

    private void program(String name, int exit) throws IOException {
        write(name, "echo " + name + " \"$@\" >>" + calls + "\nexit " + exit);
    }

    private void clock(long seconds) throws IOException {
        write("date", "echo " + seconds);
    }

    private void write(String name, String body) throws IOException {
        Path program = programs.resolve(name);
        Files.writeString(program, "#!/bin/sh\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private int run(String... command) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().put("PATH", programs + ":/usr/bin:/bin");
        return builder.start().waitFor();
    }
}

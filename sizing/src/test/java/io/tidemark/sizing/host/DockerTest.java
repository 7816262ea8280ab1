package io.tidemark.sizing.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidemark.core.problem.ProblemsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How what the program says becomes one clear line; without an engine. */
class DockerTest {
    @TempDir
    private Path directory;

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> Engine.of(new Docker("no-such-docker")))
                .withMessageStartingWith("docker: program = no-such-docker: must be installed and on the PATH");
    }

    @Test
    void anEngineThatDoesNotAnswerIsToldInDockersWords() throws Exception {
        Docker docker = saying("echo 'errors pretty printing info' >&2; echo 'Cannot connect to the Docker daemon at"
                + " unix:///var/run/docker.sock. Is the docker daemon running?' >&2; exit 1");
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> Engine.of(docker))
                .withMessage("docker: engine: must run and be allowed to us: Cannot connect to the Docker daemon at"
                        + " unix:///var/run/docker.sock. Is the docker daemon running?");
    }

    @Test
    void prefixesAndAdviceAreLeftOut() {
        Docker.Output output = new Docker.Output(
                125, "", "docker: Error response from daemon: no such thing.\nSee 'docker run --help'.\n");
        assertThat(output.trouble()).isEqualTo("no such thing.");
        assertThat(new Docker.Output(7, "", "").trouble()).isEqualTo("status 7");
    }

    @Test
    void aCallThatDoesNotEndIsGivenUp() throws Exception {
        Docker docker = saying("exec sleep 60");
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> docker.call(Duration.ofMillis(200), List.of("info")))
                .withMessageStartingWith("docker: engine = info: must end within");
    }

    @Test
    void muchOutputOnBothSidesIsRead() throws Exception {
        Docker docker = saying("head -c 300000 /dev/zero | tr '\\0' e >&2; head -c 300000 /dev/zero | tr '\\0' o");
        Docker.Output output = docker.call("logs");
        assertThat(output.out()).hasSize(300_000);
        assertThat(output.err()).hasSize(300_000);
    }

    private Docker saying(String script) throws Exception {
        Path program = directory.resolve("docker");
        Files.writeString(program, "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        return new Docker(program.toString());
    }
}

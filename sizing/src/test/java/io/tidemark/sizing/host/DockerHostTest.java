package io.tidemark.sizing.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.sizing.testing.Eventually;
import io.tidemark.testbed.docker.TestImage;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerHostTest {
    private static final SystemClock CLOCK = new SystemClock();
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final long MIB = 1L << 20;

    private final Docker docker = Docker.onPath();
    private String image = "";

    @TempDir
    private Path logs;

    @BeforeEach
    void needsDocker() throws Exception {
        image = TestImage.require();
    }

    @Test
    void aContainerIsStartedWithinItsLimitsAndRemoved() throws Exception {
        RunningTarget target = start(listener().limitedTo(Limits.of(0.5, 64 * MIB)));
        Watched.Container container = (Watched.Container) target.watched();
        try (target) {
            assertThat(status(target, "/")).isEqualTo(200);
            assertThat(target.isAlive()).isTrue();
            assertThat(target.facts().cpus()).isEqualTo(OptionalDouble.of(0.5));
            assertThat(target.facts().memoryBytes()).isEqualTo(OptionalLong.of(64 * MIB));
            assertThat(inspect(container, "{{.HostConfig.NanoCpus}} {{.HostConfig.Memory}} {{.HostConfig.MemorySwap}}"))
                    .isEqualTo("500000000 " + 64 * MIB + " " + 64 * MIB);
            assertThat(inspect(container, "{{.State.Pid}}")).isEqualTo(Long.toString(container.pid()));
            Eventually.holds("its line arrives", SOON, () -> target.lastLines(5).equals(List.of("listening")));
        }
        assertThat(exists(container.id())).isFalse();
        assertThat(target.isAlive()).isFalse();
    }

    @Test
    void loadGoesToItsOwnAddressRatherThanThroughTheProxy() throws Exception {
        try (RunningTarget target = start(listener())) {
            Watched.Container container = (Watched.Container) target.watched();
            assertThat(target.uri().toString())
                    .isEqualTo("http://"
                            + inspect(container, "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}") + ":80");
        }
    }

    @Test
    void environmentVolumesAndOptionsAreTheContainers() throws Exception {
        String script = "echo \"$GREETING $(id -u) $(ls /mounted/a-file)\"; exec perl -e '" + HostMain.LISTENER + "'";
        Files.writeString(logs.resolve("a-file"), "");
        Files.setPosixFilePermissions(logs, PosixFilePermissions.fromString("rwxr-xr-x"));
        DockerSettings settings = listener()
                .withCommand(List.of("sh", "-c", script))
                .withEnvironment(Map.of("GREETING", "hello tide"))
                .withVolumes(List.of(logs + ":/mounted:ro"))
                .withOptions(List.of("--user", "65534", "--sysctl", "net.ipv4.ip_unprivileged_port_start=0"));
        try (RunningTarget target = start(settings)) {
            String line = "hello tide 65534 /mounted/a-file";
            Eventually.holds("its line arrives", SOON, () -> target.lastLines(5).contains(line));
        }
    }

    @Test
    void onTheHostsNetworkItIsReachedThere() throws Exception {
        String script = HostMain.LISTENER.replace("sockaddr_in(80, INADDR_ANY)", "sockaddr_in(18097, INADDR_LOOPBACK)");
        DockerSettings settings = DockerSettings.of(image, 18_097, launch())
                .withCommand(List.of("perl", "-e", script))
                .withOptions(List.of("--network", "host"));
        try (RunningTarget target = start(settings)) {
            assertThat(target.uri()).hasToString("http://127.0.0.1:18097");
            assertThat(status(target, "/")).isEqualTo(200);
        }
    }

    @Test
    void itsEndIsNoticed() throws Exception {
        try (RunningTarget target = start(listener())) {
            status(target, "/die");
            Eventually.holds("it is dead", SOON, () -> !target.isAlive());
            assertThat(target.lastLines(1)).containsExactly("bye");
        }
    }

    @Test
    void oneThatDiesBeforeItIsReadyIsToldAtOnceWithItsLastLines() throws Exception {
        DockerSettings settings =
                listener().withCommand(List.of("sh", "-c", "echo one; echo no such database >&2; exit 3"));
        long start = CLOCK.nanoTime();
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> start(settings))
                .withMessageContaining("must run until it is stopped but ended with exit code 3")
                .withMessageContaining("one")
                .withMessageContaining("no such database");
        assertThat(Duration.ofNanos(CLOCK.nanoTime() - start)).isLessThan(Duration.ofSeconds(30));
        assertNothingOfOursIsLeft();
    }

    @Test
    void oneThatIsKilledForItsMemoryIsToldSo() {
        DockerSettings settings = listener()
                .withCommand(List.of("perl", "-e", "sleep 1; my $all = ''; $all .= 'x' x 1048576 while 1;"))
                .limitedTo(Limits.of(1, 16 * MIB));
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> start(settings))
                .withMessageContaining("was killed for its memory (OOMKilled, exit code 137)");
    }

    @Test
    void aProgramThatTheImageHasNotIsNamed() {
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> start(listener().withCommand(List.of("no-such-program"))))
                .withMessageContaining("docker: image = " + image)
                .withMessageContaining("no-such-program");
    }

    @Test
    void anImageThatIsNowhereIsNamedInOneLine() {
        DockerSettings settings = DockerSettings.of("localhost:9/tidemark/no-such-image", 80, launch());
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> start(settings))
                .withMessageStartingWith(
                        "docker: image = localhost:9/tidemark/no-such-image: must be here or be possible to pull: ")
                .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
    }

    @Test
    void aPortThatIsTakenIsNamedInOneLine() throws Exception {
        try (RunningTarget _ = start(listener().withOptions(List.of("--publish", "127.0.0.1:18098:81")))) {
            assertThatExceptionOfType(ProblemsException.class)
                    .isThrownBy(() -> start(listener().withOptions(List.of("--publish", "127.0.0.1:18098:81"))))
                    .withMessageContaining("port is already allocated")
                    .satisfies(e -> assertThat(e.getMessage().lines()).hasSize(1));
        }
    }

    @Test
    void moreCpusThanTheEngineHasAreRefused() {
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> start(listener().limitedTo(Limits.of(1_000, 64 * MIB))))
                .withMessageContaining("docker: cpus = 1000.0: must be at most");
    }

    private DockerSettings listener() {
        return DockerSettings.of(image, 80, launch()).withCommand(List.of("perl", "-e", HostMain.LISTENER));
    }

    private Launch launch() {
        return Launch.loggingTo(logs).readyWhen(new ReadyCheck.Connect(Duration.ofSeconds(60)));
    }

    private RunningTarget start(DockerSettings settings) throws ProblemsException {
        return new DockerHost(settings, docker, CLOCK).start();
    }

    private static int status(RunningTarget target, String path) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) target.uri().resolve(path).toURL().openConnection();
        return connection.getResponseCode();
    }

    private String inspect(Watched.Container container, String format) throws ProblemsException {
        return docker.call("container", "inspect", "--format", format, container.id())
                .out();
    }

    private boolean exists(String container) throws ProblemsException {
        return docker.call("container", "inspect", container).good();
    }

    private void assertNothingOfOursIsLeft() throws ProblemsException {
        String us = "label=" + Labels.PID + "=" + ProcessHandle.current().pid();
        assertThat(docker.call("ps", "--all", "--quiet", "--filter", us).out()).isEmpty();
    }
}

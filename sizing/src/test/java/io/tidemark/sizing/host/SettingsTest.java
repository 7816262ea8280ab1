package io.tidemark.sizing.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.sizing.price.MachineType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {
    private static final SystemClock CLOCK = new SystemClock();
    private static final Launch LAUNCH = Launch.loggingTo(Path.of("target"));

    @Test
    void allProblemsOfAProcessAreToldAtOnce() {
        ProcessSettings settings = ProcessSettings.of(List.of(), LAUNCH)
                .inDirectory(Path.of("/nowhere/at/all"))
                .withEnvironment(Map.of("A=B", "secret"))
                .onPort(70_000)
                .onCpus("3-1");
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> new ProcessHost(settings, CLOCK))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::key)
                        .containsExactly("command", "directory", "environment", "port", "cpus"))
                .withMessageNotContaining("secret");
    }

    @Test
    void allProblemsOfAContainerAreToldAtOnce() {
        DockerSettings settings = DockerSettings.of("--privileged", 0, LAUNCH)
                .withEnvironment(Map.of("", "secret"))
                .withVolumes(List.of("/a:/b:ro:more", "/data:/data:ro"))
                .limitedTo(Limits.of(0.001, 1));
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> new DockerHost(settings, Docker.onPath(), CLOCK))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(Problem::key)
                        .containsExactly("image", "port", "environment", "volume", "cpus", "memory"))
                .withMessageNotContaining("secret");
    }

    @Test
    void sensibleSettingsHaveNoProblems() {
        assertThat(ProcessSettings.of(List.of("true"), LAUNCH).onCpus("0").problems())
                .isEmpty();
        assertThat(DockerSettings.of("nginx", 80, LAUNCH)
                        .limitedTo(Limits.of(0.5, 64L << 20))
                        .problems())
                .isEmpty();
    }

    @Test
    void aMachineTypeBecomesItsLimits() {
        MachineType small = new MachineType("t3.small", 2, 2L << 30, OptionalDouble.of(0.2), 5, 0.0208);
        assertThat(Limits.of(small))
                .isEqualTo(new Limits(OptionalDouble.of(2), OptionalLong.of(2L << 30), Optional.of("t3.small")));
    }

    @Test
    void aTypeLargerThanTheEngineIsRefusedByName() {
        Engine engine = new Engine(URI.create("unix:///var/run/docker.sock"), 2, 8L << 30);
        MachineType large = new MachineType("c7i.large", 4, 16L << 30, OptionalDouble.empty(), 12.5, 0.09);
        assertThat(engine.problems(Limits.of(large)))
                .extracting(Problem::toString)
                .containsExactly(
                        "docker: cpus = 4.0: must be at most 2, as many as the engine has"
                                + " (a c7i.large takes a larger machine to imitate)",
                        "docker: memory = 17179869184: must be at most 8589934592 bytes, as much as the engine has"
                                + " (a c7i.large takes a larger machine to imitate)");
        assertThat(engine.problems(Limits.of(2, 8L << 30))).isEmpty();
    }

    @Test
    void aRemoteEnginePublishesForOthersAndALocalOneForUsOnly() {
        Engine local = new Engine(URI.create("unix:///var/run/docker.sock"), 2, 1);
        Engine tunnel = new Engine(URI.create("tcp://127.0.0.1:2375"), 2, 1);
        Engine remote = new Engine(URI.create("ssh://me@build.example"), 2, 1);
        assertThat(List.of(local.publish(80), tunnel.publish(80), remote.publish(80)))
                .containsExactly("127.0.0.1::80", "127.0.0.1::80", "80");
        assertThat(List.of(local.host(), tunnel.host(), remote.host()))
                .containsExactly("127.0.0.1", "127.0.0.1", "build.example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://host/", "/path", "http:///path", "host:80"})
    void anAddressThatIsNotHttpIsRefused(String uri) {
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> new UrlHost(URI.create(uri), Optional.empty(), CLOCK))
                .withMessageContaining("url: target = " + uri + ": must be like http://HOST:PORT");
    }

    @Test
    void timesThatMakeNoSenseAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> LAUNCH.livingFor(Duration.ofMillis(10)));
        assertThatIllegalArgumentException().isThrownBy(() -> LAUNCH.withGrace(Duration.ofSeconds(-1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReadyCheck.Connect(Duration.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> new ReadyCheck.Answer("ready", Duration.ofSeconds(1)));
    }
}

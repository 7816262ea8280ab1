package io.tidemark.sizing.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.sizing.host.Watched;
import io.tidemark.sizing.testing.LocalShell;
import io.tidemark.testbed.docker.TestImage;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Containers on this machine, as if it were at a distance, with a program in the place of Glances. */
class RemoteGlancesTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String IMAGE = "tidemark-test-glances:1";
    private static final RemoteProbe.Pace HURRIED = new RemoteProbe.Pace(
            Duration.ofMillis(100), Duration.ofSeconds(5), Duration.ofSeconds(10), Duration.ofSeconds(10));

    /** Writes rows as version 4 does, and its options, where they can be seen. */
    private static final String PROGRAM = """
            #!/bin/sh
            echo "$@"
            if [ "$(cat /fault)" = ends ]; then echo 'no module named docker'; exit 7; fi
            end='\\r\\n'
            printf "timestamp,cpu.user,cpu.system,mem.total,containers.shop.name,containers.shop.cpu_percent$end" >glances.csv
            while :; do
              printf "$(date '+%Y-%m-%d %H:%M:%S'),20.0,5.0,1000,shop,150.0$end" >>glances.csv
              sleep 1
            done
            """;

    @TempDir
    Path directory;

    private final LocalShell shell = new LocalShell();
    private final Watched.Remote watched = new Watched.Remote(shell, "shop", 1);

    @AfterAll
    static void removeImage() throws Exception {
        new LocalShell().run("docker rmi " + IMAGE + " || :", SOON);
    }

    @Test
    void itRunsBesideTheTargetAndIsReadWhileItRuns() throws Exception {
        makeImage("none");
        long began = new SystemClock().epochMillis();
        Probe probe = start(IMAGE);
        try (probe) {
            List<HostSample> samples = RunningProbe.awaitSamples(probe, 3, SOON);

            assertThat(samples.getFirst().epochMillis() - began).isBetween(-1_000L, 20_000L);
            assertThat(samples.getLast().epochMillis() - samples.getFirst().epochMillis())
                    .isBetween(1_000L, 20_000L);
            assertThat(shell.run("docker logs tidemark-glances", SOON))
                    .contains("--export csv", "--enable-plugin cpu,percpu,mem,network,diskio,docker,containers");
            assertThat(shell.run("docker exec tidemark-glances cat /tmp/glances.conf", SOON))
                    .contains("hide=(?!shop$).*");
            assertThat(shell.run(
                            "docker inspect --format '{{.HostConfig.PidMode}} {{.HostConfig.NetworkMode}}"
                                    + " {{.HostConfig.Binds}}' tidemark-glances",
                            SOON))
                    .isEqualTo("host host [/var/run/docker.sock:/var/run/docker.sock:ro]\n");
        }

        assertThat(probe.kind()).isEqualTo("glances");
        assertThat(probe.problems()).isEmpty();
        assertThat(probe.samples())
                .allSatisfy(sample -> assertThat(sample.values())
                        .containsEntry(Metric.HOST_CPU, 0.25)
                        .containsEntry(Metric.TARGET_CPU, 1.5));
        assertThat(SampleCsv.read(directory.resolve(SampleCsv.FILE))).hasSameSizeAs(probe.samples());
        assertThat(shell.run("docker ps --all --quiet --filter name=tidemark-glances", SOON))
                .isEmpty();
    }

    @Test
    void itsEndIsSaidWithItsLastWords() throws Exception {
        makeImage("ends");
        try (Probe probe = start(IMAGE)) {
            RunningProbe.awaitProblem(probe, "ended after 0 samples; it said: ", SOON);

            assertThat(probe.problems())
                    .anyMatch(problem -> problem.startsWith("Glances on the machine of container shop ended")
                            && problem.endsWith("no module named docker"))
                    .contains("Glances did not see container shop: only its machine was sampled.");
        }
    }

    @Test
    void anImageThatIsNotThereIsAProblemInDockersOwnWords() throws Exception {
        TestImage.require();
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> start("127.0.0.1:9/tidemark-none:1"))
                .satisfies(exception -> assertThat(exception.problems())
                        .singleElement()
                        .satisfies(problem -> {
                            assertThat(problem.where()).isEqualTo("--probe");
                            assertThat(problem.value()).isEqualTo("127.0.0.1:9/tidemark-none:1");
                            assertThat(problem.expected())
                                    .startsWith("must start beside the target: ")
                                    .contains("Error response from daemon", "127.0.0.1:9")
                                    .doesNotContain("docker run --help");
                        }));
    }

    @Test
    void aMachineThatIsNotReachedIsAProblem() {
        Watched.Remote lost = new Watched.Remote(LocalShell.unreachable("the agent is not online"), "shop", 1);
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> RemoteProbes.startGlances(
                        lost, RemoteGlances.Settings.USUAL, HURRIED, directory, new SystemClock()))
                .withMessageContaining("the agent is not online");
    }

    @Test
    void nobodyAsksSoItEnds() throws Exception {
        makeImage("none");
        try {
            RemoteGlances.start(watched, settings(IMAGE), new Recording(directory), new SystemClock());
            shell.run("docker exec tidemark-glances touch -d '10 minutes ago' /tmp/fetched", SOON);

            assertThat(shell.run("docker wait tidemark-glances", SOON).strip()).isEqualTo("143");
        } finally {
            shell.run("docker rm --force tidemark-glances", SOON);
        }
    }

    private Probe start(String image) throws ProblemsException {
        return RemoteProbes.startGlances(watched, settings(image), HURRIED, directory, new SystemClock());
    }

    private static RemoteGlances.Settings settings(String image) {
        return new RemoteGlances.Settings(image, SOON, Duration.ofMinutes(5), 1 << 20);
    }

    private void makeImage(String fault) throws Exception {
        String base = TestImage.require();
        shell.run(Scripts.printing("program", PROGRAM) + """
                dir=$(mktemp -d)
                trap 'docker rm --force tidemark-test-made >/dev/null 2>&1; rm -rf "$dir"' EXIT
                program >"$dir/glances"
                chmod +x "$dir/glances"
                echo %s >"$dir/fault"
                docker create --name tidemark-test-made %s true >/dev/null || exit
                docker cp "$dir/glances" tidemark-test-made:/usr/local/bin/glances
                docker cp "$dir/fault" tidemark-test-made:/fault
                docker rmi %s >/dev/null 2>&1
                docker commit tidemark-test-made %s
                """.formatted(fault, base, IMAGE, IMAGE), SOON);
    }
}

package io.tidemark.sizing.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.sizing.host.Watched;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real script on this machine's real kernel. */
class SamplerProbeTest {
    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    @BeforeEach
    void needsLinux() {
        assumeTrue(Files.isReadable(Path.of("/proc/stat")), "needs Linux");
    }

    @Test
    void theMachineIsSampledEachSecond() throws Exception {
        long before = new SystemClock().epochMillis();
        Probe probe = start(new Watched.Machine());
        try (probe) {
            RunningProbe.awaitSamples(probe, 3, SOON);
        }

        List<HostSample> samples = probe.samples();
        HostSample last = samples.get(2);
        assertThat(probe.problems()).isEmpty();
        assertThat(samples.getFirst().epochMillis() - before).isBetween(0L, 1000L);
        assertThat(last.epochMillis() - samples.getFirst().epochMillis()).isBetween(1500L, 10_000L);
        assertThat(last.values())
                .containsKeys(
                        Metric.HOST_CPU,
                        Metric.HOST_CPU_STEAL,
                        Metric.HOST_BUSIEST_CORE,
                        Metric.HOST_RUN_QUEUE,
                        Metric.HOST_MEMORY_TOTAL,
                        Metric.HOST_NETWORK_IN,
                        Metric.HOST_TCP_RETRANSMITS,
                        Metric.HOST_LISTEN_DROPS,
                        Metric.PROBE_CPU);
        assertThat(last.values().keySet()).noneMatch(metric -> metric.name().startsWith("TARGET_"));
        assertThat(last.values().get(Metric.HOST_CPU)).isBetween(0.0, 1.0);
        assertThat(SampleCsv.read(directory.resolve(SampleCsv.FILE))).hasSameSizeAs(samples);
    }

    @Test
    void aLimitedContainerThatBurnsCpuIsSeenToBeThrottled() throws Exception {
        List<String> limits = List.of("--cpus", "0.1", "--memory", "64m", "--network", "none");
        try (TestContainer container = TestContainer.start(limits, "while :; do :; done");
                Probe probe = start(container.watched())) {
            List<HostSample> samples = RunningProbe.awaitSamples(probe, 6, SOON);

            assertThat(RunningProbe.mean(samples, Metric.TARGET_CPU_LIMIT)).isEqualTo(0.1);
            assertThat(RunningProbe.mean(samples, Metric.TARGET_MEMORY_LIMIT)).isEqualTo(64.0 * (1 << 20));
            assertThat(RunningProbe.mean(samples, Metric.TARGET_MEMORY)).isBetween(1.0, 64.0 * (1 << 20));
            // So little that it is had even while others want the CPU, too.
            assertThat(RunningProbe.mean(samples, Metric.TARGET_CPU)).isBetween(0.06, 0.13);
            assertThat(RunningProbe.mean(samples, Metric.TARGET_THROTTLED)).isBetween(0.5, 1.0);
            assertThat(RunningProbe.mean(samples, Metric.TARGET_BUSIEST_THREAD)).isBetween(0.06, 0.15);
            assertThat(samples.getLast().values())
                    .containsKeys(Metric.TARGET_THREADS, Metric.TARGET_DISK_WAIT, Metric.TARGET_OOM_KILLS);
        }
    }

    @Test
    void aContainerThatDiesIsAbsentFromThenOn() throws Exception {
        try (TestContainer container = TestContainer.start(List.of(), "while :; do sleep 1; done");
                Probe probe = start(container.watched())) {
            RunningProbe.awaitSamples(probe, 2, SOON);
            container.kill();
            RunningProbe.awaitProblem(probe, "ended while sampled", SOON);

            HostSample last = probe.samples().getLast();
            assertThat(last.values().keySet()).noneMatch(metric -> metric.name().startsWith("TARGET_"));
            assertThat(last.values()).containsKey(Metric.HOST_CPU);
        }
    }

    @Test
    void aBusyThreadIsSeenAlsoInADescendant() throws Exception {
        // The descendant ends with its input, should this test be killed.
        Process tree = new ProcessBuilder("sh", "-c", "sh -c 'while :; do :; done' & read -r _; kill $!").start();
        try (Probe probe = start(new Watched.ProcessTree(tree.pid()))) {
            List<HostSample> samples = RunningProbe.awaitSamples(probe, 6, SOON);

            double cpu = RunningProbe.mean(samples, Metric.TARGET_CPU);
            // All of a core, or its part where others want it, too.
            assertThat(cpu).isBetween(0.1, 1.1);
            assertThat(RunningProbe.mean(samples, Metric.TARGET_BUSIEST_THREAD)).isCloseTo(cpu, within(0.1));
            assertThat(samples.getFirst().values())
                    .containsKeys(Metric.TARGET_DESCRIPTORS, Metric.TARGET_DESCRIPTOR_LIMIT, Metric.TARGET_MEMORY);
            assertThat(samples.getLast().values())
                    .containsEntry(Metric.TARGET_THREADS, 2.0)
                    .doesNotContainKeys(Metric.TARGET_NETWORK_IN, Metric.TARGET_CPU_LIMIT);
            assertThat(probe.problems()).singleElement().asString().contains("shares this machine's network");
        } finally {
            tree.getOutputStream().close();
            tree.waitFor();
        }
    }

    @Test
    void aTargetThatIsNotThereIsNamed() throws Exception {
        Process ended = new ProcessBuilder("true").start();
        ended.waitFor();
        try (Probe probe = start(new Watched.ProcessTree(ended.pid()))) {
            RunningProbe.awaitProblem(probe, "was not running when the sampling began", SOON);
        }
    }

    @Test
    void theSamplerEndsWhenItIsClosed() throws Exception {
        Probe probe = start(new Watched.Machine());
        RunningProbe.awaitSamples(probe, 1, SOON);
        List<ProcessHandle> shells = ProcessHandle.current()
                .children()
                .filter(child -> child.info().commandLine().orElse("").contains("tidemark-sampler"))
                .toList();
        probe.close();
        probe.close();

        assertThat(shells).noneMatch(ProcessHandle::isAlive);
        assertThat(probe.problems()).isEmpty();
        assertThat(probe.kind()).isEqualTo("sampler");
    }

    @Test
    void theScriptEndsWithItsInput() throws Exception {
        Sampler sampler = Sampler.start(new Watched.Machine());
        assertThat(sampler.read(1000)).isPresent();
        sampler.close();

        assertThat(sampler.complaints()).isEmpty();
    }

    @Test
    void aSystemThatDoesNotTellIsOneSentenceAndNoSamples() throws IOException {
        try (Probe probe = Probes.startSampler(
                directory.resolve("proc-stat"), new Watched.Machine(), directory, new SystemClock())) {
            assertThat(probe.samples()).isEmpty();
            assertThat(probe.problems()).singleElement().asString().endsWith("nothing is sampled.");
        }
    }

    @Test
    void whereThereIsNothingToWatchThereIsNoProbe() throws ProblemsException {
        assertThat(start(new Watched.Nothing())).isSameAs(Probe.NONE);
        assertThat(Probes.start(ProbeKind.NONE, new Watched.Machine(), directory, new SystemClock()))
                .isSameAs(Probe.NONE);
    }

    private Probe start(Watched watched) throws ProblemsException {
        return Probes.start(ProbeKind.SAMPLER, watched, directory, new SystemClock());
    }
}

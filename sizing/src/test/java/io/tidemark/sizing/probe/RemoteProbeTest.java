package io.tidemark.sizing.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.sizing.host.Watched;
import io.tidemark.sizing.testing.Eventually;
import io.tidemark.sizing.testing.LocalShell;
import io.tidemark.sizing.testing.LocalShell.Spoiler;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real scripts on this machine, as if it were at a distance. */
class RemoteProbeTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final RemoteProbe.Pace HURRIED = new RemoteProbe.Pace(
            Duration.ofMillis(100), Duration.ofMillis(300), Duration.ofSeconds(10), Duration.ofSeconds(10));

    @TempDir
    Path directory;

    private final LocalShell shell = new LocalShell();
    private Process target;

    @BeforeEach
    void startTarget() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/stat")), "needs Linux");
        // Ends with its input, should this test be killed.
        target = new ProcessBuilder("sh", "-c", "read -r _").start();
    }

    @AfterEach
    void endTarget() throws Exception {
        target.getOutputStream().close();
        target.waitFor();
    }

    @Test
    void aMachineAtADistanceIsSampledEachSecondWhileTheRunGoesOn() throws Exception {
        long before = new SystemClock().epochMillis();
        Probe probe = start(new SystemClock());
        String there;
        List<HostSample> during;
        try (probe) {
            during = RunningProbe.awaitSamples(probe, 4, SOON);
            there = workDirectory();
            assertThat(Path.of(there)).isDirectory();
            assertThat(SampleCsv.read(directory.resolve(SampleCsv.FILE))).hasSizeGreaterThanOrEqualTo(4);
        }

        assertThat(during.getFirst().epochMillis() - before).isBetween(-1L, 2_000L);
        assertThat(during.getLast().epochMillis() - during.getFirst().epochMillis())
                .isBetween(2_900L, 10_000L);
        assertThat(during.getLast().values())
                .containsKeys(Metric.HOST_CPU, Metric.HOST_NETWORK_IN, Metric.TARGET_MEMORY, Metric.PROBE_CPU);
        assertThat(SampleCsv.read(directory.resolve(SampleCsv.FILE))).hasSameSizeAs(probe.samples());
        assertThat(probe.kind()).isEqualTo("sampler");
        assertThat(probe.problems()).allMatch(problem -> problem.startsWith("Container shop "));
        assertThat(Path.of(there)).doesNotExist();
    }

    @Test
    void theSamplesAreTakenAtTheSameInstantOfEachSecond() throws Exception {
        try (Probe probe = start(new SystemClock())) {
            List<HostSample> samples = RunningProbe.awaitSamples(probe, 4, SOON);

            // A machine as busy as one that tests may leave out a second, but never takes one twice.
            assertThat(IntStream.range(1, samples.size())
                            .mapToLong(i -> samples.get(i).epochMillis()
                                    - samples.get(i - 1).epochMillis()))
                    .allMatch(millis -> millis >= 900);
        }
    }

    @Test
    void answersThatAreCutDamagedOrLostAreFetchedAgainAndNothingIsLostOrTwice() throws Exception {
        Probe probe = start(new SystemClock());
        try (probe) {
            RunningProbe.awaitSamples(probe, 1, SOON);
            shell.spoil(
                    Spoiler.failing("throttled"),
                    Spoiler.changing(answer -> answer.substring(0, answer.length() / 2)),
                    Spoiler.changing(answer -> answer.replace("tidemark end", "")),
                    Spoiler.changing(RemoteProbeTest::damaged),
                    Spoiler.changing(_ -> ""));
            Eventually.holds("all were spoilt", SOON, () -> shell.toSpoil() == 0);
            RunningProbe.awaitSamples(probe, probe.samples().size() + 2, SOON);
        }

        assertThat(probe.problems()).noneMatch(problem -> problem.contains("fetched"));
        assertThat(probe.samples())
                .extracting(HostSample::epochMillis)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(probe.samples().getFirst().values()).doesNotContainKey(Metric.HOST_CPU);
        assertThat(probe.samples().stream().skip(1))
                .allMatch(sample -> sample.values().containsKey(Metric.HOST_CPU));
    }

    private static String damaged(String answer) {
        int middle = answer.length() / 2;
        return answer.substring(0, middle) + (answer.charAt(middle) == 'A' ? 'B' : 'A') + answer.substring(middle + 1);
    }

    private String workDirectory() {
        return shell.scripts().stream()
                .filter(script -> script.contains("dir='"))
                .map(script -> script.replaceAll("(?s).*dir='([^']+)'.*", "$1"))
                .findFirst()
                .orElseThrow();
    }

    private Watched.Remote watched() {
        return new Watched.Remote(shell, "shop", target.pid());
    }

    private Probe start(Clock clock) {
        return start(RemoteSampler.Settings.USUAL, HURRIED, clock);
    }

    private Probe start(RemoteSampler.Settings settings, RemoteProbe.Pace pace, Clock clock) {
        return RemoteProbes.startSampler(watched(), settings, pace, directory, clock);
    }
}

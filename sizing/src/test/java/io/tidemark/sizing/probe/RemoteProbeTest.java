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
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
    void endAll() throws Exception {
        for (String there : workDirectories()) {
            shell.run(
                    "cd " + there + " 2>/dev/null || exit 0; kill -KILL -$(cat pid) 2>/dev/null; rm -rf " + there,
                    SOON);
        }
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
        assertThat(shell.complaints()).isEmpty();
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
        List<Long> taken;
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
            taken = shell.run("sed -n 's/^time //p' " + workDirectory() + "/0", SOON)
                    .lines()
                    .map(Long::valueOf)
                    .toList();
        }

        assertThat(probe.problems()).noneMatch(problem -> problem.contains("fetched"));
        assertThat(probe.samples())
                .extracting(HostSample::epochMillis)
                .isSorted()
                .doesNotHaveDuplicates()
                .startsWith(taken.toArray(Long[]::new));
        assertThat(taken).hasSizeGreaterThan(2);
        assertThat(probe.samples().getFirst().values()).doesNotContainKey(Metric.HOST_CPU);
        assertThat(probe.samples().stream().skip(1))
                .allMatch(sample -> sample.values().containsKey(Metric.HOST_CPU));
    }

    @Test
    void aLongOutageIsASentenceUntilItIsOver() throws Exception {
        Probe probe = start(new SystemClock());
        try (probe) {
            RunningProbe.awaitSamples(probe, 1, SOON);
            IntStream.range(0, 20).forEach(_ -> shell.spoil(Spoiler.failing("no route")));
            RunningProbe.awaitProblem(probe, "no route", SOON);
            assertThat(probe.problems())
                    .filteredOn(problem -> problem.contains("no route"))
                    .singleElement()
                    .asString()
                    .startsWith("Nothing was fetched from the machine of container shop for its last ");
            Eventually.holds("all were lost", SOON, () -> shell.toSpoil() == 0);
            RunningProbe.awaitSamples(probe, probe.samples().size() + 8, SOON);
        }

        assertThat(probe.problems()).noneMatch(problem -> problem.contains("no route"));
    }

    @Test
    void whatIsMissingAtTheEndIsSaid() throws Exception {
        Probe probe = start(RemoteSampler.Settings.USUAL, HURRIED, new SystemClock());
        try (probe) {
            RunningProbe.awaitSamples(probe, 1, SOON);
            IntStream.range(0, 1_000).forEach(_ -> shell.spoil(Spoiler.failing("gone")));
        }

        assertThat(probe.problems()).anyMatch(problem -> problem.contains("which are missing: SSM"));
    }

    @Test
    void aClockThatIsElsewhereIsSetRightAndSaidOnce() throws Exception {
        Probe probe = start(new ShiftedClock(new SystemClock(), -90_000));
        long began = new SystemClock().epochMillis();
        try (probe) {
            RunningProbe.awaitSamples(probe, 3, SOON);
        }

        assertThat(probe.samples().getFirst().epochMillis() + 90_000 - began).isBetween(-3_000L, 3_000L);
        assertThat(probe.problems())
                .filteredOn(problem -> problem.contains("clock"))
                .singleElement()
                .asString()
                .contains("about 9", " s ahead of ours");
    }

    @Test
    void whatWasFetchedIsCutOffOnTheMachine() throws Exception {
        RemoteSampler.Settings small = new RemoteSampler.Settings(Duration.ofMinutes(5), 2, 10_000);
        Probe probe = start(small, HURRIED, new SystemClock());
        try (probe) {
            RunningProbe.awaitSamples(probe, 4, SOON);
            List<String> parts = filesOf(workDirectory()).stream()
                    .filter(name -> name.matches("\\d+"))
                    .toList();
            assertThat(parts).hasSizeBetween(1, 6).doesNotContain("0");
        }

        assertThat(probe.samples())
                .extracting(HostSample::epochMillis)
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(probe.samples().getLast().values()).containsKey(Metric.HOST_NETWORK_IN);
        assertThat(probe.problems()).noneMatch(problem -> problem.contains("sampler"));
        assertThat(shell.complaints()).isEmpty();
    }

    @Test
    void aSamplerThatNobodyAsksEndsAndLeavesNothing() throws Exception {
        RemoteSampler.Settings impatient = new RemoteSampler.Settings(Duration.ofSeconds(1), 500, 1 << 20);
        RemoteSampler abandoned =
                RemoteSampler.start(watched(), impatient, new Recording(directory), new SystemClock());
        Path there = Path.of(abandoned.directory());

        long leader = Long.parseLong(Files.readString(there.resolve("pid")).strip());
        Eventually.holds("nothing is left", SOON, () -> !Files.exists(there));
        Eventually.holds("it has ended", SOON, () -> ProcessHandle.of(leader).isEmpty());
    }

    @Test
    void aSamplerThatIsKilledIsSaid() throws Exception {
        try (Probe probe = start(new SystemClock())) {
            RunningProbe.awaitSamples(probe, 2, SOON);
            shell.run("kill -KILL -$(cat " + workDirectory() + "/pid)", SOON);
            RunningProbe.awaitProblem(probe, "The sampler on the machine of container shop ended after ", SOON);
        }
    }

    @Test
    void closingDoesNotWaitForAMachineThatDoesNotAnswer() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        RemoteProbe.Pace pace = new RemoteProbe.Pace(
                Duration.ofMillis(100), Duration.ofSeconds(30), Duration.ofSeconds(10), Duration.ofMillis(200));
        Probe probe = start(RemoteSampler.Settings.USUAL, pace, new SystemClock());
        RunningProbe.awaitSamples(probe, 1, SOON);
        shell.spoil(answer -> {
            asked.countDown();
            never.await();
            return answer;
        });
        asked.await();
        probe.close();

        assertThat(probe.problems()).anyMatch(problem -> problem.contains("was interrupted"));
    }

    @Test
    void anInterruptEndsTheClosingAndStays() throws Exception {
        Probe probe = start(new SystemClock());
        RunningProbe.awaitSamples(probe, 1, SOON);
        Thread.currentThread().interrupt();
        probe.close();

        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aMachineThatCannotStartItIsOneSentenceAndNoSamples() {
        Watched.Remote unreachable = new Watched.Remote(LocalShell.unreachable("the agent is not online"), "shop", 1);
        try (Probe probe = RemoteProbes.startSampler(
                unreachable, RemoteSampler.Settings.USUAL, HURRIED, directory, new SystemClock())) {
            assertThat(probe.samples()).isEmpty();
            assertThat(probe.problems())
                    .singleElement()
                    .asString()
                    .startsWith("The sampler could not be started on the machine of container shop")
                    .contains("the agent is not online");
        }
    }

    @Test
    void theLimitsOfAContainerThereAreSeen() throws Exception {
        List<String> limits = List.of("--cpus", "0.1", "--memory", "64m", "--network", "none");
        try (TestContainer container = TestContainer.start(limits, "while :; do :; done")) {
            Watched.Remote watched = new Watched.Remote(
                    shell, "tidemark-target", container.watched().pid());
            try (Probe probe = RemoteProbes.startSampler(
                    watched, RemoteSampler.Settings.USUAL, HURRIED, directory, new SystemClock())) {
                List<HostSample> samples = RunningProbe.awaitSamples(probe, 5, SOON);

                assertThat(RunningProbe.mean(samples, Metric.TARGET_CPU_LIMIT)).isEqualTo(0.1);
                assertThat(RunningProbe.mean(samples, Metric.TARGET_MEMORY_LIMIT))
                        .isEqualTo(64.0 * (1 << 20));
                assertThat(RunningProbe.mean(samples, Metric.TARGET_CPU)).isBetween(0.06, 0.13);
                assertThat(RunningProbe.mean(samples, Metric.TARGET_THROTTLED)).isBetween(0.5, 1.0);
                container.kill();
                RunningProbe.awaitProblem(probe, "Container tidemark-target ended while sampled.", SOON);
            }
        }
    }

    @Test
    void packetsThatACardHeldUpAreAsked() throws Exception {
        Path tools = Files.createDirectories(directory.resolve("tools"));
        Path counter = tools.resolve("counter");
        Files.writeString(counter, "100");
        Path ethtool = Files.writeString(tools.resolve("ethtool"), """
                #!/bin/sh
                echo "NIC statistics:"
                echo "     pps_allowance_exceeded: $(cat %s)"
                echo "     queue_0_tx_cnt: 17"
                """.formatted(counter));
        Files.setPosixFilePermissions(ethtool, PosixFilePermissions.fromString("rwxr-xr-x"));
        shell.first("PATH=" + tools + ":$PATH TIDEMARK_ENA_CARDS=eth0; export PATH TIDEMARK_ENA_CARDS\n");
        try (Probe probe = start(new SystemClock())) {
            RunningProbe.awaitSamples(probe, 1, SOON);
            Files.writeString(counter, "5100");
            Eventually.holds(
                    "they are known",
                    SOON,
                    () -> probe.samples().stream()
                            .anyMatch(sample ->
                                    sample.value(Metric.HOST_PACKETS_EXCEEDED).isPresent()));

            assertThat(probe.samples().stream()
                            .flatMapToDouble(sample -> sample.value(Metric.HOST_PACKETS_EXCEEDED).stream())
                            .findFirst()
                            .orElse(0))
                    .isBetween(100.0, 1_100.0);
        }
    }

    private record ShiftedClock(Clock clock, long millis) implements Clock {
        @Override
        public long nanoTime() {
            return clock.nanoTime();
        }

        @Override
        public long epochMillis() {
            return clock.epochMillis() + millis;
        }
    }

    private static List<String> filesOf(String directory) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(directory))) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static String damaged(String answer) {
        int middle = answer.length() / 2;
        return answer.substring(0, middle) + (answer.charAt(middle) == 'A' ? 'B' : 'A') + answer.substring(middle + 1);
    }

    private String workDirectory() {
        return workDirectories().getFirst();
    }

    private List<String> workDirectories() {
        return shell.scripts().stream()
                .filter(script -> script.contains("dir='"))
                .map(script -> script.replaceAll("(?s).*dir='([^']+)'.*", "$1"))
                .distinct()
                .toList();
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

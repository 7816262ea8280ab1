package io.tidemark.sizing.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.SystemClock;
import io.tidemark.sizing.testing.Eventually;
import io.tidemark.sizing.testing.Programs;
import io.tidemark.sizing.testing.TargetService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessHostTest {
    private static final SystemClock CLOCK = new SystemClock();
    private static final List<String> SERVICE = Programs.java(TargetService.class, "ok", "0");
    private static final Duration SOON = Duration.ofSeconds(15);

    @TempDir
    private Path directory;

    @BeforeEach
    void needsLinux() {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "needs Linux");
    }

    @Test
    void aProgramIsStartedOnAFreePortAndEnded() throws Exception {
        RunningTarget target = start(settings(SERVICE));
        ProcessHandle process = handle(target);
        try (target) {
            HttpURLConnection connection =
                    (HttpURLConnection) target.uri().toURL().openConnection();
            assertThat(connection.getResponseCode()).isEqualTo(200);
            assertThat(target.isAlive()).isTrue();
            assertThat(target.facts().kind()).isEqualTo("process");
            assertThat(target.lastLines(1))
                    .containsExactly("listening on " + target.uri().getPort());
        }
        assertThat(process.isAlive()).isFalse();
        assertThat(target.isAlive()).isFalse();
        assertThat(target.lastLines(1)).as("its log is kept").isNotEmpty();
    }

    @Test
    void directoryEnvironmentAndCpusAreTheTargets() throws Exception {
        String script = "echo \"$GREETING\" >said; exec " + String.join(" ", SERVICE);
        ProcessSettings settings = settings(List.of("sh", "-c", script))
                .inDirectory(directory)
                .withEnvironment(Map.of("GREETING", "hello tide"))
                .onCpus("0");
        try (RunningTarget target = start(settings)) {
            assertThat(directory.resolve("said")).hasContent("hello tide");
            assertThat(target.facts().cpus()).isEqualTo(OptionalDouble.of(1));
            assertThat(Files.readString(Path.of("/proc/" + handle(target).pid() + "/status")))
                    .containsPattern("Cpus_allowed_list:\\s+0\n");
        }
    }

    @Test
    void allItHasStartedEndsWithIt() throws Exception {
        Path daemon = directory.resolve("daemon");
        String script = "sleep 601 & (setsid sh -c 'echo $$ >" + daemon + "; exec sleep 602' &) ; "
                + String.join(" ", SERVICE) + " & wait";
        RunningTarget target = start(settings(List.of("sh", "-c", script)));
        Eventually.holds("the daemon has said who it is", SOON, () -> hasText(daemon));
        ProcessHandle left = ProcessHandle.of(
                        Long.parseLong(Files.readString(daemon).strip()))
                .orElseThrow();
        List<ProcessHandle> children = handle(target).descendants().toList();
        assertThat(children).hasSizeGreaterThanOrEqualTo(2).doesNotContain(left);
        target.close();
        Eventually.holds("they are gone", SOON, () -> children.stream().noneMatch(ProcessHandle::isAlive));
        Eventually.holds("the daemon is gone", SOON, () -> !left.isAlive());
    }

    @Test
    void whoIgnoresTermIsKilledAfterItsGrace() throws Exception {
        String script = "trap '' TERM; (trap '' TERM; while :; do sleep 1; done) & " + String.join(" ", SERVICE)
                + "; while :; do sleep 1; done";
        RunningTarget target = start(settings(List.of("sh", "-c", script)));
        List<ProcessHandle> children = handle(target).descendants().toList();
        target.close();
        assertThat(target.isAlive()).isFalse();
        Eventually.holds("they are gone", SOON, () -> children.stream().noneMatch(ProcessHandle::isAlive));
    }

    @Test
    void closingTwiceIsFineAndSoIsClosingWhatHasEnded() throws Exception {
        RunningTarget target = start(settings(SERVICE));
        handle(target).destroyForcibly();
        Eventually.holds("it is dead", SOON, () -> !target.isAlive());
        target.close();
        target.close();
    }

    @Test
    void oneThatDiesBeforeItIsReadyIsToldAtOnceWithItsLastLines() {
        ProcessSettings settings = settings(List.of("sh", "-c", "echo one; echo no such database >&2; exit 3"));
        long start = CLOCK.nanoTime();
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> start(settings))
                .satisfies(e ->
                        assertThat(e.problems().getFirst().hint()).isEqualTo("it wrote last:\none\nno such database"))
                .withMessageContaining("must run until it is stopped but ended with exit code 3");
        assertThat(Duration.ofNanos(CLOCK.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    }

    @Test
    void oneThatIsKilledIsToldWithTheSignal() {
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> start(settings(List.of("sh", "-c", "kill -9 $$"))))
                .withMessageContaining("was ended by signal 9")
                .withMessageContaining("it wrote nothing");
    }

    @Test
    void aProgramThatIsNotThereIsNamed() {
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> start(settings(List.of("no-such-program-of-ours"))))
                .withMessageContaining("process: command = no-such-program-of-ours")
                .withMessageContaining("there is no such program");
    }

    @Test
    void oneThatNeverListensIsEnded() throws Exception {
        Path pid = directory.resolve("pid");
        Launch launch = launch().readyWhen(new ReadyCheck.Connect(Duration.ofSeconds(1)));
        ProcessSettings settings =
                ProcessSettings.of(List.of("sh", "-c", "echo $$ >" + pid + "; exec sleep 603"), launch);
        assertThatExceptionOfType(ProblemsException.class)
                .isThrownBy(() -> start(settings))
                .withMessageContaining("within 1.0 s but is not: Connection refused");
        assertThat(ProcessHandle.of(Long.parseLong(Files.readString(pid).strip())))
                .isEmpty();
    }

    @Test
    void aPortThatIsTakenIsRefusedBeforeAnythingStarts() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThatExceptionOfType(ProblemsException.class)
                    .isThrownBy(() -> start(settings(SERVICE).onPort(taken.getLocalPort())))
                    .withMessageContaining("process: port = " + taken.getLocalPort()
                            + ": must be a free port of this machine: Address already in use");
        }
    }

    @Test
    void itsTimeToLiveEndsItThoughNobodyCloses() throws Exception {
        Launch launch = launch().livingFor(Duration.ofSeconds(3));
        try (RunningTarget target = start(ProcessSettings.of(SERVICE, launch))) {
            Eventually.holds("its time is over", SOON, () -> !target.isAlive());
        }
    }

    private Launch launch() {
        return Launch.loggingTo(directory.resolve("logs")).withGrace(Duration.ofSeconds(1));
    }

    private ProcessSettings settings(List<String> command) {
        return ProcessSettings.of(command, launch());
    }

    private static RunningTarget start(ProcessSettings settings) throws ProblemsException {
        return new ProcessHost(settings, CLOCK).start();
    }

    private static ProcessHandle handle(RunningTarget target) {
        return ProcessHandle.of(((Watched.ProcessTree) target.watched()).pid()).orElseThrow();
    }

    private static boolean hasText(Path file) {
        try {
            return Files.exists(file) && !Files.readString(file).isBlank();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

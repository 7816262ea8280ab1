package io.tidemark.experiment.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.functions.time.SystemClock;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ProcessGroupTest {
    private static final Duration LONG = Duration.ofSeconds(20);

    private static ProcessGroup start(String... command) throws IOException {
        return ProcessGroup.start(new ProcessBuilder(command), new SystemClock());
    }

    /** The number that a script prints. */
    private static long number(BufferedReader lines) throws IOException {
        return Long.parseLong(lines.readLine().strip());
    }

    private static void awaitDeath(long pid) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (ProcessHandle.of(pid).filter(ProcessGroup::isAlive).isPresent()) {
            assertThat(System.nanoTime()).as("process %d is alive", pid).isLessThan(end);
            LockSupport.parkNanos(100_000);
        }
    }

    @Test
    void childrenOfChildrenEndToo() throws Exception {
        ProcessGroup group = start("sh", "-c", "sh -c 'sh -c \"sleep 1000 & echo \\$!; wait\" & wait' & wait");
        long grandchild = number(group.process().inputReader());
        group.end(LONG);
        awaitDeath(grandchild);
    }

    @Test
    void childrenInSessionsOfTheirOwnEndToo() throws Exception {
        ProcessGroup group = start("sh", "-c", "setsid sh -c 'echo $$; exec sleep 1000' & wait");
        long child = number(group.process().inputReader());
        group.kill();
        awaitDeath(child);
    }

    @Test
    void whoeverIgnoresEverythingIsKilled() throws Exception {
        ProcessGroup group = start("sh", "-c", "trap '' INT TERM; echo $$; while :; do sleep 0.01; done");
        long pid = number(group.process().inputReader());
        group.end(Duration.ofMillis(50));
        awaitDeath(pid);
        assertThat(group.process().isAlive()).isFalse();
    }

    @Test
    void programsAndDirectoriesThatAreNotThereAreToldBeforehand(@TempDir Path directory) throws Exception {
        assertThatThrownBy(() -> start("no-such-program")).hasMessage("there is no program no-such-program");
        assertThatThrownBy(() -> start("/etc/passwd")).hasMessage("there is no program /etc/passwd");
        assertThatThrownBy(() -> ProcessGroup.start(
                        new ProcessBuilder("true")
                                .directory(directory.resolve("none").toFile()),
                        new SystemClock()))
                .hasMessageStartingWith("there is no directory");
    }

    /** Started by a JVM that is then killed. */
    static final class Doomed {
        private Doomed() {}

        public static void main(String[] arguments) throws Exception {
            ProcessGroup group = start("sleep", "1000");
            new Guardian(new SystemClock()).guard(group);
            System.out.println(group.process().pid());
            System.out.flush();
            Thread.currentThread().join();
        }
    }

    @Test
    void programsDoNotOutliveUsHoweverWeDie() throws Exception {
        Process doomed = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Doomed.class.getName()))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        long program = number(doomed.inputReader());
        assertThat(ProcessHandle.of(program)).isPresent();
        doomed.destroyForcibly();
        awaitDeath(program);
    }

    @Test
    void whatIsReleasedIsNotGuarded() throws Exception {
        ProcessGroup group = start("sleep", "1000");
        Guardian guardian = new Guardian(new SystemClock());
        guardian.guard(group);
        guardian.release();
        guardian.close();
        assertThat(group.process().waitFor(100, TimeUnit.MILLISECONDS)).isFalse();
        group.kill();
    }
}

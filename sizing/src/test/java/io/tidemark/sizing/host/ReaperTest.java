package io.tidemark.sizing.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.sizing.testing.Eventually;
import io.tidemark.sizing.testing.Programs;
import io.tidemark.testbed.docker.TestImage;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing is left behind, however its owner ends. The owner is a real one, in a process of its own. */
class ReaperTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path logs;

    @BeforeEach
    void needsLinux() {
        assumeTrue(Files.exists(Path.of("/proc/self/stat")), "needs Linux");
    }

    @Test
    void aProcessEndsWhenItsOwnerIsKilled() throws Exception {
        try (Owned owned = Owned.start("process", logs.toString())) {
            List<ProcessHandle> family = owned.family();
            assertThat(family).as("shell, sleep, service").hasSizeGreaterThanOrEqualTo(3);
            owned.owner.destroyForcibly();
            Eventually.holds("all are gone", SOON, () -> family.stream().noneMatch(ProcessHandle::isAlive));
            owned.expectNoReaper();
        }
    }

    @Test
    void controlCOfTheOwnersGroupDoesNotKeepTheReaperFromItsWork() throws Exception {
        try (Owned owned = Owned.start("process", logs.toString())) {
            List<ProcessHandle> family = owned.family();
            assertThat(owned.reapers).hasSize(1);
            signal("INT", owned.reapers.getFirst().pid());
            signal("TERM", owned.reapers.getFirst().pid());
            signal("HUP", owned.reapers.getFirst().pid());
            signal("INT", -owned.owner.pid());
            Eventually.holds("the owner has ended", SOON, () -> !owned.owner.isAlive());
            Eventually.holds("all are gone", SOON, () -> family.stream().noneMatch(ProcessHandle::isAlive));
            owned.expectNoReaper();
        }
    }

    @Test
    void aContainerGoesWhenItsOwnerIsKilled() throws Exception {
        try (Owned owned = Owned.start("docker", logs.toString(), TestImage.require())) {
            assertThat(exists(owned.target)).isTrue();
            owned.owner.destroyForcibly();
            Eventually.holds("the container is gone", SOON, () -> !exists(owned.target));
            owned.expectNoReaper();
        }
    }

    @Test
    void aContainerGoesAfterItsTimeThoughOwnerAndReaperAreKilled() throws Exception {
        String name = "tidemark-test-" + ProcessHandle.current().pid();
        Path log = logs.resolve("reaper.log");
        String image = TestImage.require();
        try (Reaper _ = Reaper.ofContainer("docker", name, Duration.ofSeconds(3), log)) {
            List<ProcessHandle> shells = reapersOf(ProcessHandle.current(), name);
            assertThat(shells).hasSize(1);
            Docker docker = Docker.onPath();
            assertThat(docker.call("run", "--detach", "--name", name, image, "sleep", "600")
                            .good())
                    .isTrue();
            shells.getFirst().destroyForcibly();
            Eventually.holds("its time is over", SOON, () -> !exists(name));
        }
    }

    @Test
    void closingRemovesATargetThoughTheReaperHasBeenKilled() throws Exception {
        Process target = OwnSession.start(new ProcessBuilder("sleep", "605"));
        try (Reaper reaper = Reaper.ofProcess("a-mark", LONG, Duration.ofSeconds(1), logs.resolve("reaper.log"))) {
            reaper.adopt(target.pid());
            ProcessHandle shell = reapersOf(ProcessHandle.current(), "a-mark").getFirst();
            List<ProcessHandle> all = new ArrayList<>(shell.descendants().toList());
            all.add(shell);
            all.forEach(ProcessHandle::destroyForcibly);
            Eventually.holds("the reaper is dead", SOON, () -> !shell.isAlive());
            assertThat(target.isAlive()).isTrue();
        }
        Eventually.holds("the target is gone", SOON, () -> !target.isAlive());
    }

    /** The news of its death may come after all that is asked of it. */
    @RepeatedTest(10)
    void closingRemovesATargetThoughTheReaperDiesAtThatMoment() throws Exception {
        Process target = OwnSession.start(new ProcessBuilder("sleep", "606"));
        try (Reaper reaper = Reaper.ofProcess("b-mark", LONG, Duration.ofSeconds(1), logs.resolve("reaper.log"))) {
            reaper.adopt(target.pid());
            reapersOf(ProcessHandle.current(), "b-mark").getFirst().destroyForcibly();
        }
        Eventually.holds("the target is gone", SOON, () -> !target.isAlive());
    }

    private static boolean exists(String container) {
        try {
            return Docker.onPath().call("container", "inspect", container).good();
        } catch (ProblemsException e) {
            throw new AssertionError(e);
        }
    }

    /** The shells that look after the owner's targets. */
    private static List<ProcessHandle> reapersOf(ProcessHandle owner, String argument) throws IOException {
        List<ProcessHandle> found = new ArrayList<>();
        for (ProcessHandle child : owner.children().toList()) {
            String line = Files.readString(Path.of("/proc/" + child.pid() + "/cmdline"));
            if (line.contains("tidemark-reaper") && line.contains(argument)) {
                found.add(child);
            }
        }
        return found;
    }

    /** A negative pid means its group. */
    private static void signal(String name, long pid) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-s", name, "--", Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        assertThat(status).as("kill -s %s -- %d", name, pid).isZero();
    }

    /** An owner in a group of its own, as a shell would start it, and its target. */
    private record Owned(Process owner, String target, List<ProcessHandle> reapers) implements AutoCloseable {
        static Owned start(String... arguments) throws IOException {
            // A shell starts what runs in the background with interrupts ignored, and a JVM leaves that as it is.
            List<String> command = new ArrayList<>(List.of("setsid", "env", "--default-signal=INT"));
            command.addAll(Programs.javaWithAll(HostMain.class, arguments));
            Process owner = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            try (BufferedReader said = owner.inputReader()) {
                String line = said.readLine();
                assertThat(line).startsWith("started ");
                return new Owned(owner, line.substring("started ".length()), reapersOf(owner.toHandle(), ""));
            }
        }

        List<ProcessHandle> family() {
            ProcessHandle leader = ProcessHandle.of(Long.parseLong(target)).orElseThrow();
            List<ProcessHandle> family = new ArrayList<>(leader.descendants().toList());
            family.add(leader);
            return family;
        }

        void expectNoReaper() throws InterruptedException {
            Eventually.holds(
                    "the reaper has ended", SOON, () -> reapers.stream().noneMatch(ProcessHandle::isAlive));
        }

        @Override
        public void close() {
            owner.destroyForcibly();
        }
    }
}

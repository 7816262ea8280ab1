package io.tidemark.experiment.program;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.tidemark.functions.time.Clock;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program with all that it starts. It runs in a session of its own, which {@code setsid} makes before it becomes the
 * program, so that signals reach all of it, and those of our terminal none of it. Where there is no {@code setsid}, only
 * what still descends from it is reached.
 */
public final class ProcessGroup {
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private final Clock clock;
    private final Process process;
    private final boolean leads;

    private ProcessGroup(Clock clock, Process process, boolean leads) {
        this.clock = clock;
        this.process = process;
        this.leads = leads;
    }

    /** @throws IOException when there is no such program; says so */
    public static ProcessGroup start(ProcessBuilder builder, Clock clock) throws IOException {
        List<String> command = List.copyOf(builder.command());
        requireProgram(command.getFirst(), builder);
        List<String> detached = new ArrayList<>(Detachment.WORDS);
        detached.addAll(command);
        try {
            return new ProcessGroup(clock, builder.command(detached).start(), true);
        } catch (IOException _) {
            return new ProcessGroup(clock, builder.command(command).start(), false);
        }
    }

    /**
     * What comes before a program. Whoever starts us in the background, as scripts do, has us and all that we start ignore
     * interrupts, and a shell cannot even be told otherwise from within: so they are set back, where {@code env} can do it.
     */
    private static final class Detachment {
        static final List<String> WORDS = words();

        private Detachment() {}

        private static List<String> words() {
            List<String> interruptible = List.of("setsid", "env", "--default-signal=INT");
            List<String> trial = new ArrayList<>(interruptible);
            trial.add("true");
            try {
                Process process = new ProcessBuilder(trial)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
                return process.waitFor() == 0 ? interruptible : List.of("setsid");
            } catch (IOException _) {
                return List.of("setsid");
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return List.of("setsid");
            }
        }
    }

    /** {@code setsid} would tell it to nobody but the log. */
    private static void requireProgram(String name, ProcessBuilder builder) throws IOException {
        Path directory =
                builder.directory() == null ? Path.of("") : builder.directory().toPath();
        if (!Files.isDirectory(directory.toAbsolutePath())) {
            throw new IOException("there is no directory " + directory);
        }
        String path = name.contains("/") ? "" : builder.environment().getOrDefault("PATH", "");
        for (String place : path.split(File.pathSeparator, -1)) {
            Path candidate = directory.resolve(place).resolve(name);
            if (Files.isRegularFile(candidate) && Files.isExecutable(candidate)) {
                return;
            }
        }
        throw new IOException("there is no program " + name);
    }

    public Process process() {
        return process;
    }

    /**
     * Interrupts it, and when not all of it has ended after a time of grace, kills it; returns when it is gone. What the
     * program leaves behind is asked a second time to end, because shells have what runs in the background ignore interrupts.
     */
    public void end(Duration grace) throws InterruptedException {
        List<ProcessHandle> family = family();
        long end = clock.nanoTime() + grace.toNanos();
        signal("INT", family);
        if (process.waitFor(grace.toNanos(), TimeUnit.NANOSECONDS)) {
            signal("TERM", family);
            areGone(family, Duration.ofNanos(end - clock.nanoTime()));
        }
        kill(family);
    }

    /** Kills it at once. */
    public void kill() throws InterruptedException {
        kill(List.of());
    }

    private void kill(List<ProcessHandle> before) throws InterruptedException {
        List<ProcessHandle> family = new ArrayList<>(before);
        family.addAll(family());
        // Also when the program itself is gone: something of its group may be left that was started meanwhile.
        signal("KILL", family);
        family.forEach(ProcessHandle::destroyForcibly);
        areGone(family, AFTER_KILL);
    }

    private List<ProcessHandle> family() {
        List<ProcessHandle> family = new ArrayList<>(List.of(process.toHandle()));
        process.descendants().forEach(family::add);
        return family;
    }

    /** Asks again and again: the platform tells of the end of its own children only, and of others late. */
    private boolean areGone(List<ProcessHandle> family, Duration longest) throws InterruptedException {
        long end = clock.nanoTime() + longest.toNanos();
        boolean own = process.waitFor(longest.toNanos(), TimeUnit.NANOSECONDS);
        long pause = 1;
        while (own && family.stream().anyMatch(ProcessGroup::isAlive)) {
            if (clock.nanoTime() >= end) {
                return false;
            }
            TimeUnit.MILLISECONDS.sleep(pause);
            pause = Math.min(pause * 2, 50);
        }
        return own;
    }

    /** One that is dead, but whose end nobody has asked for, is not alive, whatever the platform says. */
    public static boolean isAlive(ProcessHandle member) {
        if (!member.isAlive()) {
            return false;
        }
        try {
            String stat = Files.readString(Path.of("/proc/" + member.pid() + "/stat"), ISO_8859_1);
            return stat.indexOf('Z', stat.lastIndexOf(')')) < 0;
        } catch (IOException _) {
            // Gone meanwhile, or there is no such file system.
            return member.isAlive();
        }
    }

    private void signal(String name, List<ProcessHandle> family) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", "kill -s \"$@\" 2>/dev/null", "sh", name, "--"));
        int targets = command.size();
        if (leads && isOurs()) {
            command.add("-" + process.pid());
        }
        family.stream()
                .filter(member -> !leads && member.isAlive())
                .forEach(member -> command.add(Long.toString(member.pid())));
        if (command.size() == targets) {
            return;
        }
        try {
            new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException _) {
            // Without a shell, what is left is to destroy it.
            family.forEach("KILL".equals(name) ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
        }
    }

    /** While anything of the group is there, nothing else gets its number; a new process of that number is another's. */
    private boolean isOurs() {
        return process.isAlive() || ProcessHandle.of(process.pid()).isEmpty();
    }
}

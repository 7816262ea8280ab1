package io.tidemark.experiment.channel;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.macro.Template;
import io.tidemark.experiment.phase.Hold;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.program.Guardian;
import io.tidemark.experiment.program.Launch;
import io.tidemark.experiment.program.ProcessGroup;
import io.tidemark.experiment.program.ProgramTemplate;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A program that is kept running until it is killed, or has ended by itself. What it says belongs to the phase that it
 * works for. That phase is held until it has ended, if it is going to end by itself; if not, from when it is told to end.
 * Thread-safe.
 */
final class Program {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    /** Whoever lived so long may start again at once. */
    private static final Duration LONG_LIFE = Duration.ofSeconds(10);

    private static final Duration TEARDOWN = Duration.ofMinutes(1);
    private static final int CANNOT_START = 127;

    private final String owner;
    private final Stage stage;
    private final Recipe recipe;
    private final Guardian guardian;
    private final Scope otherwise;
    private final CountDownLatch killed = new CountDownLatch(1);
    private final CountDownLatch done = new CountDownLatch(1);
    private final ReentrantLock lock = new ReentrantLock();
    private boolean holds;
    private Trace trace = Trace.NONE;
    private Hold hold = nothing();
    private @Nullable Launch launch;

    /**
     * What to start, and how.
     *
     * @param teardown empty for none
     * @param kinds of lines, by stream
     */
    record Recipe(
            ProgramTemplate template,
            Optional<Template> teardown,
            boolean restart,
            Duration grace,
            Map<Launch.Stream, String> kinds) {}

    /**
     * @param holds whether the phase that it works for must not end before it
     * @param otherwise what names stand for that the phase does not know
     */
    Program(String owner, Stage stage, Recipe recipe, Guardian guardian, boolean holds, Scope otherwise) {
        this.owner = owner;
        this.stage = stage;
        this.recipe = recipe;
        this.guardian = guardian;
        this.holds = holds;
        this.otherwise = otherwise;
    }

    private static Hold nothing() {
        return new Phase(0, 0, Map.of()).hold();
    }

    /** From now on it works for another phase. */
    void workFor(Trace next) {
        Hold before;
        lock.lock();
        try {
            if (isKilled()) {
                return;
            }
            before = hold;
            trace = next;
            boolean needed = holds && done.getCount() > 0;
            hold = needed ? next.phase().map(Phase::hold).orElseGet(Program::nothing) : nothing();
        } finally {
            lock.unlock();
        }
        before.close();
    }

    /** From now on it must end, and the phase that it works for after it. */
    void holdPhase() {
        lock.lock();
        try {
            if (!holds && !isKilled()) {
                holds = true;
                workFor(trace);
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Starts it, and again when it ends if that is wanted; returns when it has ended for good.
     *
     * @param before what has to end first; null for nothing
     */
    void run(@Nullable Program before) throws InterruptedException {
        try {
            if (before != null) {
                before.kill();
            }
            Duration pause = FIRST_PAUSE;
            while (start()) {
                long began = stage.clock().nanoTime();
                int code = launched().await();
                if (!recipe.restart()) {
                    exit(code);
                    return;
                }
                // What it has left behind could be in the way of the next one.
                launched().group().kill();
                Duration life = Duration.ofNanos(stage.clock().nanoTime() - began);
                pause = life.compareTo(LONG_LIFE) >= 0 ? FIRST_PAUSE : pause;
                if (killed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
                    return;
                }
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause.multipliedBy(2);
            }
        } finally {
            finish();
        }
    }

    /** False when it was killed meanwhile, or cannot be started. */
    private boolean start() {
        lock.lock();
        try {
            if (isKilled()) {
                return false;
            }
            Scope scope = scope();
            launch = Launch.of(
                    recipe.template().fill(scope, stage.directory()),
                    stage.clock(),
                    recipe.template().input(scope),
                    this::say);
            guardian.guard(launch.group());
            stage.define("cmdlinepid", launch.pid());
            stage.bus().publish(Events.CMDLINE_STARTED, trace, Map.of("pid", launch.pid()));
            return true;
        } catch (IOException | IllegalArgumentException e) {
            stage.trouble(owner, e);
            exit(CANNOT_START);
            return false;
        } finally {
            lock.unlock();
        }
    }

    private Scope scope() {
        return stage.scope(trace).orElse(otherwise);
    }

    private Launch launched() {
        lock.lock();
        try {
            if (launch == null) {
                throw new IllegalStateException("it has not been started");
            }
            return launch;
        } finally {
            lock.unlock();
        }
    }

    private void say(Launch.Stream stream, String line) {
        Map<String, Object> said = new LinkedHashMap<>();
        // A program that talks faster than anybody listens is not read any further, and waits.
        stage.bus().awaitRoom();
        said.put("line", line);
        said.put("source", "cmdline");
        said.put("kind", recipe.kinds().getOrDefault(stream, ""));
        lock.lock();
        try {
            stage.bus().publish(Events.LOG_LINE, trace, said);
        } finally {
            lock.unlock();
        }
    }

    private void exit(int code) {
        lock.lock();
        try {
            if (!isKilled()) {
                Event _ = stage.bus()
                        .publish(
                                code == 0 ? Events.CMDLINE_EXIT_ZERO : Events.CMDLINE_EXIT_NONZERO,
                                trace,
                                Map.of("exitcode", (long) code));
            }
        } finally {
            lock.unlock();
        }
    }

    /** Ends it, with all that it started, and returns when nothing of it is left. */
    void kill() throws InterruptedException {
        Optional<Launch> running;
        lock.lock();
        try {
            running = isKilled() ? Optional.empty() : Optional.ofNullable(launch);
            killed.countDown();
        } finally {
            lock.unlock();
        }
        if (running.isPresent()) {
            tearDown();
            running.get().group().end(recipe.grace());
        }
        done.await();
    }

    private void tearDown() throws InterruptedException {
        if (recipe.teardown().isEmpty()) {
            return;
        }
        try {
            ProcessGroup script = ProcessGroup.start(
                    recipe.template()
                            .script(recipe.teardown().get(), scope(), stage.directory())
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD),
                    stage.clock());
            script.process().getOutputStream().close();
            if (!script.process().waitFor(TEARDOWN.toSeconds(), TimeUnit.SECONDS)) {
                script.kill();
                stage.trouble(owner, new IOException("teardown: did not end within " + TEARDOWN.toSeconds() + " s"));
            } else if (script.process().exitValue() != 0) {
                stage.trouble(
                        owner,
                        new IOException(
                                "teardown: exit code " + script.process().exitValue()));
            }
        } catch (IOException e) {
            stage.trouble(owner, e);
        }
    }

    private boolean isKilled() {
        return killed.getCount() == 0;
    }

    private void finish() throws InterruptedException {
        lock.lock();
        try {
            if (launch != null && launch.group().process().isAlive()) {
                // The thread was interrupted: nobody waits for a gentle end.
                launch.group().kill();
            }
        } finally {
            guardian.release();
            done.countDown();
            Hold last = hold;
            lock.unlock();
            last.close();
        }
    }
}

package io.tidemark.functions.aws.lambda;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One environment of a function: a process that asks for events and answers them, one at a time. Thread-safe. */
public final class FunctionEnvironment {
    private static final Duration INIT_LIMIT = Duration.ofMinutes(2);

    private final String id;
    private final Fleet fleet;
    private final BlockingQueue<Optional<Invocation>> inbox = new LinkedBlockingQueue<>();
    private final CompletableFuture<Integer> ended = new CompletableFuture<>();
    private final StringBuilder log = new StringBuilder();
    private volatile Process process;
    private volatile long startNanos;
    private volatile Duration initDuration;
    private volatile Invocation current;
    private Outcome outcome;
    private Future<?> deadline;
    private int served;

    FunctionEnvironment(String id, Fleet fleet) {
        this.id = id;
        this.fleet = fleet;
    }

    void start(String runtimeApi) {
        startNanos = System.nanoTime();
        try {
            process = EnvironmentProcess.start(fleet.settings(), runtimeApi);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        deadline = fleet.timer().schedule(this::kill, INIT_LIMIT.toSeconds(), TimeUnit.SECONDS);
        Thread.ofVirtual().start(this::readLog);
    }

    /** Its event for {@link #next()}. */
    void assign(Invocation invocation) {
        current = invocation;
        inbox.add(Optional.of(invocation));
    }

    /** The runtime asks for an event, which also says that it is done with the one before; empty when it is to end. */
    Optional<Invocation> next() throws InterruptedException {
        if (initDuration == null) {
            initDuration = Duration.ofNanos(System.nanoTime() - startNanos);
            deadline.cancel(false);
            fleet.changed();
        } else {
            // Whoever waits for the answer finds this environment free.
            Runnable report = settle(null);
            fleet.ready(this);
            report.run();
        }
        Optional<Invocation> invocation = inbox.take();
        invocation.ifPresent(this::limit);
        return invocation;
    }

    /** What the runtime says of the current event. Whoever waits hears it when the environment is free again. */
    synchronized void answer(Outcome answer) {
        outcome = answer;
    }

    private void limit(Invocation invocation) {
        long millis = fleet.settings().timeout().toMillis();
        deadline = fleet.timer().schedule(() -> expire(invocation), millis, TimeUnit.MILLISECONDS);
    }

    private synchronized void expire(Invocation invocation) {
        if (invocation.equals(current)) {
            outcome = Outcome.timedOut(invocation, fleet.settings().timeout().toSeconds());
            kill();
        }
    }

    /** Ends the current event. What is returned tells its sender. */
    private synchronized Runnable settle(@Nullable Outcome otherwise) {
        Invocation done = current;
        Outcome end = outcome == null ? otherwise : outcome;
        deadline.cancel(false);
        current = null;
        outcome = null;
        if (done == null || end == null) {
            return () -> {};
        }
        served++;
        if (end.kind() == Outcome.Kind.ANSWERED || done.deliveriesLeft() == 0) {
            return () -> done.outcome().complete(end);
        }
        return () -> {
            if (!fleet.deliver(done.again())) {
                done.outcome().complete(end);
            }
        };
    }

    private void readLog() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
            String line;
            while ((line = lines.readLine()) != null) {
                write(line);
            }
        } catch (IOException e) {
            write(e.toString());
        }
        int status = process.onExit().join().exitValue();
        fleet.ended(this);
        Invocation last = current;
        Runnable report = settle(last == null ? null : Outcome.died(last, status));
        inbox.add(Optional.empty());
        ended.complete(status);
        fleet.changed();
        report.run();
    }

    public String id() {
        return id;
    }

    public long pid() {
        return process.pid();
    }

    public boolean alive() {
        return !ended.isDone() && (process == null || process.isAlive());
    }

    /** With the exit status. */
    public CompletableFuture<Integer> ended() {
        return ended;
    }

    /** The event it is to answer, which a new environment has before it is ready to take it. */
    public Optional<String> event() {
        return Optional.ofNullable(current).map(invocation -> new String(invocation.event(), StandardCharsets.UTF_8));
    }

    public Optional<String> requestId() {
        return Optional.ofNullable(current).map(Invocation::requestId);
    }

    /** From the start of the process until it asked for its first event. */
    public Optional<Duration> initDuration() {
        return Optional.ofNullable(initDuration);
    }

    /** Whether it has asked for its first event. */
    public boolean ready() {
        return initDuration != null;
    }

    public synchronized int served() {
        return served;
    }

    /** All that it has written. */
    public String log() {
        synchronized (log) {
            return log.toString();
        }
    }

    private void write(String line) {
        synchronized (log) {
            log.append(line).append('\n');
        }
    }

    /** As if the machine below it were lost. */
    public void kill() {
        process.destroyForcibly();
    }

    /** It stands still, connections open, until {@link #thaw()}. */
    public void freeze() {
        EnvironmentProcess.signal(process, "STOP");
    }

    public void thaw() {
        EnvironmentProcess.signal(process, "CONT");
    }

    @Override
    public String toString() {
        return "environment " + id + (alive() ? "" : " (ended)") + ": " + event().orElse("idle");
    }
}

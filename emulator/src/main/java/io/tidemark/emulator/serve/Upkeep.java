package io.tidemark.emulator.serve;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Does a job every few seconds, and says when its trouble begins, changes and ends. */
final class Upkeep implements AutoCloseable {
    private final ScheduledExecutorService executor;
    private final Runnable job;
    private final Supplier<Optional<String>> trouble;
    private final Consumer<String> notes;
    private Optional<String> told = Optional.empty();

    private Upkeep(Runnable job, Supplier<Optional<String>> trouble, Consumer<String> notes) {
        this.executor = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("tidemark-upkeep").factory());
        this.job = job;
        this.trouble = trouble;
        this.notes = notes;
    }

    static Upkeep start(Duration interval, Runnable job, Supplier<Optional<String>> trouble, Consumer<String> notes) {
        Upkeep upkeep = new Upkeep(job, trouble, notes);
        long nanos = interval.toNanos();
        var _ = upkeep.executor.scheduleWithFixedDelay(upkeep::once, nanos, nanos, TimeUnit.NANOSECONDS);
        return upkeep;
    }

    synchronized void once() {
        Optional<String> now;
        try {
            job.run();
            now = trouble.get();
        } catch (RuntimeException e) {
            // Thrown further, it would be the end of all upkeep, and nobody would be told.
            now = Optional.of(e.toString());
        }
        if (!now.equals(told)) {
            notes.accept(now.map(text -> "trouble: " + text).orElse("the trouble is over"));
            told = now;
        }
    }

    /** Does the job once more. */
    @Override
    public void close() {
        executor.shutdown();
        once();
    }
}

package io.tidemark.sizing.probe;

import io.tidemark.functions.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** The CPU that a process of ours uses, in cores. Not thread-safe. */
final class CpuOfProcess {
    private final ProcessHandle process;
    private final Clock clock;
    private Duration used = Duration.ZERO;
    private long atNanos;

    CpuOfProcess(ProcessHandle process, Clock clock) {
        this.process = process;
        this.clock = clock;
        this.atNanos = clock.nanoTime();
    }

    /** Between the call before, or the beginning, and now; absent when the process has ended. */
    OptionalDouble sinceLastTime() {
        Optional<Duration> now = process.info().totalCpuDuration();
        long nanos = clock.nanoTime();
        if (now.isEmpty() || nanos <= atNanos) {
            return OptionalDouble.empty();
        }
        double cores = now.get().minus(used).toNanos() / (double) (nanos - atNanos);
        used = now.get();
        atNanos = nanos;
        return OptionalDouble.of(cores);
    }
}

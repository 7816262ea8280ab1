package io.tidemark.sizing.probe;

import static org.assertj.core.api.Assertions.fail;

import io.tidemark.functions.time.SystemClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Waits for real probes, with a deadline. */
final class RunningProbe {
    private static final long POLL_NANOS = Duration.ofMillis(20).toNanos();

    private RunningProbe() {}

    static List<HostSample> awaitSamples(Probe probe, int count, Duration atMost) {
        SystemClock clock = new SystemClock();
        long deadline = clock.nanoTime() + atMost.toNanos();
        while (probe.samples().size() < count) {
            if (clock.nanoTime() > deadline) {
                fail("only %d of %d samples within %s; problems: %s"
                        .formatted(probe.samples().size(), count, atMost, probe.problems()));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
        return probe.samples();
    }

    static void awaitProblem(Probe probe, String part, Duration atMost) {
        SystemClock clock = new SystemClock();
        long deadline = clock.nanoTime() + atMost.toNanos();
        while (probe.problems().stream().noneMatch(problem -> problem.contains(part))) {
            if (clock.nanoTime() > deadline) {
                fail("no problem with \"%s\" within %s but %s".formatted(part, atMost, probe.problems()));
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    /** The mean of the samples that know it, from the second one on. */
    static double mean(List<HostSample> samples, Metric metric) {
        return samples.stream()
                .skip(1)
                .flatMapToDouble(sample -> sample.value(metric).stream())
                .average()
                .orElseThrow(() -> new AssertionError("no sample knows " + metric));
    }
}

package io.tidemark.aggregator.fleet.aws;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Locale;
import java.util.Set;

/** What the centre's own threads cost beside all that a test does in the same JVM. Asked on the thread that leads the run. */
final class CentreCpu {
    private static final Set<String> NAMES = Set.of("tidemark-collector", "tidemark-lease");

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private long firstNanos;
    private long firstCpuNanos;
    private long lastNanos;
    private long lastCpuNanos;

    void take() {
        lastNanos = System.nanoTime();
        lastCpuNanos = threads.getCurrentThreadCpuTime();
        for (ThreadInfo thread : threads.getThreadInfo(threads.getAllThreadIds())) {
            if (thread != null && NAMES.contains(thread.getThreadName())) {
                lastCpuNanos += Math.max(0, threads.getThreadCpuTime(thread.getThreadId()));
            }
        }
        if (firstNanos == 0) {
            firstNanos = lastNanos;
            firstCpuNanos = lastCpuNanos;
        }
    }

    @Override
    public String toString() {
        double seconds = (lastNanos - firstNanos) / 1e9;
        double cpu = (lastCpuNanos - firstCpuNanos) / 1e9;
        return String.format(
                Locale.ROOT, "%.2f CPU seconds in %.1f s, %.1f %% of a core", cpu, seconds, 100 * cpu / seconds);
    }
}

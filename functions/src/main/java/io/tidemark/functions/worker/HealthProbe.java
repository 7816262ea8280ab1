package io.tidemark.functions.worker;

import com.sun.management.UnixOperatingSystemMXBean;
import io.tidemark.core.window.Health;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.OperatingSystemMXBean;
import java.util.List;

/** Watches the generator's own process. Not thread-safe. */
final class HealthProbe {
    private final OperatingSystemMXBean system = ManagementFactory.getOperatingSystemMXBean();
    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();
    private long lastNanos;
    private long lastCpuNanos;
    private long lastGcMillis;

    /** What passes from here on counts for the first state. */
    void begin(long nowNanos) {
        lastNanos = nowNanos;
        lastCpuNanos = cpuNanos();
        lastGcMillis = gcMillis();
    }

    Health take(int second, long nowNanos, Gauges gauges) {
        long cpu = cpuNanos();
        long gc = gcMillis();
        long limit = (nowNanos - lastNanos) * system.getAvailableProcessors();
        Health health = new Health(
                second,
                gauges.users(),
                gauges.inFlight(),
                gauges.backlog(),
                Math.max(0, cpu - lastCpuNanos) / 1_000,
                Math.max(0, limit) / 1_000,
                gauges.loopLagNanos() / 1_000,
                Math.max(0, gc - lastGcMillis) * 1_000,
                descriptors(),
                descriptorLimit());
        lastNanos = nowNanos;
        lastCpuNanos = cpu;
        lastGcMillis = gc;
        return health;
    }

    private long cpuNanos() {
        return system instanceof com.sun.management.OperatingSystemMXBean detailed ? detailed.getProcessCpuTime() : 0;
    }

    private long gcMillis() {
        return collectors.stream()
                .mapToLong(collector -> Math.max(0, collector.getCollectionTime()))
                .sum();
    }

    private int descriptors() {
        return system instanceof UnixOperatingSystemMXBean unix ? saturated(unix.getOpenFileDescriptorCount()) : 0;
    }

    private int descriptorLimit() {
        return system instanceof UnixOperatingSystemMXBean unix ? saturated(unix.getMaxFileDescriptorCount()) : 0;
    }

    private static int saturated(long value) {
        return Math.clamp(value, 0, Integer.MAX_VALUE);
    }

    /** What the worker itself knows of its state. */
    record Gauges(int users, int inFlight, int backlog, long loopLagNanos) {}
}

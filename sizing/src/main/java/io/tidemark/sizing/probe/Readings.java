package io.tidemark.sizing.probe;

import static java.util.Map.entry;

import io.tidemark.sizing.probe.proc.Figure;
import io.tidemark.sizing.probe.proc.Reading;
import io.tidemark.sizing.probe.proc.Task;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** Makes samples of readings, one of each. The first has no rates. Not thread-safe. */
final class Readings {
    private static final Map<Metric, Figure> GAUGES = Map.ofEntries(
            entry(Metric.HOST_RUN_QUEUE, Figure.RUNNABLE_THREADS),
            entry(Metric.HOST_MEMORY_TOTAL, Figure.MEMORY_TOTAL_BYTES),
            entry(Metric.TARGET_MEMORY, Figure.TARGET_MEMORY_BYTES),
            entry(Metric.TARGET_MEMORY_LIMIT, Figure.TARGET_MEMORY_LIMIT_BYTES),
            entry(Metric.TARGET_DESCRIPTORS, Figure.TARGET_DESCRIPTORS),
            entry(Metric.TARGET_DESCRIPTOR_LIMIT, Figure.TARGET_DESCRIPTOR_LIMIT),
            entry(Metric.TARGET_THREADS, Figure.TARGET_THREADS));

    private static final Map<Metric, Figure> SINCE_FIRST =
            Map.of(Metric.HOST_OOM_KILLS, Figure.OOM_KILLS, Metric.TARGET_OOM_KILLS, Figure.TARGET_OOM_KILLS);

    private static final double MICROS = 1e6;

    private final BusiestThread busiestThread = new BusiestThread();
    private final HeldBack heldBack = new HeldBack();
    private final EnumMap<Figure, Long> first = new EnumMap<>(Figure.class);
    private @Nullable Reading before;

    HostSample next(Reading now) {
        Values values = new Values();
        putGauges(now, values);
        SINCE_FIRST.forEach((metric, figure) -> putSinceFirst(metric, figure, now, values));
        if (before != null) {
            Rates.put(before, now, values);
        }
        values.put(Metric.TARGET_BUSIEST_THREAD, busiestThread.next(now));
        heldBack.put(now, values);
        putDiskWait(now, values);
        before = now;
        return new HostSample(now.epochMillis(), values.toMap());
    }

    /** Where the kernel does not measure it: yes or no at this instant, which is the same on average. */
    private static void putDiskWait(Reading now, Values values) {
        boolean measured = now.figure(Figure.TARGET_DISK_STALL_MICROS).isPresent();
        if (!measured && !now.threads().isEmpty()) {
            boolean waits = now.threads().values().stream().anyMatch(Task::waitsForDisk);
            values.put(Metric.TARGET_DISK_WAIT, waits ? 1 : 0);
        }
    }

    private static void putGauges(Reading now, Values values) {
        GAUGES.forEach((metric, figure) -> now.figure(figure).ifPresent(value -> values.put(metric, (double) value)));
        now.figure(Figure.TARGET_CPU_LIMIT_MICROS)
                .ifPresent(micros -> values.put(Metric.TARGET_CPU_LIMIT, micros / MICROS));
        OptionalLong total = now.figure(Figure.MEMORY_TOTAL_BYTES);
        OptionalLong available = now.figure(Figure.MEMORY_AVAILABLE_BYTES);
        if (total.isPresent() && available.isPresent()) {
            values.put(Metric.HOST_MEMORY_USED, (double) total.getAsLong() - available.getAsLong());
        }
    }

    private void putSinceFirst(Metric metric, Figure figure, Reading now, Values values) {
        OptionalLong count = now.figure(figure);
        if (count.isPresent()) {
            long began = first.computeIfAbsent(figure, _ -> count.getAsLong());
            if (count.getAsLong() >= began) {
                values.put(metric, (double) count.getAsLong() - began);
            }
        }
    }
}

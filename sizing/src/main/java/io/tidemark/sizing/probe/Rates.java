package io.tidemark.sizing.probe;

import static java.util.Map.entry;

import io.tidemark.sizing.probe.proc.CpuTimes;
import io.tidemark.sizing.probe.proc.Figure;
import io.tidemark.sizing.probe.proc.Reading;
import io.tidemark.sizing.probe.proc.Task;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** What two readings say about the time between them. A counter that went back says nothing about it. */
final class Rates {
    /** Counters by second, and how much of a counter is one of the metric's unit. */
    private static final Map<Metric, Counter> COUNTERS = Map.ofEntries(
            entry(Metric.HOST_NETWORK_IN, new Counter(Figure.NETWORK_IN_BYTES, 1)),
            entry(Metric.HOST_NETWORK_OUT, new Counter(Figure.NETWORK_OUT_BYTES, 1)),
            entry(Metric.HOST_TCP_RETRANSMITS, new Counter(Figure.TCP_RETRANSMITS, 1)),
            entry(Metric.HOST_LISTEN_DROPS, new Counter(Figure.LISTEN_DROPS, 1)),
            entry(Metric.HOST_DISK_READ, new Counter(Figure.DISK_READ_BYTES, 1)),
            entry(Metric.HOST_DISK_WRITE, new Counter(Figure.DISK_WRITTEN_BYTES, 1)),
            entry(Metric.TARGET_CPU, new Counter(Figure.TARGET_CPU_NANOS, 1e9)),
            entry(Metric.TARGET_DISK_READ, new Counter(Figure.TARGET_READ_BYTES, 1)),
            entry(Metric.TARGET_DISK_WRITE, new Counter(Figure.TARGET_WRITTEN_BYTES, 1)),
            entry(Metric.TARGET_DISK_WAIT, new Counter(Figure.TARGET_DISK_STALL_MICROS, 1e6)),
            entry(Metric.TARGET_NETWORK_IN, new Counter(Figure.TARGET_NETWORK_IN_BYTES, 1)),
            entry(Metric.TARGET_NETWORK_OUT, new Counter(Figure.TARGET_NETWORK_OUT_BYTES, 1)),
            entry(Metric.PROBE_CPU, new Counter(Figure.PROBE_TICKS, CpuTimes.TICKS_PER_SECOND)));

    private static final String ALL_CPUS = "cpu";
    private static final double MILLIS_PER_SECOND = 1e3;

    private record Counter(Figure figure, double one) {}

    private final Reading before;
    private final Reading now;
    private final double seconds;
    private final Values values;

    private Rates(Reading before, Reading now, Values values) {
        this.before = before;
        this.now = now;
        this.seconds = now.secondsSince(before);
        this.values = values;
    }

    static void put(Reading before, Reading now, Values values) {
        Rates rates = new Rates(before, now, values);
        if (rates.seconds > 0) {
            COUNTERS.forEach(rates::putCounter);
            rates.putCpu();
            rates.putBusiestCore();
            rates.putBusiestDisk();
            rates.putThrottling();
            rates.putTreeCpu();
        }
    }

    private void putCounter(Metric metric, Counter counter) {
        OptionalLong count = since(counter.figure());
        if (count.isPresent()) {
            double rate = count.getAsLong() / counter.one() / seconds;
            values.put(metric, metric.unit() == Metric.Unit.SHARE ? Math.min(1, rate) : rate);
        }
    }

    private void putCpu() {
        CpuTimes first = before.cpus().get(ALL_CPUS);
        CpuTimes last = now.cpus().get(ALL_CPUS);
        if (first == null || last == null || last.since(first).total() == 0) {
            return;
        }
        CpuTimes spent = last.since(first);
        double total = spent.total();
        values.put(Metric.HOST_CPU, spent.busy() / total);
        values.put(Metric.HOST_CPU_USER, spent.user() / total);
        values.put(Metric.HOST_CPU_SYSTEM, spent.system() / total);
        values.put(Metric.HOST_CPU_STEAL, spent.steal() / total);
        values.put(Metric.HOST_CPU_IOWAIT, spent.ioWait() / total);
    }

    /** Of those that were there both times: CPUs may be switched on and off. */
    private void putBusiestCore() {
        OptionalDouble busiest = now.cpus().entrySet().stream()
                .filter(cpu -> !cpu.getKey().equals(ALL_CPUS) && before.cpus().containsKey(cpu.getKey()))
                .map(cpu -> cpu.getValue().since(before.cpus().getOrDefault(cpu.getKey(), cpu.getValue())))
                .filter(spent -> spent.total() > 0)
                .mapToDouble(spent -> spent.busy() / (double) spent.total())
                .max();
        values.put(Metric.HOST_BUSIEST_CORE, busiest);
    }

    private void putBusiestDisk() {
        OptionalDouble busiest = now.diskBusyMillis().entrySet().stream()
                .filter(disk -> before.diskBusyMillis().containsKey(disk.getKey()))
                .mapToLong(disk -> disk.getValue() - before.diskBusyMillis().getOrDefault(disk.getKey(), 0L))
                .filter(millis -> millis >= 0)
                .mapToDouble(millis -> Math.min(1, millis / MILLIS_PER_SECOND / seconds))
                .max();
        values.put(Metric.HOST_DISK_BUSY, busiest);
    }

    /** No period passes while nothing wants to run, or without a limit: then nothing was held back. */
    private void putThrottling() {
        OptionalLong periods = since(Figure.TARGET_PERIODS);
        OptionalLong throttled = since(Figure.TARGET_THROTTLED_PERIODS);
        if (periods.isPresent() && throttled.isPresent()) {
            double all = Math.max(1, periods.getAsLong());
            values.put(Metric.TARGET_THROTTLED, Math.min(1, throttled.getAsLong() / all));
        }
    }

    private void putTreeCpu() {
        if (before.processes().isEmpty() || now.processes().isEmpty()) {
            return;
        }
        long ticks = total(now.processes()) - total(before.processes());
        if (ticks < 0) {
            // One ended and nobody waited for it, or it left the tree: what the others used is known.
            ticks = now.processes().values().stream()
                    .mapToLong(this::ticksSince)
                    .sum();
        }
        values.put(Metric.TARGET_CPU, ticks / (seconds * CpuTimes.TICKS_PER_SECOND));
    }

    /** With children that ended: their time goes over to the parent, so that none is lost or counted twice. */
    private static long total(Map<Long, Task> processes) {
        return processes.values().stream().mapToLong(Task::ticksWithChildren).sum();
    }

    private long ticksSince(Task task) {
        Task then = before.processes().get(task.id());
        return then != null && task.isSameAs(then) ? Math.max(0, task.ticks() - then.ticks()) : task.ticks();
    }

    private OptionalLong since(Figure figure) {
        OptionalLong first = before.figure(figure);
        OptionalLong last = now.figure(figure);
        boolean known = first.isPresent() && last.isPresent() && last.getAsLong() >= first.getAsLong();
        return known ? OptionalLong.of(last.getAsLong() - first.getAsLong()) : OptionalLong.empty();
    }
}

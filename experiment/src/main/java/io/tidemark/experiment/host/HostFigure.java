package io.tidemark.experiment.host;

import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.probe.HostSample;
import io.tidemark.sizing.probe.Metric;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.SequencedMap;

/**
 * What is told of a host at an instant: four figures in plain terms, and all that the probe knows under its own names.
 *
 * @param key as of an attribute
 */
record HostFigure(String key, String meaning) {
    private static final double PERCENT = 100;

    /** The four in plain terms. */
    private static final List<HostFigure> PLAIN = List.of(
            new HostFigure(
                    "cpu",
                    "CPU in use, in percent of what the target may use, or of the machine when that is all that is known"),
            new HostFigure("memory", "memory in use, in bytes: of the target, or of the machine"),
            new HostFigure("network", "received and sent in a second, in bytes: of the target, or of the machine"),
            new HostFigure("disk", "read and written in a second, in bytes: of the target, or of the machine"));

    static List<HostFigure> all() {
        List<HostFigure> all = new ArrayList<>(PLAIN);
        for (Metric metric : Metric.values()) {
            all.add(new HostFigure(metric.key(), metric.meaning()));
        }
        return all;
    }

    /** What is not known is left out. */
    static SequencedMap<String, Object> fields(HostSample sample, HostFacts facts) {
        SequencedMap<String, Object> fields = new LinkedHashMap<>();
        put(fields, "cpu", cpu(sample, facts));
        put(fields, "memory", first(sample.value(Metric.TARGET_MEMORY), sample.value(Metric.HOST_MEMORY_USED)));
        put(
                fields,
                "network",
                first(
                        sum(sample, Metric.TARGET_NETWORK_IN, Metric.TARGET_NETWORK_OUT),
                        sum(sample, Metric.HOST_NETWORK_IN, Metric.HOST_NETWORK_OUT)));
        put(
                fields,
                "disk",
                first(
                        sum(sample, Metric.TARGET_DISK_READ, Metric.TARGET_DISK_WRITE),
                        sum(sample, Metric.HOST_DISK_READ, Metric.HOST_DISK_WRITE)));
        for (Map.Entry<Metric, Double> value : sample.values().entrySet()) {
            fields.put(value.getKey().key(), value.getValue());
        }
        return fields;
    }

    private static OptionalDouble cpu(HostSample sample, HostFacts facts) {
        OptionalDouble used = sample.value(Metric.TARGET_CPU);
        if (used.isEmpty()) {
            OptionalDouble machine = sample.value(Metric.HOST_CPU);
            return machine.isEmpty() ? machine : OptionalDouble.of(machine.getAsDouble() * PERCENT);
        }
        OptionalDouble limit = first(sample.value(Metric.TARGET_CPU_LIMIT), facts.cpus());
        double cores = limit.orElse(Runtime.getRuntime().availableProcessors());
        return OptionalDouble.of(used.getAsDouble() / cores * PERCENT);
    }

    private static OptionalDouble sum(HostSample sample, Metric one, Metric other) {
        OptionalDouble first = sample.value(one);
        OptionalDouble second = sample.value(other);
        return first.isPresent() && second.isPresent()
                ? OptionalDouble.of(first.getAsDouble() + second.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble first(OptionalDouble one, OptionalDouble other) {
        return one.isPresent() ? one : other;
    }

    private static void put(Map<String, Object> fields, String key, OptionalDouble value) {
        value.ifPresent(known -> fields.put(key, known));
    }
}

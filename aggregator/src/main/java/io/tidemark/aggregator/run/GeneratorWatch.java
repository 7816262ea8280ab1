package io.tidemark.aggregator.run;

import io.tidemark.core.window.Health;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Counts what {@link GeneratorRules} ask for, second by second, so that the seconds need not be in memory together. */
final class GeneratorWatch {
    private final Map<Integer, Collections> collections = new HashMap<>();
    private int seconds;
    private int busySeconds;
    private int slowSeconds;
    private Optional<Health> starved = Optional.empty();

    void add(FleetHealth state) {
        boolean busy = false;
        boolean slow = false;
        for (Map.Entry<Integer, Health> entry : state.bySegment().entrySet()) {
            Health health = entry.getValue();
            busy |= health.cpuShare() >= GeneratorRules.BUSY_CPU_SHARE;
            slow |= health.loopLagMicros() > GeneratorRules.SLOW_LOOP_MICROS;
            Collections of = collections.computeIfAbsent(entry.getKey(), segment -> new Collections());
            of.micros += health.gcMicros();
            of.seconds++;
        }
        seconds++;
        busySeconds += busy ? 1 : 0;
        slowSeconds += slow ? 1 : 0;
    }

    void addDescriptors(FleetHealth state) {
        if (starved.isEmpty()) {
            starved = state.bySegment().values().stream()
                    .filter(health -> health.descriptorLimit() > 0)
                    .filter(health ->
                            health.descriptors() > GeneratorRules.MOST_DESCRIPTORS_SHARE * health.descriptorLimit())
                    .findFirst();
        }
    }

    int seconds() {
        return seconds;
    }

    /** Seconds in which any worker used nearly all of its CPU. */
    int busySeconds() {
        return busySeconds;
    }

    /** Seconds in which an event loop of any worker lagged. */
    int slowSeconds() {
        return slowSeconds;
    }

    /** The largest share of its time that a worker spent in garbage collection. */
    double worstGcShare() {
        return collections.values().stream()
                .mapToDouble(of -> of.micros / 1e6 / of.seconds)
                .max()
                .orElse(0);
    }

    /** The first that had nearly all of its descriptors open. */
    Optional<Health> starved() {
        return starved;
    }

    private static final class Collections {
        private long micros;
        private int seconds;
    }
}

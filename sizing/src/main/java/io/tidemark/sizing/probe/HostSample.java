package io.tidemark.sizing.probe;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What was in use at an instant.
 *
 * @param epochMillis on the clock of the run
 * @param values of the metrics that are known; others are absent
 */
public record HostSample(long epochMillis, Map<Metric, Double> values) {
    public HostSample {
        EnumMap<Metric, Double> copy = new EnumMap<>(Metric.class);
        copy.putAll(values);
        values = Collections.unmodifiableMap(copy);
    }

    public OptionalDouble value(Metric metric) {
        Double value = values.get(metric);
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}

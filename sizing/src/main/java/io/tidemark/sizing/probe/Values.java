package io.tidemark.sizing.probe;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalDouble;

/** Collects the values of a sample; one that is not known is left out. */
final class Values {
    private final EnumMap<Metric, Double> values = new EnumMap<>(Metric.class);

    void put(Metric metric, double value) {
        values.put(metric, value);
    }

    void put(Metric metric, OptionalDouble value) {
        value.ifPresent(known -> values.put(metric, known));
    }

    void add(Metric metric, OptionalDouble value) {
        value.ifPresent(known -> values.merge(metric, known, Double::sum));
    }

    void putIfAbsent(Metric metric, double value) {
        values.putIfAbsent(metric, value);
    }

    Map<Metric, Double> toMap() {
        return values;
    }
}

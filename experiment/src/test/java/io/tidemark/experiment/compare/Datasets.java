package io.tidemark.experiment.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/** Small measurements by hand. */
final class Datasets {
    private final String source;
    private final SequencedMap<String, Quantity> quantities = new LinkedHashMap<>();
    private final SequencedMap<String, Mean> figures = new LinkedHashMap<>();
    private final List<DataPoint> points = new ArrayList<>();

    private Datasets(String source) {
        this.source = source;
    }

    static Datasets of(String source) {
        return new Datasets(source);
    }

    /** @param parameters such as {@code Map.of("x", 1)}, taken in the order of their names */
    Datasets point(Map<String, ?> parameters, String metric, double... values) {
        quantities.putIfAbsent(metric, Quantity.of(metric));
        List<Double> series = new ArrayList<>();
        for (double value : values) {
            series.add(value);
        }
        SequencedMap<String, List<Double>> byMetric = new LinkedHashMap<>();
        byMetric.put(metric, series);
        points.add(new DataPoint(new LinkedHashMap<>(new TreeMap<>(parameters)), byMetric));
        return this;
    }

    Datasets at(double x, double... values) {
        return point(Map.of("x", x), "m", values);
    }

    Datasets figure(String name, double value, double error) {
        quantities.put(name, Quantity.of(name));
        figures.put(name, new Mean(value, error * error, 1));
        return this;
    }

    Dataset make() {
        SequencedMap<String, String> axes = new LinkedHashMap<>();
        points.forEach(point -> point.parameters().keySet().forEach(name -> axes.put(name, name)));
        return new Dataset(source, source, axes, quantities, points, figures, List.of());
    }
}

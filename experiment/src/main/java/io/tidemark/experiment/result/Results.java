package io.tidemark.experiment.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * What an experiment has measured.
 *
 * @param id of the job: a UUID
 * @param startedEpochMillis when the first run began
 * @param completedEpochMillis when the last one ended
 * @param interrupted true when it ended early
 * @param config the files as they were written, merged, with nothing filled in, as JSON has values
 * @param meta filled in
 * @param points in the order in which they were visited first
 */
public record Results(
        String id,
        String title,
        long startedEpochMillis,
        long completedEpochMillis,
        boolean interrupted,
        Map<String, Object> config,
        SequencedMap<String, Object> meta,
        List<Axis> axes,
        List<Metric> metrics,
        List<Indicator> indicators,
        List<Point> points) {
    public Results {
        config = Collections.unmodifiableMap(new LinkedHashMap<>(config));
        meta = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(meta));
        axes = List.copyOf(axes);
        metrics = List.copyOf(metrics);
        indicators = List.copyOf(indicators);
        points = List.copyOf(points);
    }

    public SequencedMap<String, Double> indicatorValues() {
        SequencedMap<String, Double> values = new LinkedHashMap<>();
        indicators.forEach(indicator -> values.put(indicator.name(), indicator.of(points)));
        return values;
    }
}

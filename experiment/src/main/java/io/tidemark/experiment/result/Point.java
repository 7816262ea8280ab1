package io.tidemark.experiment.result;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * One set of parameters with all that was measured there, in all runs.
 *
 * @param parameters of all axes, in their order
 * @param flags those of the last run win
 * @param series by metric, for every metric, in the order in which they were measured
 */
public record Point(
        SequencedMap<String, Object> parameters,
        SequencedMap<String, Object> flags,
        SequencedMap<String, List<Sample>> series) {
    public Point {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
        flags = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(flags));
        series = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(series));
    }

    public List<Double> values(String metric) {
        return series.getOrDefault(metric, List.of()).stream()
                .map(Sample::value)
                .toList();
    }

    /** By metric and summarizer, of every metric that has one. */
    public SequencedMap<String, SequencedMap<String, Figure>> summary(List<Metric> metrics) {
        SequencedMap<String, SequencedMap<String, Figure>> summary = new LinkedHashMap<>();
        for (Metric metric : metrics) {
            SequencedMap<String, Figure> figures = new LinkedHashMap<>();
            for (Summarizer summarizer : metric.summarizers()) {
                figures.put(summarizer.name(), summarizer.of(values(metric.name())));
            }
            summary.put(metric.name(), figures);
        }
        return summary;
    }

    /** A parameter as a number; the given one when it is no number. */
    public double number(String parameter, double otherwise) {
        return parameters.get(parameter) instanceof Number number ? number.doubleValue() : otherwise;
    }
}

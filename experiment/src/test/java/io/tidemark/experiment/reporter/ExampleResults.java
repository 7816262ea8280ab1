package io.tidemark.experiment.reporter;

import io.tidemark.experiment.result.Axis;
import io.tidemark.experiment.result.Indicator;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.result.Sample;
import io.tidemark.experiment.result.Summarizer;
import io.tidemark.experiment.summary.Summarizers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** Results as an experiment might have them, put together piece by piece. */
public final class ExampleResults {
    private static final double FIRST_SECOND = 1_499_696_193.5;

    private final List<Axis> axes = new ArrayList<>();
    private final List<Metric> metrics = new ArrayList<>();
    private final List<Indicator> indicators = new ArrayList<>();
    private final List<Point> points = new ArrayList<>();
    private final SequencedMap<String, Object> meta = new LinkedHashMap<>();

    /** With the UUID {@code uuid-of-<name>}. */
    public ExampleResults axis(String name, String units) {
        axes.add(new Axis(name, name, "", units, "uuid-of-" + name, 0.0));
        return this;
    }

    public ExampleResults metric(String name, String units, String... summarizers) {
        List<Summarizer> all = Stream.of(summarizers)
                .map(summarizer -> Summarizers.of(summarizer).orElseThrow())
                .toList();
        metrics.add(new Metric(name, name, "", units, "uuid-of-" + name, all));
        return this;
    }

    public ExampleResults indicator(String name, double value) {
        indicators.add(new Indicator() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public double of(List<Point> points) {
                return value;
            }
        });
        return this;
    }

    public ExampleResults meta(String name, Object value) {
        meta.put(name, value);
        return this;
    }

    /** With values of the first metric, a second apart, and the status {@code OK}. */
    public ExampleResults point(Map<String, Object> parameters, double... values) {
        return point(parameters, Map.of("status", "OK"), values);
    }

    public ExampleResults point(Map<String, Object> parameters, Map<String, Object> flags, double... values) {
        SequencedMap<String, Object> ordered = new LinkedHashMap<>();
        axes.forEach(axis -> {
            if (parameters.containsKey(axis.name())) {
                ordered.put(axis.name(), parameters.get(axis.name()));
            }
        });
        SequencedMap<String, List<Sample>> series = new LinkedHashMap<>();
        metrics.forEach(metric -> series.put(metric.name(), List.of()));
        List<Sample> samples = new ArrayList<>();
        Arrays.stream(values).forEach(value -> samples.add(new Sample(FIRST_SECOND + samples.size(), value, 0)));
        series.put(metrics.getFirst().name(), samples);
        points.add(new Point(ordered, new LinkedHashMap<>(flags), series));
        return this;
    }

    public Results build() {
        SequencedMap<String, Object> config = new LinkedHashMap<>();
        config.put("reporters", List.of(Map.of("class", "reporter.RawReporter")));
        config.put("config", Map.of("title", "{{title}}"));
        return new Results(
                "0b9b27a4-7b0c-4e6f-9d5e-0a4f0e2f7c11",
                "Scale Tests",
                1_499_696_193_250L,
                1_499_696_999_000L,
                false,
                config,
                meta,
                axes,
                metrics,
                indicators,
                points);
    }
}

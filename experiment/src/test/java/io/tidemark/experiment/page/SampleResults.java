package io.tidemark.experiment.page;

import io.tidemark.experiment.result.Axis;
import io.tidemark.experiment.result.Figure;
import io.tidemark.experiment.result.Indicator;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.result.Sample;
import io.tidemark.experiment.result.Summarizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;

/** Experiments that never happened, from a seed. */
public final class SampleResults {
    private static final long STARTED = 1_795_000_000_000L;

    private final Random random = new Random(20_261_126);
    private final List<Axis> axes = new ArrayList<>();
    private final List<List<Object>> values = new ArrayList<>();
    private String title = "Deployments per second";
    private int repeats = 12;
    private int metrics = 2;
    private boolean interrupted;
    private int failing = -1;

    public SampleResults title(String text) {
        title = text;
        return this;
    }

    public SampleResults axis(String name, String axisTitle, String units, Object... all) {
        axes.add(new Axis(name, axisTitle, "", units, "", 0L));
        values.add(List.of(all));
        return this;
    }

    public SampleResults range(String name, String axisTitle, String units, int count) {
        Object[] all = new Object[count];
        for (int i = 0; i < count; i++) {
            all[i] = (long) (i + 1);
        }
        return axis(name, axisTitle, units, all);
    }

    public SampleResults repeats(int count) {
        repeats = count;
        return this;
    }

    public SampleResults metrics(int count) {
        metrics = count;
        return this;
    }

    public SampleResults interrupted() {
        interrupted = true;
        return this;
    }

    /** The phase with this number has stalled, and the one after it has measured nothing. */
    public SampleResults failing(int phase) {
        failing = phase;
        return this;
    }

    public Results make() {
        List<Metric> declared = new ArrayList<>();
        for (int i = 0; i < metrics; i++) {
            String name = i == 0 ? "responseTime" : "metric" + i;
            String called = i == 0 ? "Response Time" : "Metric " + i;
            declared.add(new Metric(name, called, "", i == 0 ? "seconds" : "", "", List.of(meanError(), max())));
        }
        List<Point> points = new ArrayList<>();
        combine(0, new LinkedHashMap<>(), parameters -> points.add(point(points.size(), parameters, declared)));
        return new Results(
                "0b5f0b52-7f3f-4a63-9d4c-1a9b6ac5c2d1",
                title,
                STARTED,
                STARTED + 754_000,
                interrupted,
                Map.of("define", Map.of("url", "http://127.0.0.1:8080", "admin_password", "hunter2")),
                new LinkedHashMap<>(Map.of("test", "1-app-n-instances")),
                axes,
                declared,
                List.of(indicator()),
                points);
    }

    private void combine(
            int axis, SequencedMap<String, Object> chosen, java.util.function.Consumer<Map<String, Object>> to) {
        if (axis == axes.size()) {
            to.accept(chosen);
            return;
        }
        for (Object value : values.get(axis)) {
            SequencedMap<String, Object> more = new LinkedHashMap<>(chosen);
            more.put(axes.get(axis).name(), value);
            combine(axis + 1, more, to);
        }
    }

    private Point point(int number, Map<String, Object> parameters, List<Metric> declared) {
        double base = 0.2;
        for (Object value : parameters.values()) {
            base += value instanceof Number each ? 0.03 * each.doubleValue() : 0.001 * value.hashCode() % 0.5;
        }
        SequencedMap<String, List<Sample>> series = new LinkedHashMap<>();
        for (int i = 0; i < declared.size(); i++) {
            List<Sample> samples = new ArrayList<>();
            for (int k = 0; k < (number == failing + 1 && failing >= 0 ? 0 : repeats); k++) {
                double value = base * (i + 1) * (1 + 0.15 * random.nextGaussian());
                samples.add(new Sample(STARTED / 1e3 + k, value, k % 2));
            }
            series.put(declared.get(i).name(), samples);
        }
        SequencedMap<String, Object> flags = new LinkedHashMap<>();
        flags.put("status", number == failing ? "stalled" : "OK");
        return new Point(new LinkedHashMap<>(parameters), flags, series);
    }

    private static Summarizer meanError() {
        return summarizer("mean_err", values -> {
            double mean = mean(values);
            double variance = mean(values.stream()
                    .map(value -> (value - mean) * (value - mean))
                    .toList());
            return Figure.of(mean, values.isEmpty() ? 0 : 2 * Math.sqrt(variance / values.size()));
        });
    }

    private static Summarizer max() {
        return summarizer(
                "max",
                values -> Figure.of(
                        values.stream().mapToDouble(Double::doubleValue).max().orElse(0)));
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }

    private static Summarizer summarizer(String name, java.util.function.Function<List<Double>, Figure> formula) {
        return new Summarizer() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public Figure of(List<Double> values) {
                return formula.apply(values);
            }
        };
    }

    private static Indicator indicator() {
        return new Indicator() {
            @Override
            public String name() {
                return "meanResponseTime";
            }

            @Override
            public double of(List<Point> points) {
                return 0.0213;
            }
        };
    }
}

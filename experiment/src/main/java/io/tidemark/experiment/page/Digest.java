package io.tidemark.experiment.page;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.result.Axis;
import io.tidemark.experiment.result.Figure;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Results with what several parts of the page need, made once.
 *
 * @param figures of each point, by metric and summarizer
 * @param troubles of each point, what did not go as it should; an empty text when nothing did
 */
record Digest(
        Results results,
        Space space,
        List<SequencedMap<String, SequencedMap<String, Figure>>> figures,
        List<String> troubles) {
    private static final String STATUS = "status";
    private static final String FINE = "OK";

    static Digest of(Results results) {
        SequencedMap<String, String> titles = new LinkedHashMap<>();
        results.axes().forEach(axis -> titles.put(axis.name(), title(axis)));
        List<Point> points = results.points();
        // Parameters that nobody declared are shown too.
        points.forEach(point -> point.parameters().forEach((name, _) -> titles.putIfAbsent(name, name)));
        return new Digest(
                results,
                Space.of(titles, points.stream().map(Point::parameters).toList()),
                points.stream().map(point -> point.summary(results.metrics())).toList(),
                points.stream().map(point -> trouble(point, results.metrics())).toList());
    }

    Figure figure(int point, Metric metric, String summarizer) {
        SequencedMap<String, Figure> ofMetric =
                requireNonNull(figures.get(point).get(metric.name()), metric.name());
        return requireNonNull(ofMetric.get(summarizer), summarizer);
    }

    List<Point> points() {
        return results.points();
    }

    int size() {
        return results.points().size();
    }

    /** The values of the axes at a point: {@code deploymentRate = 4, type = t3.small}. */
    String place(int point) {
        List<String> parts = new ArrayList<>();
        for (String axis : space.axes()) {
            Object value = points().get(point).parameters().get(axis);
            if (value != null) {
                parts.add(axis + " = " + NumberText.value(value));
            }
        }
        return String.join(", ", parts);
    }

    static String flags(Point point) {
        List<String> flags = new ArrayList<>();
        point.flags()
                .forEach((name, value) -> flags.add(name.equals(STATUS) ? String.valueOf(value) : name + " " + value));
        return String.join(", ", flags);
    }

    static String title(Axis axis) {
        return titled(axis.title().isEmpty() ? axis.name() : axis.title(), axis.units());
    }

    static String title(Metric metric) {
        return titled(metric.title().isEmpty() ? metric.name() : metric.title(), metric.units());
    }

    private static String titled(String title, String units) {
        return units.isEmpty() ? title : title + " (" + units + ")";
    }

    private static String trouble(Point point, List<Metric> metrics) {
        List<String> troubles = new ArrayList<>();
        Object status = point.flags().get(STATUS);
        if (status != null && !status.toString().equalsIgnoreCase(FINE)) {
            troubles.add(status.toString());
        }
        List<String> empty = metrics.stream()
                .map(Metric::name)
                .filter(name -> point.values(name).isEmpty())
                .toList();
        if (!empty.isEmpty()) {
            troubles.add("no value of " + String.join(", ", empty));
        }
        return String.join(", ", troubles);
    }
}

package io.tidemark.experiment.compare;

import io.tidemark.aggregator.report.Colour;
import io.tidemark.aggregator.report.Exploration;
import io.tidemark.aggregator.report.Exploration.Kind;
import io.tidemark.aggregator.report.Exploration.Place;
import io.tidemark.aggregator.report.Exploration.Subject;
import io.tidemark.aggregator.report.Exploration.Trace;
import io.tidemark.aggregator.report.Html;
import io.tidemark.aggregator.report.Section;
import io.tidemark.experiment.page.Space;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/** Both sides over the axes: what each has measured, wherever it has. */
final class OverlaySection implements Section {
    private final Optional<Exploration> exploration;

    private OverlaySection(Optional<Exploration> exploration) {
        this.exploration = exploration;
    }

    static OverlaySection of(Comparison comparison) {
        SequencedMap<String, String> titles = new LinkedHashMap<>();
        List<String> common = new ArrayList<>(Alignment.names(comparison.before()));
        common.retainAll(Alignment.names(comparison.after()));
        common.forEach(name -> titles.put(name, comparison.before().axes().getOrDefault(name, name)));
        SequencedSet<SequencedMap<String, Object>> all = new LinkedHashSet<>();
        comparison.before().points().forEach(point -> all.add(place(point, common)));
        comparison.after().points().forEach(point -> all.add(place(point, common)));
        List<SequencedMap<String, Object>> places = List.copyOf(all);
        List<Subject> subjects = comparison.metrics().stream()
                .filter(metric -> !comparison
                        .before()
                        .figures()
                        .containsKey(metric.quantity().name()))
                .map(metric -> subject(comparison, metric, places, common))
                .toList();
        if (places.isEmpty() || subjects.isEmpty()) {
            return new OverlaySection(Optional.empty());
        }
        Space space = Space.of(titles, places);
        return new OverlaySection(Optional.of(new Exploration(
                "sides",
                space.dimensions(),
                space.at().stream().map(at -> new Place(at, "")).toList(),
                subjects,
                false)));
    }

    private static SequencedMap<String, Object> place(DataPoint point, List<String> names) {
        SequencedMap<String, Object> place = new LinkedHashMap<>();
        names.forEach(name -> place.put(name, Space.key(point.parameters().getOrDefault(name, ""))));
        return place;
    }

    private static Subject subject(
            Comparison comparison, MetricScore metric, List<SequencedMap<String, Object>> places, List<String> names) {
        String name = metric.quantity().name();
        List<Trace> traces = new ArrayList<>();
        traces.add(trace("before", Colour.BLUE, means(comparison.before(), name, names), places));
        traces.add(trace("after", Colour.ORANGE, means(comparison.after(), name, names), places));
        Map<Map<String, Object>, PlaceScore> scores = new LinkedHashMap<>();
        metric.places().forEach(place -> scores.put(place.parameters(), place));
        List<Double> signed =
                places.stream().map(place -> signed(scores.get(place))).toList();
        traces.add(new Trace("difference in σ", Colour.RED, Kind.BALANCE, signed, List.of()));
        return new Subject(metric.quantity().titled(), traces, List.of());
    }

    private static double signed(@Nullable PlaceScore score) {
        return score == null ? Double.NaN : score.signed();
    }

    private static Map<Map<String, Object>, Mean> means(Dataset side, String metric, List<String> names) {
        Map<Map<String, Object>, List<Double>> values = new LinkedHashMap<>();
        for (Kept.Point point : Kept.of(side.points(), metric).points()) {
            values.computeIfAbsent(place(point.at(), names), _ -> new ArrayList<>())
                    .addAll(point.values());
        }
        Map<Map<String, Object>, Mean> means = new LinkedHashMap<>();
        values.forEach((place, all) -> means.put(place, Mean.of(all)));
        return means;
    }

    private static Trace trace(
            String label,
            Colour colour,
            Map<Map<String, Object>, Mean> means,
            List<SequencedMap<String, Object>> places) {
        List<Double> values = new ArrayList<>(Collections.nCopies(places.size(), Double.NaN));
        List<Double> errors = new ArrayList<>(values);
        for (int i = 0; i < places.size(); i++) {
            Mean mean = means.get(places.get(i));
            if (mean != null) {
                values.set(i, mean.value());
                errors.set(i, mean.error() > 0 ? mean.error() : Double.NaN);
            }
        }
        return new Trace(label, colour, Kind.LINE, values, errors);
    }

    @Override
    public void write(Html html) {
        if (exploration.isEmpty()) {
            return;
        }
        html.open("section", "id", "plots").element("h2", "Before and after");
        html.open("noscript")
                .element("p", "The plots need scripts. The tables say the same.", "class", "note")
                .close();
        Exploration shown = exploration.get();
        html.element(
                "p",
                "Means without outliers; bars reach one standard error up and down.",
                "class",
                "note needs-script");
        shown.placeControls(html);
        for (int i = 0; i < shown.subjects().size(); i++) {
            shown.place(html, i);
        }
        html.close().line();
    }

    @Override
    public List<Exploration> explorations() {
        return exploration.stream().toList();
    }
}

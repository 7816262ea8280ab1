package io.tidemark.experiment.compare;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * One side of a comparison: an experiment, a burst or a search, or several of them taken together.
 *
 * @param source where it was read, as the user wrote it
 * @param title for people
 * @param axes titles of the parameters, with their units
 * @param quantities by name
 * @param figures that are no series of values but come with their error, such as a capacity
 * @param notes what a reader must know of it
 */
public record Dataset(
        String source,
        String title,
        SequencedMap<String, String> axes,
        SequencedMap<String, Quantity> quantities,
        List<DataPoint> points,
        SequencedMap<String, Mean> figures,
        List<String> notes) {
    public Dataset {
        requireNonNull(source, "source is null");
        requireNonNull(title, "title is null");
        axes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(axes));
        quantities = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(quantities));
        points = List.copyOf(points);
        figures = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(figures));
        notes = List.copyOf(notes);
    }

    /** All values of all of them; a figure is the mean of theirs. */
    public static Dataset together(List<Dataset> datasets) {
        if (datasets.size() == 1) {
            return datasets.getFirst();
        }
        SequencedMap<String, String> axes = new LinkedHashMap<>();
        SequencedMap<String, Quantity> quantities = new LinkedHashMap<>();
        SequencedMap<String, List<Mean>> figures = new LinkedHashMap<>();
        List<DataPoint> points = new ArrayList<>();
        List<String> notes = new ArrayList<>();
        for (Dataset each : datasets) {
            each.axes.forEach(axes::putIfAbsent);
            each.quantities.forEach(quantities::putIfAbsent);
            each.figures.forEach((name, mean) ->
                    figures.computeIfAbsent(name, _ -> new ArrayList<>()).add(mean));
            points.addAll(each.points);
            each.notes.forEach(note -> notes.add(each.source + ": " + note));
        }
        SequencedMap<String, Mean> means = new LinkedHashMap<>();
        figures.forEach((name, all) -> means.put(name, mean(all)));
        String source = String.join(", ", datasets.stream().map(Dataset::source).toList());
        return new Dataset(source, datasets.getFirst().title, axes, quantities, points, means, notes);
    }

    private static Mean mean(List<Mean> all) {
        double value = all.stream().mapToDouble(Mean::value).sum() / all.size();
        double squares = all.stream().mapToDouble(Mean::squaredError).sum();
        long count = all.stream().mapToLong(Mean::count).sum();
        return new Mean(value, squares / all.size() / all.size(), count);
    }
}

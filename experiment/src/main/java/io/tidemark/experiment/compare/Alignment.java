package io.tidemark.experiment.compare;

import io.tidemark.experiment.page.Space;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Which places of two measurements belong together: those with equal parameters, and, along one axis of numbers, those that
 * lie between two places of the other side.
 *
 * @param parameters that both have
 * @param axis along which to interpolate; empty for none
 */
record Alignment(List<String> parameters, Optional<String> axis) {
    Alignment {
        parameters = List.copyOf(parameters);
    }

    /** Takes the axis that lets most places be compared, and none where equal parameters are as many. */
    static Alignment of(Dataset before, Dataset after, Optional<String> wanted) {
        List<String> common = common(before, after);
        if (wanted.isPresent()) {
            return new Alignment(common, wanted);
        }
        Alignment best = new Alignment(common, Optional.empty());
        int most = best.places(before, after);
        for (String name : common) {
            if (isNumeric(before, name) && isNumeric(after, name)) {
                Alignment along = new Alignment(common, Optional.of(name));
                int places = along.places(before, after);
                if (places > most) {
                    best = along;
                    most = places;
                }
            }
        }
        return best;
    }

    private static List<String> common(Dataset before, Dataset after) {
        Set<String> names = names(before);
        names.retainAll(names(after));
        return List.copyOf(names);
    }

    static Set<String> names(Dataset dataset) {
        Set<String> names = new LinkedHashSet<>();
        dataset.points().forEach(point -> names.addAll(point.parameters().keySet()));
        return names;
    }

    static boolean isNumeric(Dataset dataset, String name) {
        return dataset.points().stream().allMatch(point -> point.parameters().get(name) instanceof Number);
    }

    /** What a point's place is called when the axis does not matter. */
    Map<String, Object> group(DataPoint point) {
        Map<String, Object> group = new LinkedHashMap<>();
        for (String name : parameters) {
            if (axis.isEmpty() || !axis.get().equals(name)) {
                group.put(name, Space.key(point.parameters().getOrDefault(name, "")));
            }
        }
        return group;
    }

    /** The point's place along the axis; 0 where there is none. */
    double along(DataPoint point) {
        Object value =
                axis.map(name -> point.parameters().getOrDefault(name, 0)).orElse(0);
        return value instanceof Number number ? number.doubleValue() + 0.0 : 0;
    }

    private int places(Dataset before, Dataset after) {
        Map<Map<String, Object>, NavigableMap<Double, List<DataPoint>>> here = groups(before.points());
        Map<Map<String, Object>, NavigableMap<Double, List<DataPoint>>> there = groups(after.points());
        int places = 0;
        for (var entry : here.entrySet()) {
            NavigableMap<Double, List<DataPoint>> other = there.get(entry.getKey());
            if (other != null) {
                places += shared(entry.getValue(), other).size();
            }
        }
        return places;
    }

    Map<Map<String, Object>, NavigableMap<Double, List<DataPoint>>> groups(List<DataPoint> points) {
        Map<Map<String, Object>, NavigableMap<Double, List<DataPoint>>> groups = new LinkedHashMap<>();
        for (DataPoint point : points) {
            groups.computeIfAbsent(group(point), _ -> new TreeMap<>())
                    .computeIfAbsent(along(point), _ -> new ArrayList<>())
                    .add(point);
        }
        return groups;
    }

    /** The places of both within the range that both have. */
    static Set<Double> shared(NavigableMap<Double, ?> one, NavigableMap<Double, ?> other) {
        double from = Math.max(one.firstKey(), other.firstKey());
        double to = Math.min(one.lastKey(), other.lastKey());
        Set<Double> places = new TreeSet<>();
        if (from <= to) {
            places.addAll(one.subMap(from, true, to, true).keySet());
            places.addAll(other.subMap(from, true, to, true).keySet());
        }
        return places;
    }
}

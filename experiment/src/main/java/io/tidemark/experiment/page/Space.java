package io.tidemark.experiment.page;

import io.tidemark.aggregator.report.Exploration.Dimension;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.SequencedSet;

/**
 * Which values the parameters of some points take, and where each point is among them.
 *
 * @param axes names of those that take more than one value, those that are numbers first; when none does, the first of all
 * @param dimensions of each of them
 * @param at of each point, the position in each dimension
 * @param fixed those that have one value only
 */
public record Space(
        List<String> axes, List<Dimension> dimensions, List<List<Integer>> at, SequencedMap<String, Object> fixed) {
    public Space {
        axes = List.copyOf(axes);
        dimensions = List.copyOf(dimensions);
        at = List.copyOf(at);
        fixed = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(fixed));
    }

    /**
     * @param titles by name of all parameters, in their order
     * @param points the parameters of each point; one that is missing is an empty text
     */
    public static Space of(SequencedMap<String, String> titles, List<? extends Map<String, Object>> points) {
        SequencedMap<String, List<Object>> values = new LinkedHashMap<>();
        titles.sequencedKeySet().forEach(name -> values.put(name, values(name, points)));
        List<String> axes = new ArrayList<>();
        SequencedMap<String, Object> fixed = new LinkedHashMap<>();
        values.forEach((name, all) -> {
            if (all.size() > 1) {
                axes.add(name);
            } else if (!all.isEmpty()) {
                fixed.put(name, all.getFirst());
            }
        });
        // Lines over numbers, one for each of the others, say more than the reverse.
        axes.sort(Comparator.comparing(name -> !isNumeric(values.getOrDefault(name, List.of()))));
        if (axes.isEmpty()) {
            axes.add(titles.isEmpty() ? "phase" : titles.firstEntry().getKey());
        }
        List<Dimension> dimensions = axes.stream()
                .map(name -> new Dimension(titles.getOrDefault(name, name), values.getOrDefault(name, List.of(""))))
                .toList();
        return new Space(axes, dimensions, places(axes, values, points), fixed);
    }

    private static List<List<Integer>> places(
            List<String> axes, Map<String, List<Object>> values, List<? extends Map<String, Object>> points) {
        List<Map<Object, Integer>> positions = axes.stream()
                .map(name -> positions(values.getOrDefault(name, List.of(""))))
                .toList();
        List<List<Integer>> places = new ArrayList<>();
        for (Map<String, Object> point : points) {
            List<Integer> place = new ArrayList<>();
            for (int i = 0; i < axes.size(); i++) {
                place.add(positions.get(i).getOrDefault(key(point.getOrDefault(axes.get(i), "")), 0));
            }
            places.add(List.copyOf(place));
        }
        return places;
    }

    private static boolean isNumeric(List<Object> values) {
        return values.stream().allMatch(Double.class::isInstance);
    }

    private static Map<Object, Integer> positions(List<Object> values) {
        Map<Object, Integer> positions = new LinkedHashMap<>();
        values.forEach(value -> positions.putIfAbsent(value, positions.size()));
        return positions;
    }

    /** Numbers in their order; texts, and a mixture of both, as they came. */
    private static List<Object> values(String name, List<? extends Map<String, Object>> points) {
        SequencedSet<Object> seen = new LinkedHashSet<>();
        points.forEach(point -> seen.add(key(point.getOrDefault(name, ""))));
        if (seen.stream().allMatch(Double.class::isInstance)) {
            return seen.stream().sorted().toList();
        }
        return List.copyOf(seen);
    }

    /** What makes two values of a parameter the same: 1 and 1.0 are. */
    public static Object key(Object value) {
        // Without a negative zero, which is equal to zero.
        return value instanceof Number number ? (Object) (number.doubleValue() + 0.0) : value.toString();
    }
}

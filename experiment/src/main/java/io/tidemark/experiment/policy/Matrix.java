package io.tidemark.experiment.policy;

import io.tidemark.experiment.settings.Settings;
import io.tidemark.functions.yaml.Suggestion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** The values of each parameter of a matrix, and their combinations. */
final class Matrix {
    private static final Set<String> KEYS = Set.of("type", "values", "min", "max", "step", "samples", "seed");
    private static final int SAMPLES = 10;

    private final Settings settings;
    private final String key;

    private Matrix(Settings settings, String key) {
        this.settings = settings;
        this.key = key;
    }

    static List<Map<String, Object>> points(Settings settings, String key) {
        return new Matrix(settings, key).read();
    }

    private List<Map<String, Object>> read() {
        Object written = settings.tree(key)
                .map(tree -> tree.render(settings.declarations().scope()))
                .orElse(Map.of());
        if (!(written instanceof Map<?, ?> map) || map.isEmpty()) {
            reject("must be a mapping of parameters to their values", "");
            return List.of();
        }
        Collection<String> known = settings.declarations().parameters().keySet();
        List<Values> all = new ArrayList<>();
        long size = 1;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String name = String.valueOf(entry.getKey());
            if (!known.contains(name)) {
                reject(name + " is not a parameter that is declared in config.parameters", Suggestion.of(name, known));
                continue;
            }
            List<Object> values = values(name, entry.getValue());
            size = Math.min(Range.MAX_VALUES + 1L, size * Math.max(1, values.size()));
            all.add(new Values(name, values, null));
        }
        if (size > Range.MAX_VALUES) {
            reject("must have at most " + Range.MAX_VALUES + " combinations", "");
            return List.of();
        }
        return Values.product(all);
    }

    private List<Object> values(String name, Object written) {
        if (!(written instanceof Map<?, ?> map)) {
            reject(name + " must be a mapping with type", "");
            return List.of();
        }
        for (Object unknown :
                new TreeSet<>(map.keySet().stream().map(String::valueOf).toList())) {
            if (!KEYS.contains(String.valueOf(unknown))) {
                reject(name + "." + unknown + " is not a known key", Suggestion.of(String.valueOf(unknown), KEYS));
            }
        }
        String type = String.valueOf(map.containsKey("type") ? map.get("type") : "");
        return switch (type) {
            case "discrete", "discreet" -> discrete(name, map);
            case "range" -> range(name, map, 0, 0);
            case "sample" -> range(name, map, 1, SAMPLES);
            default -> {
                reject(
                        name + ".type must be one of discrete, range, sample",
                        Suggestion.near(type, List.of("discrete", "range", "sample")));
                yield List.of();
            }
        };
    }

    private List<Object> discrete(String name, Map<?, ?> map) {
        if (map.get("values") instanceof List<?> list && !list.isEmpty()) {
            List<Object> values = new ArrayList<>();
            list.forEach(value -> values.add(value instanceof Double number ? Range.plain(number) : value));
            return values;
        }
        reject(name + ".values must be a list of numbers or texts", "");
        return List.of();
    }

    /** @param samples 0 for all */
    private List<Object> range(String name, Map<?, ?> map, double otherwiseMax, int samples) {
        if (samples == 0 && !map.containsKey("max")) {
            reject(name + ".max is missing", "");
            return List.of();
        }
        double min = number(name, map, "min", 0);
        Range range = Range.of(min, number(name, map, "max", otherwiseMax), number(name, map, "step", 1), true);
        if (!range.problem().isEmpty()) {
            reject(name + " " + range.problem(), "");
            return List.of();
        }
        return samples == 0
                ? range.values()
                : range.sample(
                        (int) number(name, map, "samples", samples), new Random((long) number(name, map, "seed", 1)));
    }

    private double number(String name, Map<?, ?> map, String part, double otherwise) {
        Object value = map.get(part);
        if (value instanceof Number number) {
            return number.doubleValue();
        }
        if (value != null) {
            try {
                return Double.parseDouble(String.valueOf(value));
            } catch (NumberFormatException _) {
                reject(name + "." + part + " must be a number", "");
            }
        }
        return otherwise;
    }

    private void reject(String expected, String hint) {
        settings.reject(key, expected, hint);
    }
}

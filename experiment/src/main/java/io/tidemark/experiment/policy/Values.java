package io.tidemark.experiment.policy;

import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The values that a step gives to a parameter.
 *
 * @param expression of a value that depends on others, evaluated for each phase; then there is no list
 */
record Values(String parameter, List<Object> list, @Nullable Expression expression) {
    private static final int MAX_SAMPLES = 100_000;

    static final List<Option> OPTIONS = List.of(
            Option.required("parameter", OptionKind.PARAMETER, "The parameter to set."),
            Option.optional(
                    "value",
                    OptionKind.TREE,
                    "",
                    "One value: a number, a text, or an expression over the definitions and the other parameters."),
            Option.optional("values", OptionKind.TREE, "", "A list of values."),
            Option.optional("min", OptionKind.NUMBER, "0", "The first value of a range."),
            Option.optional("max", OptionKind.NUMBER, "", "The last value of a range."),
            Option.optional("step", OptionKind.NUMBER, "1", "The distance of a range's values."),
            Option.optional("inclusive", OptionKind.YES, "yes", "Whether `max` itself is a value of the range."),
            Option.optional(
                            "sample",
                            OptionKind.WHOLE,
                            "",
                            "So many different values of the range, at random, instead of all.")
                    .or("samples"),
            Option.optional(
                    "seed", OptionKind.WHOLE, "1", "Of the random choice: the same seed chooses the same values."));

    static Values read(Settings settings) {
        String parameter = settings.parameter("parameter");
        int kinds = (settings.has("value") ? 1 : 0) + (settings.has("values") ? 1 : 0) + (settings.has("max") ? 1 : 0);
        if (kinds != 1) {
            settings.reject(
                    settings.has("value") ? "value" : "parameter",
                    kinds == 0
                            ? "must have a value, values, or a range with max"
                            : "must be alone: value, values or max",
                    "");
            return new Values(parameter, List.of(), null);
        }
        if (settings.has("value")) {
            return one(parameter, settings);
        }
        return new Values(parameter, settings.has("values") ? listed(settings) : ranged(settings), null);
    }

    private static Values one(String parameter, Settings settings) {
        Object value = settings.tree("value")
                .map(tree -> tree.render(settings.declarations().scope()))
                .orElse(0L);
        if (value instanceof String text) {
            Optional<Expression> expression = expression(text, settings);
            if (expression.isPresent()) {
                return new Values(parameter, List.of(), expression.get());
            }
        }
        return new Values(parameter, List.of(value), null);
    }

    /** A text whose names are all known is an expression; any other is the value itself. */
    private static Optional<Expression> expression(String text, Settings settings) {
        try {
            Expression expression = Expression.parse(text);
            Scope known = Scope.of(settings.declarations().parameters())
                    .orElse(settings.declarations().scope());
            boolean all = expression.names().stream()
                    .allMatch(name -> known.find(name).isPresent());
            return all ? Optional.of(expression) : Optional.empty();
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    static List<Object> listed(Settings settings) {
        Object values = settings.tree("values")
                .map(tree -> tree.render(settings.declarations().scope()))
                .orElse(List.of());
        if (values instanceof List<?> list && !list.isEmpty() && list.stream().allMatch(Values::isScalar)) {
            return List.copyOf(list);
        }
        settings.reject("values", "must be a list of numbers or texts", "");
        return List.of();
    }

    private static boolean isScalar(@Nullable Object value) {
        return value instanceof Number || value instanceof String || value instanceof Boolean;
    }

    private static List<Object> ranged(Settings settings) {
        Range range = Range.of(
                settings.number("min"), settings.number("max"), settings.number("step"), settings.yes("inclusive"));
        String problem = range.problem();
        if (!problem.isEmpty()) {
            settings.reject("max", problem, "");
            return List.of();
        }
        return settings.has("sample")
                ? range.sample(
                        (int) settings.whole("sample", 1, MAX_SAMPLES),
                        new Random(settings.whole("seed", Long.MIN_VALUE / 2, Long.MAX_VALUE / 2)))
                : range.values();
    }

    /** Every combination of the listed values; the last parameter's change fastest. Expressions are left out. */
    static List<Map<String, Object>> product(List<Values> all) {
        List<Map<String, Object>> products = new ArrayList<>(List.of(Map.of()));
        for (Values values : all) {
            if (values.expression() != null) {
                continue;
            }
            List<Map<String, Object>> next = new ArrayList<>();
            for (Map<String, Object> product : products) {
                for (Object value : values.list()) {
                    Map<String, Object> more = new LinkedHashMap<>(product);
                    more.put(values.parameter(), value);
                    next.add(more);
                }
            }
            products = next;
        }
        return products;
    }

    /**
     * Adds what expressions say, in the order in which they are written: each sees what was set before it.
     *
     * @param others what else names stand for
     */
    static Map<String, Object> complete(List<Values> all, Map<String, Object> point, Scope others) {
        Map<String, Object> complete = new LinkedHashMap<>(point);
        for (Values values : all) {
            if (values.expression() != null) {
                Object value = values.expression().evaluate(Scope.of(complete).orElse(others));
                complete.put(values.parameter(), value instanceof Double number ? Range.plain(number) : value);
            }
        }
        return complete;
    }
}

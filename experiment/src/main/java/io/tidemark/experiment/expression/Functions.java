package io.tidemark.experiment.expression;

import io.tidemark.functions.yaml.Suggestion;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/** The functions that an expression may call. */
final class Functions {
    static final Map<String, Double> CONSTANTS = Map.of("pi", Math.PI, "e", Math.E);

    private static final int ANY = Integer.MAX_VALUE;
    private static final Map<String, Function> BY_NAME = new LinkedHashMap<>();

    static {
        add("abs", 1, 1, values -> {
            Number number = Numbers.of(values.getFirst());
            return Numbers.compare(number, 0L) < 0 ? Numbers.negated(number) : number;
        });
        add("round", 1, 2, Functions::round);
        rounding("floor", RoundingMode.FLOOR);
        rounding("ceil", RoundingMode.CEILING);
        rounding("trunc", RoundingMode.DOWN);
        decimal("sqrt", Math::sqrt);
        decimal("exp", Math::exp);
        add(
                "log",
                1,
                2,
                values -> values.size() == 1
                        ? log(values.getFirst())
                        : Arithmetic.DIVIDED.apply(log(values.getFirst()), log(values.getLast()), false));
        add("log2", 1, 1, values -> log2(positive(values.getFirst())));
        add("log10", 1, 1, values -> Math.log10(positive(values.getFirst())));
        add("pow", 2, 2, values -> Arithmetic.POWER.apply(values.getFirst(), values.getLast(), false));
        decimal("sin", Math::sin);
        decimal("cos", Math::cos);
        decimal("tan", Math::tan);
        add("min", 1, ANY, values -> extreme(values, -1));
        add("max", 1, ANY, values -> extreme(values, 1));
        add("sum", 1, 1, Functions::sum);
        add("len", 1, 1, values -> Values.size(values.getFirst()));
        add("int", 1, 1, values -> Numbers.rounded(Numbers.of(values.getFirst()), RoundingMode.DOWN));
        add("float", 1, 1, values -> Numbers.of(values.getFirst()).doubleValue());
        add("str", 1, 1, values -> Rendering.python(values.getFirst()));
        add("bool", 1, 1, values -> Values.isTrue(values.getFirst()));
    }

    private Functions() {}

    @FunctionalInterface
    interface Work {
        Object apply(List<Object> arguments);
    }

    record Function(String name, int min, int max, Work work) {
        void requireCount(int count, int column) {
            if (count < min || count > max) {
                String expected = max == ANY ? min + " or more" : min == max ? "" + min : min + " or " + max;
                throw new Fault(name + " must have " + expected + " arguments, but has " + count, column);
            }
        }
    }

    static Function find(String name, int column) {
        Function function = BY_NAME.get(name);
        if (function == null) {
            throw new Fault(name + " is no function: " + Suggestion.of(name, BY_NAME.keySet()), column);
        }
        return function;
    }

    static Double constant(String name, int column) {
        Double value = CONSTANTS.get(name);
        if (value == null) {
            throw new Fault("math." + name + " is not known", column);
        }
        return value;
    }

    private static void add(String name, int min, int max, Work work) {
        BY_NAME.put(name, new Function(name, min, max, work));
    }

    private static void decimal(String name, DoubleUnaryOperator operator) {
        add(name, 1, 1, values -> {
            double result = operator.applyAsDouble(Numbers.of(values.getFirst()).doubleValue());
            if (Double.isNaN(result)) {
                throw new Fault(name + " has no value for " + Rendering.quoted(values.getFirst()));
            }
            return Numbers.finite(result);
        });
    }

    private static void rounding(String name, RoundingMode mode) {
        add(name, 1, 1, values -> Numbers.rounded(Numbers.of(values.getFirst()), mode));
    }

    private static Object round(List<Object> values) {
        Number number = Numbers.of(values.getFirst());
        if (values.size() == 1) {
            return Numbers.rounded(number, RoundingMode.HALF_EVEN);
        }
        if (Numbers.of(values.getLast()) instanceof Long digits) {
            return Numbers.rounded(number, digits);
        }
        throw new Fault("round must have a whole number of digits");
    }

    private static Double log(Object value) {
        return Math.log(positive(value));
    }

    /** Exact for powers of two, as Python's is. */
    private static Double log2(double value) {
        int exponent = Math.getExponent(value);
        return value == Math.scalb(1.0, exponent) ? exponent : Math.log(value) / Math.log(2);
    }

    private static double positive(Object value) {
        double number = Numbers.of(value).doubleValue();
        if (number <= 0) {
            throw new Fault("has no logarithm: " + Rendering.quoted(value));
        }
        return number;
    }

    private static Object extreme(List<Object> arguments, int sign) {
        List<Object> values = Values.items(arguments);
        if (values.isEmpty()) {
            throw new Fault("must have a value, but the list is empty");
        }
        Object best = values.getFirst();
        for (Object value : values) {
            if (Comparing.order(value, best, false) * sign > 0) {
                best = value;
            }
        }
        return best;
    }

    private static Object sum(List<Object> arguments) {
        Object sum = 0L;
        for (Object value : Values.items(new ArrayList<>(arguments))) {
            sum = Arithmetic.PLUS.apply(sum, value, false);
        }
        return sum;
    }
}

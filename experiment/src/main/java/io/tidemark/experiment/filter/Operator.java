package io.tidemark.experiment.filter;

import io.tidemark.experiment.expression.Rendering;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Compares an attribute with what was written. */
enum Operator {
    EXACT_PATTERN("~==") {
        @Override
        boolean holds(Object value, Operand operand) {
            return operand.pattern().matcher(Rendering.plain(value)).lookingAt();
        }
    },
    PATTERN("~=") {
        @Override
        boolean holds(Object value, Operand operand) {
            return operand.pattern().matcher(Rendering.plain(value)).find();
        }
    },
    MEMBER("<~") {
        @Override
        boolean holds(Object value, Operand operand) {
            return switch (value) {
                case List<?> items -> items.stream().anyMatch(item -> item != null && areEqual(item, operand));
                case Map<?, ?> map -> map.containsKey(operand.text());
                case String text -> text.contains(operand.text());
                default -> false;
            };
        }
    },
    SAME("==") {
        @Override
        boolean holds(Object value, Operand operand) {
            return areEqual(value, operand);
        }
    },
    DIFFERENT("!=") {
        @Override
        boolean holds(Object value, Operand operand) {
            return !areEqual(value, operand);
        }
    },
    AT_LEAST(">=") {
        @Override
        boolean holds(Object value, Operand operand) {
            return order(value, operand).orElse(-1) >= 0;
        }
    },
    AT_MOST("<=") {
        @Override
        boolean holds(Object value, Operand operand) {
            return order(value, operand).orElse(1) <= 0;
        }
    },
    EQUAL("=") {
        @Override
        boolean holds(Object value, Operand operand) {
            return areEqual(value, operand);
        }
    },
    MORE(">") {
        @Override
        boolean holds(Object value, Operand operand) {
            return order(value, operand).orElse(0) > 0;
        }
    },
    LESS("<") {
        @Override
        boolean holds(Object value, Operand operand) {
            return order(value, operand).orElse(0) < 0;
        }
    };

    private static final Pattern NUMBER = Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][+-]?\\d+)?");

    private final String sign;

    Operator(String sign) {
        this.sign = sign;
    }

    /** In the order in which they are to be looked for: longer ones first. */
    String sign() {
        return sign;
    }

    boolean wantsPattern() {
        return this == PATTERN || this == EXACT_PATTERN;
    }

    abstract boolean holds(Object value, Operand operand);

    /** A number as somebody wrote it, or empty. */
    static OptionalDouble number(String text) {
        return NUMBER.matcher(text).matches() ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }

    /** A text is no number, and the other way round. */
    private static boolean areEqual(Object value, Operand operand) {
        return switch (value) {
            case Number number ->
                operand.number().isPresent()
                        && number.doubleValue() == operand.number().getAsDouble();
            case Boolean yes -> operand.text().equalsIgnoreCase(String.valueOf(yes));
            case String text when operand.number().isPresent() -> false;
            case String text when operand.ignoreCase() -> text.equalsIgnoreCase(operand.text());
            default -> Rendering.plain(value).equals(operand.text());
        };
    }

    /** Empty when they have none; a text that is a number, such as a field of a log, is one beside a number. */
    private static OptionalDouble order(Object value, Operand operand) {
        if (operand.number().isPresent()) {
            OptionalDouble left = value instanceof Number number
                    ? OptionalDouble.of(number.doubleValue())
                    : value instanceof String text ? number(text.strip()) : OptionalDouble.empty();
            return left.isPresent() && !Double.isNaN(left.getAsDouble())
                    ? OptionalDouble.of(Double.compare(
                            left.getAsDouble() + 0.0, operand.number().getAsDouble() + 0.0))
                    : OptionalDouble.empty();
        }
        return value instanceof String text
                ? OptionalDouble.of(text.compareTo(operand.text()))
                : OptionalDouble.empty();
    }
}

package io.tidemark.experiment.expression;

import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** The operators that compare. */
enum Comparing {
    EQUAL {
        @Override
        boolean test(Object left, Object right, boolean text) {
            return areEqual(left, right);
        }
    },
    NOT_EQUAL {
        @Override
        boolean test(Object left, Object right, boolean text) {
            return !areEqual(left, right);
        }
    },
    LESS {
        @Override
        boolean test(Object left, Object right, boolean text) {
            return order(left, right, text) < 0;
        }
    },
    AT_MOST {
        @Override
        boolean test(Object left, Object right, boolean text) {
            return order(left, right, text) <= 0;
        }
    },
    GREATER {
        @Override
        boolean test(Object left, Object right, boolean text) {
            return order(left, right, text) > 0;
        }
    },
    AT_LEAST {
        @Override
        boolean test(Object left, Object right, boolean text) {
            return order(left, right, text) >= 0;
        }
    },
    IN {
        @Override
        boolean test(Object left, Object right, boolean text) {
            return isIn(left, right);
        }
    },
    NOT_IN {
        @Override
        boolean test(Object left, Object right, boolean text) {
            return !isIn(left, right);
        }
    };

    /** @param text true when one side was written as a text, so that neither counts as a number */
    abstract boolean test(Object left, Object right, boolean text);

    static Comparing of(String sign) {
        return switch (sign) {
            case "==", "is" -> EQUAL;
            case "!=" -> NOT_EQUAL;
            case "<" -> LESS;
            case "<=" -> AT_MOST;
            case ">" -> GREATER;
            case ">=" -> AT_LEAST;
            case "in" -> IN;
            default -> throw new IllegalStateException(sign + " does not compare");
        };
    }

    /** A text that is a number equals that number: the command line has nothing but texts. */
    static boolean areEqual(Object left, Object right) {
        if (left instanceof String && right instanceof String) {
            return left.equals(right);
        }
        Optional<Number> a = Numbers.find(left);
        Optional<Number> b = Numbers.find(right);
        if (a.isPresent() && b.isPresent()) {
            return Numbers.compare(a.get(), b.get()) == 0;
        }
        if (left instanceof List<?> first && right instanceof List<?> second) {
            return areEqual(first, second);
        }
        return Objects.equals(left, right);
    }

    private static boolean areEqual(List<?> left, List<?> right) {
        Iterator<?> others = right.iterator();
        return left.size() == right.size()
                && left.stream().allMatch(item -> areEqual(Values.known(item), Values.known(others.next())));
    }

    static int order(Object left, Object right, boolean text) {
        Optional<Number> a = Numbers.find(left);
        Optional<Number> b = Numbers.find(right);
        boolean bothTexts = left instanceof String && right instanceof String;
        if (a.isPresent() && b.isPresent() && !(bothTexts && text)) {
            return Numbers.compare(a.get(), b.get());
        }
        if (left instanceof String first && right instanceof String second) {
            return first.compareTo(second);
        }
        throw new Fault("cannot order " + Rendering.quoted(left) + " and " + Rendering.quoted(right));
    }

    static boolean isIn(Object item, Object whole) {
        return switch (whole) {
            case String text when item instanceof String part -> text.contains(part);
            case List<?> items -> items.stream().anyMatch(other -> areEqual(item, Values.known(other)));
            case Map<?, ?> map -> map.containsKey(item) || map.containsKey(Rendering.plain(item));
            default ->
                throw new Fault("must have a list, a mapping or a text after in, but has " + Rendering.quoted(whole));
        };
    }
}

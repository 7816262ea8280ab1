package io.tidemark.experiment.expression;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The operators that compute, with Python's rules for negative numbers. */
enum Arithmetic {
    PLUS("+", 0) {
        @Override
        Object apply(Object left, Object right, boolean text) {
            if (left instanceof String a && right instanceof String b && (text || !areNumbers(a, b))) {
                requireSize((long) a.length() + b.length(), Values.MAX_TEXT, "characters");
                return a + b;
            }
            if (left instanceof List<?> a && right instanceof List<?> b) {
                requireSize((long) a.size() + b.size(), Values.MAX_ITEMS, "items");
                List<Object> both = new ArrayList<>(a);
                both.addAll(b);
                return both;
            }
            return super.apply(left, right, text);
        }

        @Override
        Number whole(long left, long right) {
            return Math.addExact(left, right);
        }

        @Override
        double decimal(double left, double right) {
            return left + right;
        }
    },
    MINUS("-", 0) {
        @Override
        Number whole(long left, long right) {
            return Math.subtractExact(left, right);
        }

        @Override
        double decimal(double left, double right) {
            return left - right;
        }
    },
    TIMES("*", 1) {
        @Override
        Object apply(Object left, Object right, boolean text) {
            if (repeats(left, right, text)) {
                return repeated(left, (Long) right);
            }
            if (repeats(right, left, text)) {
                return repeated(right, (Long) left);
            }
            return super.apply(left, right, text);
        }

        @Override
        Number whole(long left, long right) {
            return Math.multiplyExact(left, right);
        }

        @Override
        double decimal(double left, double right) {
            return left * right;
        }
    },
    DIVIDED("/", 1) {
        @Override
        Number whole(long left, long right) {
            return decimal((double) left, (double) right);
        }

        @Override
        double decimal(double left, double right) {
            requireDivisor(right);
            return left / right;
        }
    },
    FLOOR_DIVIDED("//", 1) {
        @Override
        Number whole(long left, long right) {
            requireDivisor((double) right);
            if (left == Long.MIN_VALUE && right == -1) {
                throw new ArithmeticException("does not fit");
            }
            return Math.floorDiv(left, right);
        }

        @Override
        double decimal(double left, double right) {
            double remainder = remainder(left, right);
            double quotient = (left - remainder) / right;
            double floor = Math.floor(quotient);
            return quotient - floor > 0.5 ? floor + 1 : floor;
        }
    },
    REMAINDER("%", 1) {
        @Override
        Number whole(long left, long right) {
            requireDivisor((double) right);
            return Math.floorMod(left, right);
        }

        @Override
        double decimal(double left, double right) {
            return remainder(left, right);
        }
    },
    POWER("**", -1) {
        @Override
        Number whole(long left, long right) {
            if (right < 0) {
                return Numbers.finite(decimal((double) left, (double) right));
            }
            long result = 1;
            long base = left;
            for (long rest = right; rest > 0; rest >>= 1) {
                if ((rest & 1) == 1) {
                    result = Math.multiplyExact(result, base);
                }
                if (rest > 1) {
                    base = Math.multiplyExact(base, base);
                }
            }
            return result;
        }

        @Override
        double decimal(double left, double right) {
            if (left == 0 && right < 0) {
                throw new Fault("divides by zero");
            }
            if (left < 0 && right != Math.rint(right)) {
                throw new Fault("has no value: a negative number to the power of a fraction");
            }
            return Math.pow(left, right);
        }
    };

    private final String sign;
    private final int precedence;

    Arithmetic(String sign, int precedence) {
        this.sign = sign;
        this.precedence = precedence;
    }

    static @Nullable Arithmetic find(String sign, int precedence) {
        for (Arithmetic operator : values()) {
            if (operator.precedence == precedence && operator.sign.equals(sign)) {
                return operator;
            }
        }
        return null;
    }

    /** @throws ArithmeticException when the result does not fit, and is to be computed with decimals */
    abstract Number whole(long left, long right);

    abstract double decimal(double left, double right);

    /** @param text true when one side was written as a text, so that it does not count as a number */
    Object apply(Object left, Object right, boolean text) {
        Number a = Numbers.of(left);
        Number b = Numbers.of(right);
        if (a instanceof Long first && b instanceof Long second) {
            try {
                return whole(first, second);
            } catch (ArithmeticException tooLarge) {
                return Numbers.finite(decimal(first, second));
            }
        }
        return Numbers.finite(decimal(a.doubleValue(), b.doubleValue()));
    }

    private static boolean areNumbers(String left, String right) {
        return Numbers.ofText(left).isPresent() && Numbers.ofText(right).isPresent();
    }

    private static boolean repeats(Object whole, Object times, boolean text) {
        if (!(times instanceof Long)) {
            return false;
        }
        return whole instanceof List
                || (whole instanceof String part
                        && (text || Numbers.ofText(part).isEmpty()));
    }

    private static Object repeated(Object whole, long times) {
        long count = Math.max(0, times);
        if (whole instanceof String text) {
            requireSize(sized(text.length(), count), Values.MAX_TEXT, "characters");
            return text.isEmpty() ? "" : text.repeat((int) count);
        }
        List<?> items = (List<?>) whole;
        if (items.stream().anyMatch(List.class::isInstance)) {
            throw new Fault("cannot repeat a list of lists");
        }
        requireSize(sized(items.size(), count), Values.MAX_ITEMS, "items");
        List<Object> all = new ArrayList<>();
        for (long i = 0; i < count && !items.isEmpty(); i++) {
            all.addAll(items);
        }
        return Collections.unmodifiableList(all);
    }

    private static long sized(int size, long count) {
        return size == 0 ? 0 : count > Integer.MAX_VALUE ? Long.MAX_VALUE : size * count;
    }

    private static void requireSize(long size, int max, String what) {
        if (size > max) {
            throw new Fault("would have more than " + max + " " + what);
        }
    }

    private static void requireDivisor(double divisor) {
        if (divisor == 0) {
            throw new Fault("divides by zero");
        }
    }

    /** With the sign of the divisor. */
    private static double remainder(double left, double right) {
        requireDivisor(right);
        double remainder = left % right;
        return remainder != 0 && (remainder < 0) != (right < 0) ? remainder + right : remainder;
    }
}

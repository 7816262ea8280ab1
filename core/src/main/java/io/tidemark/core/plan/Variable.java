package io.tidemark.core.plan;

import static java.util.Objects.requireNonNull;

/**
 * A value that differs from request to request. {@code ${name}} in a text stands for it. It is drawn once for each
 * iteration of a scenario (or once for each user) and keeps its value within that scope.
 *
 * <p>Built in: {@code ${user}} (number of the user, unique over all segments) and {@code ${iteration}} (number of the
 * scenario iteration, unique over all segments).
 */
public sealed interface Variable {
    String name();

    Scope scope();

    enum Scope {
        ITERATION,
        USER
    }

    /** A whole number, uniform within {@code [from, to]}. */
    record RandomNumber(String name, Scope scope, long from, long to) implements Variable {
        public RandomNumber {
            requireNonNull(name, "name is null");
            requireNonNull(scope, "scope is null");
            if (from > to) {
                throw new IllegalArgumentException("from must be <= to but they are " + from + " and " + to);
            }
        }
    }

    record Uuid(String name, Scope scope) implements Variable {
        public Uuid {
            requireNonNull(name, "name is null");
            requireNonNull(scope, "scope is null");
        }
    }

    /**
     * from, from + step, from + 2 step, ...; no value twice, also over all segments. A user's is the one of the user's
     * number.
     *
     * @param digits each value has at least so many, zeros in front
     */
    record Counter(String name, Scope scope, long from, long step, int digits) implements Variable {
        /** More would not fit into 64 bits. */
        public static final int MAX_DIGITS = 18;

        public Counter {
            requireNonNull(name, "name is null");
            requireNonNull(scope, "scope is null");
            if (digits < 1 || digits > MAX_DIGITS) {
                throw new IllegalArgumentException("digits must be within [1, " + MAX_DIGITS + "] but is " + digits);
            }
        }
    }

    record Time(String name, Scope scope, Format format) implements Variable {
        public enum Format {
            ISO,
            EPOCH_SECONDS,
            EPOCH_MILLIS
        }

        public Time {
            requireNonNull(name, "name is null");
            requireNonNull(scope, "scope is null");
            requireNonNull(format, "format is null");
        }
    }

    /** A variable of the worker's environment: its value never reaches a dump, a report or a log. */
    record Env(String name, Scope scope, String variable) implements Variable {
        public Env {
            requireNonNull(name, "name is null");
            requireNonNull(scope, "scope is null");
            requireNonNull(variable, "variable is null");
        }
    }

    /** A row of a table; {@code ${name.column}} is the row's value in that column. */
    record Csv(String name, Scope scope, Rows rows, Order order) implements Variable {
        public enum Order {
            /** Row after row, from the first again after the last; every segment reads all rows. */
            SEQUENTIAL,
            RANDOM,
            /** Row after row of the segment's own share: no two segments ever use the same row. */
            PARTITIONED
        }

        public Csv {
            requireNonNull(name, "name is null");
            requireNonNull(scope, "scope is null");
            requireNonNull(rows, "rows is null");
            requireNonNull(order, "order is null");
        }
    }
}

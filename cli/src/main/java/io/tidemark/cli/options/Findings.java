package io.tidemark.cli.options;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Collects what is wrong with options that are no keys of a plan, or that do not go together. */
public final class Findings {
    private static final String WHERE = "command line";

    private final List<Problem> problems = new ArrayList<>();

    public void add(String flag, @Nullable String value, String expected, String hint) {
        problems.add(new Problem(WHERE, flag, value == null ? "" : value, expected, hint));
    }

    void addAll(List<Problem> others) {
        problems.addAll(others);
    }

    /** Both were given, and only one can be meant. */
    public void exclude(String flag, @Nullable Object value, String other, @Nullable Object otherValue) {
        if (isGiven(value) && isGiven(otherValue)) {
            add(flag, null, "cannot be together with " + other, "leave one of them out");
        }
    }

    /** It was given, and means nothing without another. */
    public void requireOther(String flag, @Nullable Object value, String other, String hint) {
        if (isGiven(value)) {
            add(flag, value instanceof String text ? text : null, "needs " + other, hint);
        }
    }

    /** A whole number within bounds; empty, and a problem, when it is not one. */
    public OptionalInt whole(String flag, String value, int min, int max) {
        if (value.matches("\\d{1,9}")) {
            int number = Integer.parseInt(value);
            if (number >= min && number <= max) {
                return OptionalInt.of(number);
            }
        }
        add(flag, value, "must be a whole number from " + min + " to " + max, "");
        return OptionalInt.empty();
    }

    /** What a parser makes of the text; empty, and a problem in the parser's words, when it is not understood. */
    public <T> Optional<T> parsed(String flag, @Nullable String text, Function<String, T> parser) {
        if (text == null) {
            return Optional.empty();
        }
        try {
            return Optional.of(parser.apply(text));
        } catch (IllegalArgumentException e) {
            add(flag, text, String.valueOf(e.getMessage()), "");
            return Optional.empty();
        }
    }

    /** An amount, with at most six digits after the point; empty when none is given, and a problem when it is not one. */
    OptionalDouble positive(String flag, @Nullable String text) {
        Optional<Double> value = parsed(flag, text, Findings::positive);
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    private static double positive(String text) {
        if (!text.matches("\\d{1,12}(\\.\\d{1,6})?") || Double.parseDouble(text) == 0) {
            throw new IllegalArgumentException("must be a number > 0");
        }
        return Double.parseDouble(text);
    }

    /** A path, relative to the directory; the directory itself, and a problem, when it is none. */
    public Path path(String flag, String value, Path directory) {
        try {
            return directory.resolve(value);
        } catch (InvalidPathException e) {
            add(flag, value, "must be a path", e.getReason());
            return directory;
        }
    }

    /** All of these, and then the ones found here. */
    ProblemsException after(List<Problem> first) {
        List<Problem> all = new ArrayList<>(first);
        all.addAll(problems);
        return new ProblemsException(all);
    }

    public void throwIfAny() throws ProblemsException {
        if (!problems.isEmpty()) {
            throw new ProblemsException(problems);
        }
    }

    static boolean isGiven(@Nullable Object value) {
        return switch (value) {
            case null -> false;
            case Boolean flag -> flag;
            case List<?> list -> !list.isEmpty();
            default -> true;
        };
    }
}

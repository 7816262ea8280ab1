package io.tidemark.experiment.json;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Leads to a part of a JSON value, as RFC 6901 has it: {@code /apps/0/id}. Immutable. */
public final class Pointer {
    private static final Pattern INDEX = Pattern.compile("0|[1-9][0-9]{0,8}");

    private final String text;
    private final List<String> steps;

    private Pointer(String text, List<String> steps) {
        this.text = text;
        this.steps = steps;
    }

    /** @throws IllegalArgumentException when it is none */
    public static Pointer parse(String text) {
        if (!text.isEmpty() && !text.startsWith("/")) {
            throw new IllegalArgumentException("must be a JSON pointer: empty, or beginning with / as in /items/0/id");
        }
        return new Pointer(
                text,
                Arrays.stream(text.split("/", -1))
                        .skip(1)
                        .map(step -> step.replace("~1", "/").replace("~0", "~"))
                        .toList());
    }

    /** Empty when it leads to nothing, or to null. */
    public Optional<Object> find(@Nullable Object value) {
        Object part = value;
        for (String step : steps) {
            part = step(part, step);
        }
        return Optional.ofNullable(part);
    }

    private static @Nullable Object step(@Nullable Object value, String step) {
        return switch (value) {
            case Map<?, ?> map -> map.get(step);
            case List<?> list
            when INDEX.matcher(step).matches() && Integer.parseInt(step) < list.size() ->
                list.get(Integer.parseInt(step));
            case null, default -> null;
        };
    }

    @Override
    public String toString() {
        return text;
    }
}

package io.tidemark.experiment.expression;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be done with values of any kind. */
final class Values {
    /** Of a text or a list that is made here. */
    static final int MAX_TEXT = 100_000;

    static final int MAX_ITEMS = 10_000;

    private Values() {}

    /** A value from outside as expressions have it: nothing but JSON gets in. */
    static Object known(@Nullable Object value) {
        return switch (value) {
            case null -> Nothing.NONE;
            case String _, Long _, Double _, Boolean _, List<?> _, Map<?, ?> _, Nothing _ -> value;
            case Integer number -> number.longValue();
            case Short number -> number.longValue();
            case Byte number -> number.longValue();
            case Float number -> number.doubleValue();
            case Collection<?> items -> new ArrayList<>(items);
            default -> throw new Fault("is no value that can be computed with");
        };
    }

    static boolean isTrue(Object value) {
        return switch (value) {
            case Boolean yes -> yes;
            case Long number -> number != 0;
            case Double number -> number != 0;
            case String text -> !text.isEmpty();
            case List<?> items -> !items.isEmpty();
            case Map<?, ?> map -> !map.isEmpty();
            default -> false;
        };
    }

    static Object item(Object whole, Object key) {
        return switch (whole) {
            case List<?> items -> known(items.get(position(key, items.size())));
            case String text -> {
                int position = position(key, text.length());
                yield text.substring(position, position + 1);
            }
            case Map<?, ?> map -> {
                Object found = map.containsKey(key) ? key : Rendering.plain(key);
                if (!map.containsKey(found)) {
                    throw new Fault("has no " + Rendering.quoted(key));
                }
                yield known(map.get(found));
            }
            default -> throw new Fault("must be a list, a mapping or a text in front of [");
        };
    }

    private static int position(Object key, int size) {
        Number number = Numbers.of(key);
        if (!(number instanceof Long position)) {
            throw new Fault("must have a whole number between [ and ], but has " + Rendering.quoted(key));
        }
        long fromStart = position < 0 ? position + size : position;
        if (fromStart < 0 || fromStart >= size) {
            throw new Fault("has no item " + position + ", but " + size);
        }
        return (int) fromStart;
    }

    static long size(Object value) {
        return switch (value) {
            case String text -> text.codePointCount(0, text.length());
            case List<?> items -> items.size();
            case Map<?, ?> map -> map.size();
            default -> throw new Fault("len must have a text, a list or a mapping, but has " + Rendering.quoted(value));
        };
    }

    /** The items of the one list, or the arguments themselves. */
    static List<Object> items(List<Object> arguments) {
        if (arguments.size() > 1) {
            return arguments;
        }
        if (!(arguments.getFirst() instanceof List<?> items)) {
            throw new Fault("must have a list, but has " + Rendering.quoted(arguments.getFirst()));
        }
        List<Object> known = new ArrayList<>(items.size());
        items.forEach(item -> known.add(known(item)));
        return known;
    }
}

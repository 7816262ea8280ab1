package io.tidemark.experiment.filter;

import io.tidemark.experiment.event.Event;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an attribute must be.
 *
 * @param path the attribute, and keys within it
 */
record Condition(List<String> path, Operator operator, Operand operand) {
    /** An attribute that is not there meets no condition, not even that of being different. */
    boolean holds(Event event) {
        return find(event).filter(value -> operator.holds(value, operand)).isPresent();
    }

    private Optional<Object> find(Event event) {
        @Nullable Object value = attribute(event, path.getFirst());
        for (String key : path.subList(1, path.size())) {
            value = switch (value) {
                case Map<?, ?> map -> map.get(key);
                case List<?> list -> item(list, key);
                case null, default -> null;
            };
        }
        return Optional.ofNullable(value);
    }

    private static @Nullable Object attribute(Event event, String name) {
        return switch (name) {
            case Attributes.EVENT -> event.type().name();
            case Attributes.TIME -> event.epochSeconds();
            default -> event.attributes().get(name);
        };
    }

    private static @Nullable Object item(List<?> list, String key) {
        try {
            int place = Integer.parseInt(key);
            int fromStart = place < 0 ? place + list.size() : place;
            return fromStart >= 0 && fromStart < list.size() ? list.get(fromStart) : null;
        } catch (NumberFormatException noPlace) {
            return null;
        }
    }
}

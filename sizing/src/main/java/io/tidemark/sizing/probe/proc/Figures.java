package io.tidemark.sizing.probe.proc;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;

/** Collects figures; one that is not known is left out. */
final class Figures {
    private final EnumMap<Figure, Long> values = new EnumMap<>(Figure.class);

    void put(Figure figure, OptionalLong value) {
        value.ifPresent(known -> values.put(figure, known));
    }

    void put(Figure figure, long value) {
        values.put(figure, value);
    }

    void add(Figure figure, OptionalLong value) {
        value.ifPresent(known -> values.merge(figure, known, Long::sum));
    }

    void lower(Figure figure, long limit) {
        values.merge(figure, limit, Math::min);
    }

    Map<Figure, Long> toMap() {
        return values;
    }
}

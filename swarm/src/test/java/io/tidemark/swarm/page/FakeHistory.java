package io.tidemark.swarm.page;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Points, one a second, in columns. */
final class FakeHistory {
    private static final List<String> COLUMNS =
            List.of("planned", "rate", "good", "bad", "users", "inFlight", "p50", "p95", "p99", "max", "cpu");

    private final Map<String, List<@Nullable Object>> columns = new LinkedHashMap<>();
    private final Map<String, List<@Nullable Object>> kinds = new LinkedHashMap<>();
    private int size;

    FakeHistory() {
        COLUMNS.forEach(name -> columns.put(name, new ArrayList<>()));
    }

    int size() {
        return size;
    }

    double last(String column) {
        return size == 0 || !(columns.get(column).getLast() instanceof Number number) ? 0 : number.doubleValue();
    }

    void add(Map<String, Object> point, Map<String, Long> failed) {
        columns.forEach((name, values) -> values.add(point.get(name)));
        failed.forEach((kind, count) -> {
            if (count > 0 || kinds.containsKey(kind)) {
                kinds.computeIfAbsent(kind, key -> zeros()).add(count);
            }
        });
        size++;
    }

    private List<@Nullable Object> zeros() {
        List<@Nullable Object> zeros = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            zeros.add(0);
        }
        return zeros;
    }

    /** More arrived of the last second. */
    void amend(String column, long more) {
        if (size > 0 && columns.get(column).getLast() instanceof Number known) {
            columns.get(column).set(size - 1, known.longValue() + more);
        }
    }

    Map<String, Object> from(int from) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("width", 1);
        part.put("from", from);
        columns.forEach((name, values) -> part.put(name, new ArrayList<>(values.subList(from, size))));
        Map<String, Object> failed = new LinkedHashMap<>();
        kinds.forEach((name, values) -> failed.put(name, new ArrayList<>(values.subList(from, size))));
        part.put("kinds", failed);
        return part;
    }
}

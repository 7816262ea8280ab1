package io.tidemark.sizing.probe;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/**
 * The columns of a file of Glances, by what they mean. Version 4 names them {@code network.eth0.bytes_recv}, version 3
 * {@code network_eth0_rx}; as names of interfaces and containers may hold these very signs, the field at the end is
 * looked for among those that are known.
 */
final class GlancesHeader {
    /** Of single things, such as the CPU. */
    static final String ONE = "";

    private static final String TIMESTAMP = "timestamp";

    /** The fields that tell of which thing a cell is, by plugin. */
    private static final Map<String, String> KEYS =
            Map.of("network", "interface_name", "diskio", "disk_name", "docker", "name", "containers", "name");

    private static final Set<String> SINGLE = Set.of("cpu", "mem");

    /** Among them those that end like another and are something else. */
    private static final Map<String, Set<String>> FIELDS_OF_3 = Map.of(
            "network", Set.of("rx", "tx", "cumulative_rx", "cumulative_tx", "interface_name", "time_since_update"),
            "diskio", Set.of("read_bytes", "write_bytes", "disk_name", "time_since_update"),
            "percpu", Set.of("user", "nice", "system", "irq", "softirq", "guest", "guest_nice"),
            "docker", Set.of("name", "cpu_percent", "memory_usage", "io_r", "io_w", "network_rx", "network_tx"));

    private final int size;
    private final boolean isVersion4;
    private final Map<String, Map<String, Map<String, Integer>>> columns = new HashMap<>();

    private GlancesHeader(List<String> names) {
        this.size = names.size();
        this.isVersion4 = names.contains("cpu.user");
        for (int i = 1; i < names.size(); i++) {
            put(names.get(i), i);
        }
    }

    static boolean isHeader(List<String> cells) {
        return cells.getFirst().equals(TIMESTAMP);
    }

    /** Empty when it is of no version that is known. */
    static Optional<GlancesHeader> parse(List<String> names) {
        GlancesHeader header = new GlancesHeader(names);
        boolean known = isHeader(names) && header.column("cpu", ONE, "user").isPresent();
        return known ? Optional.of(header) : Optional.empty();
    }

    /** Version 3 gives what was counted since the row before, version 4 rates. */
    boolean isVersion4() {
        return isVersion4;
    }

    Set<String> items(String plugin) {
        return columns.getOrDefault(plugin, Map.of()).keySet();
    }

    OptionalInt column(String plugin, String item, String field) {
        Integer index = columns.getOrDefault(plugin, Map.of())
                .getOrDefault(item, Map.of())
                .get(field);
        return index == null ? OptionalInt.empty() : OptionalInt.of(index);
    }

    /** Whether the cells are where the header says. When interfaces or containers come or go, all others move. */
    boolean fits(List<String> cells) {
        return cells.size() == size
                && KEYS.entrySet().stream()
                        .allMatch(key -> items(key.getKey()).stream().allMatch(item -> {
                            OptionalInt column = column(key.getKey(), item, key.getValue());
                            return column.isEmpty()
                                    || cells.get(column.getAsInt()).equals(item);
                        }));
    }

    private void put(String name, int index) {
        String plugin = name.split("[._]", 2)[0];
        if (plugin.length() == name.length()) {
            return;
        }
        String rest = name.substring(plugin.length() + 1);
        if (SINGLE.contains(plugin)) {
            put(plugin, ONE, rest, index);
        } else if (isVersion4) {
            int dot = rest.lastIndexOf('.');
            if (dot > 0) {
                put(plugin, rest.substring(0, dot), rest.substring(dot + 1), index);
            }
        } else {
            FIELDS_OF_3.getOrDefault(plugin, Set.of()).stream()
                    .filter(field -> rest.endsWith("_" + field))
                    .reduce((one, other) -> one.length() > other.length() ? one : other)
                    .ifPresent(
                            field -> put(plugin, rest.substring(0, rest.length() - field.length() - 1), field, index));
        }
    }

    private void put(String plugin, String item, String field, int index) {
        columns.computeIfAbsent(plugin, _ -> new TreeMap<>())
                .computeIfAbsent(item, _ -> new HashMap<>())
                .put(field, index);
    }
}

package io.tidemark.sizing.probe;

import io.tidemark.sizing.probe.proc.Devices;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/** A row of a file of Glances as metrics. */
final class GlancesRow {
    private static final List<String> USER = List.of("user", "nice", "guest", "guest_nice");
    private static final List<String> SYSTEM = List.of("system", "irq", "softirq");
    private static final double PERCENT = 100;

    private final GlancesHeader header;
    private final List<String> cells;
    private final Values values = new Values();

    private GlancesRow(GlancesHeader header, List<String> cells) {
        this.header = header;
        this.cells = cells;
    }

    /** @param container the target's name; empty when it is none */
    static Map<Metric, Double> metrics(GlancesHeader header, List<String> cells, String container) {
        GlancesRow row = new GlancesRow(header, cells);
        row.putCpu();
        row.putMemory();
        row.putNetwork();
        row.putDisks();
        if (header.isVersion4()) {
            row.putContainer4(container);
        } else {
            row.putContainer3(container);
        }
        return row.values.toMap();
    }

    private void putCpu() {
        OptionalDouble user = sum("cpu", GlancesHeader.ONE, USER);
        OptionalDouble system = sum("cpu", GlancesHeader.ONE, SYSTEM);
        put(Metric.HOST_CPU_USER, user, PERCENT);
        put(Metric.HOST_CPU_SYSTEM, system, PERCENT);
        if (user.isPresent() && system.isPresent()) {
            values.put(Metric.HOST_CPU, Math.min(1, (user.getAsDouble() + system.getAsDouble()) / PERCENT));
        }
        put(Metric.HOST_CPU_STEAL, cell("cpu", GlancesHeader.ONE, "steal"), PERCENT);
        put(Metric.HOST_CPU_IOWAIT, cell("cpu", GlancesHeader.ONE, "iowait"), PERCENT);
        OptionalDouble busiest = header.items("percpu").stream()
                .mapToDouble(core -> sum("percpu", core, USER).orElse(0)
                        + sum("percpu", core, SYSTEM).orElse(0))
                .max();
        busiest.ifPresent(percent -> values.put(Metric.HOST_BUSIEST_CORE, Math.min(1, percent / PERCENT)));
    }

    private void putMemory() {
        OptionalDouble total = cell("mem", GlancesHeader.ONE, "total");
        OptionalDouble available = cell("mem", GlancesHeader.ONE, "available");
        values.put(Metric.HOST_MEMORY_TOTAL, total);
        if (total.isPresent() && available.isPresent()) {
            values.put(Metric.HOST_MEMORY_USED, total.getAsDouble() - available.getAsDouble());
        }
    }

    private void putNetwork() {
        for (String name : header.items("network")) {
            if (!Devices.isInnerInterface(name)) {
                values.add(Metric.HOST_NETWORK_IN, rate("network", name, "rx", "bytes_recv"));
                values.add(Metric.HOST_NETWORK_OUT, rate("network", name, "tx", "bytes_sent"));
            }
        }
    }

    private void putDisks() {
        Set<String> disks = header.items("diskio");
        for (String name : disks) {
            boolean partition = disks.stream().anyMatch(disk -> name.length() > disk.length() && name.startsWith(disk));
            if (!partition && !Devices.isMadeOfDisks(name)) {
                values.add(Metric.HOST_DISK_READ, rate("diskio", name, "read_bytes", "read_bytes"));
                values.add(Metric.HOST_DISK_WRITE, rate("diskio", name, "write_bytes", "write_bytes"));
            }
        }
    }

    /** Bytes since the row before, without how long that was: about a second. */
    private void putContainer3(String name) {
        put(Metric.TARGET_CPU, cell("docker", name, "cpu_percent"), PERCENT);
        values.put(Metric.TARGET_MEMORY, cell("docker", name, "memory_usage"));
        values.put(Metric.TARGET_DISK_READ, cell("docker", name, "io_r"));
        values.put(Metric.TARGET_DISK_WRITE, cell("docker", name, "io_w"));
        values.put(Metric.TARGET_NETWORK_IN, cell("docker", name, "network_rx"));
        values.put(Metric.TARGET_NETWORK_OUT, cell("docker", name, "network_tx"));
    }

    private void putContainer4(String name) {
        put(Metric.TARGET_CPU, cell("containers", name, "cpu_percent"), PERCENT);
        putLimit(Metric.TARGET_CPU_LIMIT, cell("containers", name, "cpu_limit"), cell("cpu", "", "cpucore"));
        putLimit(Metric.TARGET_MEMORY_LIMIT, cell("containers", name, "memory_limit"), cell("mem", "", "total"));
        OptionalDouble usage = cell("containers", name, "memory_usage");
        double inactive = cell("containers", name, "memory_inactive_file").orElse(0);
        usage.ifPresent(bytes -> values.put(Metric.TARGET_MEMORY, Math.max(0, bytes - inactive)));
        values.put(Metric.TARGET_DISK_READ, cell("containers", name, "io_rx"));
        values.put(Metric.TARGET_DISK_WRITE, cell("containers", name, "io_wx"));
        values.put(Metric.TARGET_NETWORK_IN, cell("containers", name, "network_rx"));
        values.put(Metric.TARGET_NETWORK_OUT, cell("containers", name, "network_tx"));
    }

    /** All of the machine is what Glances calls the limit of a container that has none. */
    private void putLimit(Metric metric, OptionalDouble limit, OptionalDouble machine) {
        if (limit.orElse(0) > 0 && limit.getAsDouble() < machine.orElse(Double.MAX_VALUE)) {
            values.put(metric, limit);
        }
    }

    private void put(Metric metric, OptionalDouble value, double one) {
        value.ifPresent(known -> values.put(metric, known / one));
    }

    private OptionalDouble rate(String plugin, String item, String name3, String name4) {
        if (header.isVersion4()) {
            return cell(plugin, item, name4 + "_rate_per_sec");
        }
        OptionalDouble count = cell(plugin, item, name3);
        double seconds = cell(plugin, item, "time_since_update").orElse(0);
        return count.isPresent() && seconds > 0
                ? OptionalDouble.of(count.getAsDouble() / seconds)
                : OptionalDouble.empty();
    }

    private OptionalDouble sum(String plugin, String item, List<String> fields) {
        double[] known = fields.stream()
                .flatMapToDouble(field -> cell(plugin, item, field).stream())
                .toArray();
        return known.length == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(Arrays.stream(known).sum());
    }

    private OptionalDouble cell(String plugin, String item, String field) {
        OptionalInt column = header.column(plugin, item, field);
        if (column.isEmpty() || cells.get(column.getAsInt()).isBlank()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(cells.get(column.getAsInt()));
        if (value < 0 || !Double.isFinite(value)) {
            throw new NumberFormatException(field + " of " + plugin + " must be >= 0 but is " + value);
        }
        return OptionalDouble.of(value);
    }
}

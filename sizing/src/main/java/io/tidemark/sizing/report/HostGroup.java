package io.tidemark.sizing.report;

import static io.tidemark.aggregator.report.Colour.BLACK;
import static io.tidemark.aggregator.report.Colour.BLUE;
import static io.tidemark.aggregator.report.Colour.GREEN;
import static io.tidemark.aggregator.report.Colour.GREY;
import static io.tidemark.aggregator.report.Colour.ORANGE;
import static io.tidemark.aggregator.report.Colour.PURPLE;
import static io.tidemark.aggregator.report.Colour.RED;
import static io.tidemark.aggregator.report.Colour.SKY;

import io.tidemark.aggregator.report.Colour;
import io.tidemark.sizing.probe.Metric;
import java.util.List;

/**
 * Metrics that are read together, in one chart; all of one unit.
 *
 * @param id of the chart
 */
record HostGroup(String id, String caption, List<Curve> curves) {
    private static final String LIMIT = "limit";

    /** In the order in which a person looks for what is scarce. */
    static final List<HostGroup> ALL = List.of(
            of(
                    "cpu",
                    "CPU of the machine, of all cores",
                    Curve.of(Metric.HOST_CPU, "total", BLUE),
                    Curve.of(Metric.HOST_CPU_USER, "user", GREEN),
                    Curve.of(Metric.HOST_CPU_SYSTEM, "system", ORANGE),
                    Curve.of(Metric.HOST_CPU_IOWAIT, "waits for disk", SKY),
                    Curve.of(Metric.HOST_CPU_STEAL, "stolen", RED),
                    Curve.of(Metric.HOST_BUSIEST_CORE, "busiest core", PURPLE)),
            of(
                    "target-cpu",
                    "CPU of the service",
                    Curve.of(Metric.TARGET_CPU, "used", BLUE),
                    Curve.limit(Metric.TARGET_CPU_LIMIT)),
            of(
                    "target-held-back",
                    "The service held back",
                    Curve.of(Metric.TARGET_THROTTLED, "throttled periods", RED),
                    Curve.of(Metric.TARGET_BUSIEST_THREAD, "busiest thread", PURPLE)),
            of("run-queue", "Threads that run or want to", Curve.of(Metric.HOST_RUN_QUEUE, "run queue", ORANGE)),
            of(
                    "target-memory",
                    "Memory of the service",
                    Curve.of(Metric.TARGET_MEMORY, "used", BLUE),
                    Curve.limit(Metric.TARGET_MEMORY_LIMIT)),
            of(
                    "memory",
                    "Memory of the machine",
                    Curve.of(Metric.HOST_MEMORY_USED, "used", BLUE),
                    Curve.limit(Metric.HOST_MEMORY_TOTAL)),
            of(
                    "network",
                    "Network",
                    Curve.of(Metric.TARGET_NETWORK_IN, "service in", SKY),
                    Curve.of(Metric.TARGET_NETWORK_OUT, "service out", BLUE),
                    Curve.of(Metric.HOST_NETWORK_IN, "machine in", GREY),
                    Curve.of(Metric.HOST_NETWORK_OUT, "machine out", BLACK)),
            of(
                    "network-held-back",
                    "Packets held up by the limits of the machine's type",
                    Curve.of(Metric.HOST_BANDWIDTH_IN_EXCEEDED, "bandwidth in", SKY),
                    Curve.of(Metric.HOST_BANDWIDTH_OUT_EXCEEDED, "bandwidth out", BLUE),
                    Curve.of(Metric.HOST_PACKETS_EXCEEDED, "packets", ORANGE),
                    Curve.of(Metric.HOST_CONNECTIONS_EXCEEDED, "connections", RED)),
            of(
                    "tcp",
                    "TCP trouble",
                    Curve.of(Metric.HOST_TCP_RETRANSMITS, "retransmits", ORANGE),
                    Curve.of(Metric.HOST_LISTEN_DROPS, "dropped connections", RED)),
            of(
                    "disk",
                    "Disk",
                    Curve.of(Metric.TARGET_DISK_READ, "service reads", SKY),
                    Curve.of(Metric.TARGET_DISK_WRITE, "service writes", BLUE),
                    Curve.of(Metric.HOST_DISK_READ, "machine reads", GREY),
                    Curve.of(Metric.HOST_DISK_WRITE, "machine writes", BLACK)),
            of(
                    "disk-busy",
                    "Waiting for disks",
                    Curve.of(Metric.HOST_DISK_BUSY, "busiest disk at work", BLUE),
                    Curve.of(Metric.TARGET_DISK_WAIT, "service threads waiting", RED)),
            of(
                    "descriptors",
                    "Open descriptors of the service",
                    Curve.of(Metric.TARGET_DESCRIPTORS, "open", BLUE),
                    Curve.limit(Metric.TARGET_DESCRIPTOR_LIMIT)),
            of("threads", "Threads of the service", Curve.of(Metric.TARGET_THREADS, "threads", BLUE)),
            of(
                    "oom-kills",
                    "Killed for want of memory",
                    Curve.of(Metric.TARGET_OOM_KILLS, "of the service", RED),
                    Curve.of(Metric.HOST_OOM_KILLS, "on the machine", GREY)),
            of("probe", "The probe itself", Curve.of(Metric.PROBE_CPU, "CPU", GREY)));

    HostGroup {
        curves = List.copyOf(curves);
    }

    private static HostGroup of(String id, String caption, Curve... curves) {
        return new HostGroup("host-" + id, caption, List.of(curves));
    }

    /** @param limit true for what may be used rather than what is */
    record Curve(Metric metric, String label, Colour colour, boolean limit) {
        private static Curve of(Metric metric, String label, Colour colour) {
            return new Curve(metric, label, colour, false);
        }

        private static Curve limit(Metric metric) {
            return new Curve(metric, LIMIT, RED, true);
        }
    }

    Metric.Unit unit() {
        return curves.getFirst().metric().unit();
    }

    static boolean isLimit(String label) {
        return label.equals(LIMIT);
    }
}

package io.tidemark.sizing.probe;

/** What is sampled. Rates are means over the time since the sample before. */
public enum Metric {
    HOST_CPU(Unit.SHARE, "CPU of the machine in use, of all cores"),
    HOST_CPU_USER(Unit.SHARE, "of that in programs"),
    HOST_CPU_SYSTEM(Unit.SHARE, "of that in the kernel"),
    HOST_CPU_STEAL(Unit.SHARE, "CPU that the hypervisor gave to others"),
    HOST_CPU_IOWAIT(Unit.SHARE, "CPU idle while waiting for the disk"),
    HOST_BUSIEST_CORE(Unit.SHARE, "the busiest core"),
    HOST_RUN_QUEUE(Unit.COUNT, "threads that run or want to"),
    HOST_MEMORY_USED(Unit.BYTES, "memory in use"),
    HOST_MEMORY_TOTAL(Unit.BYTES, "memory there is"),
    HOST_OOM_KILLS(Unit.COUNT, "processes killed for want of memory, since the first sample"),
    HOST_NETWORK_IN(Unit.BYTES_PER_SECOND, "received by the machine's network cards"),
    HOST_NETWORK_OUT(Unit.BYTES_PER_SECOND, "sent by the machine's network cards"),
    HOST_TCP_RETRANSMITS(Unit.PER_SECOND, "TCP segments sent again"),
    HOST_LISTEN_DROPS(Unit.PER_SECOND, "connections dropped because a listen queue was full"),
    HOST_BANDWIDTH_IN_EXCEEDED(
            Unit.PER_SECOND, "packets held up because the machine received more than its type allows"),
    HOST_BANDWIDTH_OUT_EXCEEDED(Unit.PER_SECOND, "packets held up because the machine sent more than its type allows"),
    HOST_PACKETS_EXCEEDED(Unit.PER_SECOND, "packets held up because there were more than the machine's type allows"),
    HOST_CONNECTIONS_EXCEEDED(
            Unit.PER_SECOND, "packets dropped because there were more connections than the type allows"),
    HOST_DISK_READ(Unit.BYTES_PER_SECOND, "read from disks"),
    HOST_DISK_WRITE(Unit.BYTES_PER_SECOND, "written to disks"),
    HOST_DISK_BUSY(Unit.SHARE, "time in which the busiest disk had work"),
    TARGET_CPU(Unit.CORES, "CPU the target used"),
    TARGET_CPU_LIMIT(Unit.CORES, "CPU the target may use"),
    TARGET_BUSIEST_THREAD(Unit.SHARE, "the target's busiest thread, of one core"),
    TARGET_THROTTLED(Unit.SHARE, "scheduling periods in which the target was held back"),
    TARGET_MEMORY(Unit.BYTES, "memory the target used, without what the kernel can drop"),
    TARGET_MEMORY_LIMIT(Unit.BYTES, "memory the target may use"),
    TARGET_OOM_KILLS(Unit.COUNT, "of the target's processes, since the first sample"),
    TARGET_DESCRIPTORS(Unit.COUNT, "descriptors the target's fullest process has open"),
    TARGET_DESCRIPTOR_LIMIT(Unit.COUNT, "descriptors a process of the target may open"),
    TARGET_THREADS(Unit.COUNT, "threads of the target"),
    TARGET_DISK_READ(Unit.BYTES_PER_SECOND, "the target read from disks"),
    TARGET_DISK_WRITE(Unit.BYTES_PER_SECOND, "the target wrote to disks"),
    TARGET_DISK_WAIT(Unit.SHARE, "time in which a thread of the target was stuck waiting for a disk"),
    TARGET_NETWORK_IN(Unit.BYTES_PER_SECOND, "the target received"),
    TARGET_NETWORK_OUT(Unit.BYTES_PER_SECOND, "the target sent"),
    PROBE_CPU(Unit.CORES, "CPU the probe itself used");

    private final Unit unit;
    private final String meaning;

    Metric(Unit unit, String meaning) {
        this.unit = unit;
        this.meaning = meaning;
    }

    public Unit unit() {
        return unit;
    }

    public String meaning() {
        return meaning;
    }

    /** For files and columns: {@code host_cpu_user}. */
    public String key() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public enum Unit {
        /** 0 to 1. */
        SHARE,
        /** 1 is one core used all the time. */
        CORES,
        COUNT,
        BYTES,
        BYTES_PER_SECOND,
        PER_SECOND
    }
}

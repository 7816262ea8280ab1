package io.tidemark.sizing.probe.proc;

/** A number as the kernel gives it: a counter since some beginning, or what is so at the moment. */
public enum Figure {
    UPTIME_MILLIS,
    RUNNABLE_THREADS,
    MEMORY_TOTAL_BYTES,
    MEMORY_AVAILABLE_BYTES,
    OOM_KILLS,
    NETWORK_IN_BYTES,
    NETWORK_OUT_BYTES,
    /** Of this machine's network and the target's, if that is another. */
    TCP_RETRANSMITS,
    /** Of this machine's network and the target's, if that is another. */
    LISTEN_DROPS,
    /** Packets queued or dropped, of all cards that count them; and so the next three. */
    BANDWIDTH_IN_EXCEEDED,
    BANDWIDTH_OUT_EXCEEDED,
    PACKETS_EXCEEDED,
    CONNECTIONS_EXCEEDED,
    DISK_READ_BYTES,
    DISK_WRITTEN_BYTES,
    /** Of the sampler and all that it started. */
    PROBE_TICKS,
    TARGET_CPU_NANOS,
    TARGET_CPU_LIMIT_MICROS,
    TARGET_PERIODS,
    TARGET_THROTTLED_PERIODS,
    TARGET_MEMORY_BYTES,
    TARGET_MEMORY_LIMIT_BYTES,
    TARGET_OOM_KILLS,
    TARGET_DESCRIPTORS,
    TARGET_DESCRIPTOR_LIMIT,
    TARGET_THREADS,
    TARGET_READ_BYTES,
    TARGET_WRITTEN_BYTES,
    TARGET_DISK_STALL_MICROS,
    TARGET_NETWORK_IN_BYTES,
    TARGET_NETWORK_OUT_BYTES
}

package io.tidemark.sizing.probe.proc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** A container's control group: version 1, version 2, or some of each. A limit that is not set is absent. */
final class CgroupFiles {
    private static final long NANOS_PER_MICRO = 1000;
    private static final long MICROS = 1_000_000;
    /** Version 1 has no word for "none" but a number near the largest one. */
    private static final long NO_LIMIT = 1L << 60;

    private final Map<String, List<String>> files = new HashMap<>();

    private CgroupFiles(Block block) {
        block.files().forEach((path, lines) -> {
            if (!path.startsWith("/proc/")) {
                files.put(path.substring(path.lastIndexOf('/') + 1), lines);
            }
        });
    }

    static void read(Block block, Figures figures) {
        CgroupFiles group = new CgroupFiles(block);
        group.readCpu(figures);
        group.readCpuLimit(figures);
        group.readMemory(figures);
        group.readMemoryLimit(figures);
        group.readDisk(DiskFiles.numbers(block), figures);
        figures.put(Figure.TARGET_THREADS, Text.only(group.file("pids.current")));
    }

    private void readCpu(Figures figures) {
        List<String> stat = file("cpu.stat");
        OptionalLong micros = Text.keyed(stat, "usage_usec");
        micros.ifPresent(known -> figures.put(Figure.TARGET_CPU_NANOS, known * NANOS_PER_MICRO));
        figures.put(Figure.TARGET_CPU_NANOS, Text.only(file("cpuacct.usage")));
        figures.put(Figure.TARGET_PERIODS, Text.keyed(stat, "nr_periods"));
        figures.put(Figure.TARGET_THROTTLED_PERIODS, Text.keyed(stat, "nr_throttled"));
    }

    private void readCpuLimit(Figures figures) {
        String[] max = Text.words(String.join(" ", file("cpu.max")));
        putQuota(Text.number(max, 0), Text.number(max, 1), figures);
        putQuota(Text.only(file("cpu.cfs_quota_us")), Text.only(file("cpu.cfs_period_us")), figures);
    }

    private static void putQuota(OptionalLong quota, OptionalLong period, Figures figures) {
        if (quota.orElse(0) > 0 && period.orElse(0) > 0) {
            figures.lower(Figure.TARGET_CPU_LIMIT_MICROS, quota.getAsLong() * MICROS / period.getAsLong());
        }
    }

    private void readMemory(Figures figures) {
        OptionalLong used = either(Text.only(file("memory.usage_in_bytes")), Text.only(file("memory.current")));
        List<String> stat = file("memory.stat");
        // With "total_" it is that of groups within, too, as the usage is.
        OptionalLong inactive = either(Text.keyed(stat, "total_inactive_file"), Text.keyed(stat, "inactive_file"));
        used.ifPresent(bytes -> figures.put(Figure.TARGET_MEMORY_BYTES, Math.max(0, bytes - inactive.orElse(0))));
        figures.put(Figure.TARGET_OOM_KILLS, Text.keyed(file("memory.oom_control"), "oom_kill"));
        figures.put(Figure.TARGET_OOM_KILLS, Text.keyed(file("memory.events"), "oom_kill"));
    }

    private void readMemoryLimit(Figures figures) {
        putLimit(Text.only(file("memory.limit_in_bytes")), figures);
        putLimit(Text.keyed(file("memory.stat"), "hierarchical_memory_limit"), figures);
        putLimit(Text.only(file("memory.max")), figures);
    }

    private static void putLimit(OptionalLong limit, Figures figures) {
        if (limit.isPresent() && limit.getAsLong() < NO_LIMIT) {
            figures.lower(Figure.TARGET_MEMORY_LIMIT_BYTES, limit.getAsLong());
        }
    }

    /** A group that never used a disk has no line for it, and has read nothing. */
    private void readDisk(Set<String> disks, Figures figures) {
        List<String> version2 = file("io.stat");
        List<String> version1 = file("blkio.throttle.io_service_bytes_recursive");
        if (files.containsKey("io.stat")) {
            figures.put(Figure.TARGET_READ_BYTES, sum(version2, disks, "rbytes="));
            figures.put(Figure.TARGET_WRITTEN_BYTES, sum(version2, disks, "wbytes="));
        } else if (!version1.isEmpty()) {
            figures.put(Figure.TARGET_READ_BYTES, sum(version1, disks, "Read "));
            figures.put(Figure.TARGET_WRITTEN_BYTES, sum(version1, disks, "Write "));
        }
        String stall = String.join(" ", file("io.pressure")).replaceFirst("^some .*?total=(\\d+).*", "$1");
        figures.put(Figure.TARGET_DISK_STALL_MICROS, Text.number(stall));
    }

    private static long sum(List<String> lines, Set<String> disks, String what) {
        long sum = 0;
        for (String line : lines) {
            int at = line.indexOf(what);
            if (at > 0 && disks.contains(Text.words(line)[0])) {
                sum += Text.number(Text.words(line.substring(at + what.length()))[0])
                        .orElse(0);
            }
        }
        return sum;
    }

    private static OptionalLong either(OptionalLong first, OptionalLong second) {
        return first.isPresent() ? first : second;
    }

    private List<String> file(String name) {
        return files.getOrDefault(name, List.of());
    }
}

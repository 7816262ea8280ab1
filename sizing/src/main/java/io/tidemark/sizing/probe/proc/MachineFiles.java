package io.tidemark.sizing.probe.proc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** CPUs, run queue and memory of the machine. */
final class MachineFiles {
    private static final double MILLIS_PER_SECOND = 1e3;

    private MachineFiles() {}

    static void read(Block block, Figures figures) {
        figures.put(Figure.UPTIME_MILLIS, uptimeMillis(block.file("/proc/uptime")));
        List<String> memory = block.file("/proc/meminfo");
        figures.put(Figure.MEMORY_TOTAL_BYTES, Text.keyed(memory, "MemTotal"));
        figures.put(Figure.MEMORY_AVAILABLE_BYTES, Text.keyed(memory, "MemAvailable"));
        figures.put(Figure.OOM_KILLS, Text.keyed(block.file("/proc/vmstat"), "oom_kill"));
        OptionalLong running = Text.keyed(block.file("/proc/stat"), "procs_running");
        // The program that reads the file runs, too.
        running.ifPresent(count -> figures.put(Figure.RUNNABLE_THREADS, Math.max(0, count - 1)));
    }

    /** By name: {@code cpu} for all of them, {@code cpu0} and so on for those that are switched on. */
    static Map<String, CpuTimes> cpus(Block block) {
        Map<String, CpuTimes> cpus = new HashMap<>();
        for (String line : block.file("/proc/stat")) {
            if (line.startsWith("cpu")) {
                String[] words = Text.words(line);
                Optional<CpuTimes> times = CpuTimes.parse(words);
                times.ifPresent(known -> cpus.put(words[0], known));
            }
        }
        return cpus;
    }

    private static OptionalLong uptimeMillis(List<String> lines) {
        if (lines.isEmpty()) {
            return OptionalLong.empty();
        }
        try {
            double seconds = Double.parseDouble(Text.words(lines.getFirst())[0]);
            return OptionalLong.of(Math.round(seconds * MILLIS_PER_SECOND));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}

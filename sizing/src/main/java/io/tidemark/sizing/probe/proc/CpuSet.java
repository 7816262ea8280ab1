package io.tidemark.sizing.probe.proc;

import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/** The CPUs that a container is bound to, such as {@code 0-1,4}: a limit when the machine has more. */
final class CpuSet {
    private static final long MICROS = 1_000_000;

    private CpuSet() {}

    static void read(Block block, Figures figures) {
        long cpus = MachineFiles.cpus(block).size() - 1L;
        for (Map.Entry<String, List<String>> file : block.files().entrySet()) {
            if (file.getKey().endsWith("/cpuset.effective_cpus")
                    || file.getKey().endsWith("/cpuset.cpus.effective")) {
                OptionalLong size = size(String.join("", file.getValue()).strip());
                if (size.isPresent() && size.getAsLong() < cpus) {
                    figures.lower(Figure.TARGET_CPU_LIMIT_MICROS, size.getAsLong() * MICROS);
                }
            }
        }
    }

    static OptionalLong size(String list) {
        long size = 0;
        for (String range : list.split(",", -1)) {
            String[] ends = range.strip().split("-", -1);
            OptionalLong from = Text.number(ends[0]);
            OptionalLong to = Text.number(ends[ends.length - 1]);
            if (from.isEmpty() || to.isEmpty()) {
                return OptionalLong.empty();
            }
            size += to.getAsLong() - from.getAsLong() + 1;
        }
        return OptionalLong.of(size);
    }
}

package io.tidemark.sizing.probe.proc;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The target's processes and threads, one by one. */
final class ProcessFiles {
    private static final Pattern PROCESS = Pattern.compile("/proc/(\\d+)/(stat|status|io)");
    private static final Pattern THREAD = Pattern.compile("/proc/\\d+/task/\\d+/stat");
    private static final String OPEN_FILES = "Max open files";

    private final Block block;
    private final long probe;

    private ProcessFiles(Block block) {
        this.block = block;
        this.probe = block.number("probe", 0).orElse(-1);
    }

    static void read(Block block, Figures figures) {
        ProcessFiles files = new ProcessFiles(block);
        files.readProbe(figures);
        files.readDescriptors(figures);
        if (!block.hasTooManyProcesses()) {
            files.readMemory(figures);
            files.readDisk(figures);
            files.readThreads(figures);
        }
    }

    /** By id; empty when control groups give the sums, or when there are too many to add them up. */
    static Map<Long, Task> processes(Block block) {
        Map<Long, Task> tasks = new HashMap<>();
        if (!block.hasTooManyProcesses()) {
            new ProcessFiles(block)
                    .each("stat", lines -> Task.parse(lines).ifPresent(task -> tasks.put(task.id(), task)));
        }
        return tasks;
    }

    static Map<Long, Task> threads(Block block) {
        Map<Long, Task> tasks = new HashMap<>();
        block.files().forEach((path, lines) -> {
            if (THREAD.matcher(path).matches()) {
                Task.parse(lines).ifPresent(task -> tasks.put(task.id(), task));
            }
        });
        return tasks;
    }

    private void readProbe(Figures figures) {
        Task.parse(block.file("/proc/" + probe + "/stat"))
                .ifPresent(task -> figures.put(Figure.PROBE_TICKS, task.ticksWithChildren()));
    }

    /** Memory that several share is counted once for the one that holds most of it, as for a database's processes. */
    private void readMemory(Figures figures) {
        long[] sharedMost = {0};
        each("status", lines -> {
            figures.add(Figure.TARGET_MEMORY_BYTES, Text.keyed(lines, "RssAnon"));
            sharedMost[0] =
                    Math.max(sharedMost[0], Text.keyed(lines, "RssShmem").orElse(0));
        });
        if (figures.toMap().containsKey(Figure.TARGET_MEMORY_BYTES)) {
            figures.add(Figure.TARGET_MEMORY_BYTES, OptionalLong.of(sharedMost[0]));
        }
    }

    /** In version 1, control groups do not know who wrote what the kernel writes later; processes do. */
    private void readDisk(Figures figures) {
        Figures sums = new Figures();
        each("io", lines -> {
            sums.add(Figure.TARGET_READ_BYTES, Text.keyed(lines, "read_bytes"));
            sums.add(Figure.TARGET_WRITTEN_BYTES, Text.keyed(lines, "write_bytes"));
        });
        sums.toMap().forEach((figure, value) -> figures.put(figure, value.longValue()));
    }

    private void readThreads(Figures figures) {
        each(
                "stat",
                lines -> Task.parse(lines)
                        .ifPresent(task -> figures.add(Figure.TARGET_THREADS, OptionalLong.of(task.threads()))));
    }

    private void readDescriptors(Figures figures) {
        double fullest = -1;
        for (List<String> words : block.notes().getOrDefault("descriptors", List.of())) {
            OptionalLong open = words.size() > 1 ? Text.number(words.get(1)) : OptionalLong.empty();
            OptionalLong limit = openFiles(block.file("/proc/" + words.getFirst() + "/limits"));
            double share = open.orElse(0) / (double) limit.orElse(Long.MAX_VALUE);
            if (open.isPresent() && share > fullest) {
                fullest = share;
                figures.put(Figure.TARGET_DESCRIPTORS, open);
                figures.put(Figure.TARGET_DESCRIPTOR_LIMIT, limit);
            }
        }
    }

    private static OptionalLong openFiles(List<String> limits) {
        return limits.stream()
                .filter(line -> line.startsWith(OPEN_FILES))
                .findFirst()
                .map(line -> Text.number(Text.words(line.substring(OPEN_FILES.length()))[0]))
                .orElse(OptionalLong.empty());
    }

    private void each(String name, Consumer<List<String>> reader) {
        block.files().forEach((path, lines) -> {
            Matcher matcher = PROCESS.matcher(path);
            if (matcher.matches()
                    && matcher.group(2).equals(name)
                    && !matcher.group(1).equals(Long.toString(probe))) {
                reader.accept(lines);
            }
        });
    }
}

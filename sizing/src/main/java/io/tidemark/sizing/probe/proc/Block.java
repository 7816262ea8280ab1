package io.tidemark.sizing.probe.proc;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What the sampler printed at one time: lines of its own, such as {@code disks /sys/block/vda}, and the files it read.
 *
 * @param epochMillis when it was asked to
 * @param notes the words of its lines after the first word, by that
 * @param files their lines by path
 */
public record Block(long epochMillis, Map<String, List<List<String>>> notes, Map<String, List<String>> files) {
    /** The last line of a block. */
    public static final String END = "end";

    private static final String TIME = "time ";
    private static final String FILE_FROM = "==> ";
    private static final String FILE_TO = " <==";

    public Block {
        notes = Map.copyOf(requireNonNull(notes, "notes is null"));
        files = Map.copyOf(requireNonNull(files, "files is null"));
    }

    /** Whether a block begins with this line; others before it are complaints of the shell. */
    public static boolean isBeginning(String line) {
        return line.startsWith(TIME);
    }

    /** @param lines from the one that begins with {@code time} to the one before {@code end} */
    public static Block parse(List<String> lines) {
        Map<String, List<List<String>>> notes = new HashMap<>();
        Map<String, List<String>> files = new HashMap<>();
        List<String> file = null;
        for (String line : lines) {
            if (line.startsWith(FILE_FROM) && line.endsWith(FILE_TO)) {
                file = new ArrayList<>();
                files.put(line.substring(FILE_FROM.length(), line.length() - FILE_TO.length()), file);
            } else if (file != null) {
                file.add(line);
            } else {
                List<String> words = List.of(Text.words(line));
                notes.computeIfAbsent(words.getFirst(), _ -> new ArrayList<>()).add(words.subList(1, words.size()));
            }
        }
        return new Block(timeOf(notes), notes, files);
    }

    /** The lines of a file; none when it could not be read. */
    public List<String> file(String path) {
        return files.getOrDefault(path, List.of());
    }

    /** The words of the line that begins with this one; none when there is no such line. */
    public List<String> note(String name) {
        return notes.getOrDefault(name, List.of(List.of())).getFirst();
    }

    /** A number in such a line. */
    public OptionalLong number(String name, int index) {
        List<String> words = note(name);
        return index < words.size() ? Text.number(words.get(index)) : OptionalLong.empty();
    }

    /** Whether it found more processes than it reads, so that sums over them would be too small. */
    public boolean hasTooManyProcesses() {
        OptionalLong most = number("processes", 1);
        return most.isPresent() && number("processes", 0).orElse(0) > most.getAsLong();
    }

    private static long timeOf(Map<String, List<List<String>>> notes) {
        List<String> words =
                notes.getOrDefault(TIME.strip(), List.of(List.of())).getFirst();
        OptionalLong time = words.isEmpty() ? OptionalLong.empty() : Text.number(words.getFirst());
        return time.orElseThrow(() -> new IllegalArgumentException("block has no time: " + words));
    }
}

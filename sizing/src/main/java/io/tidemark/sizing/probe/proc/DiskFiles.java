package io.tidemark.sizing.probe.proc;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Whole disks: neither partitions nor what is made of other disks, whose bytes would count twice. */
final class DiskFiles {
    private static final long SECTOR_BYTES = 512;
    private static final int NAME = 2;
    private static final int SECTORS_READ = 5;
    private static final int SECTORS_WRITTEN = 9;
    private static final int BUSY_MILLIS = 12;

    private DiskFiles() {}

    /** Returns the time in which each had work, in milliseconds, by name. */
    static Map<String, Long> read(Block block, Figures figures) {
        Set<String> whole = wholeDisks(block);
        Map<String, Long> busyMillis = new HashMap<>();
        for (String line : block.file("/proc/diskstats")) {
            String[] words = Text.words(line);
            if (words.length > BUSY_MILLIS && whole.contains(words[NAME])) {
                figures.add(Figure.DISK_READ_BYTES, bytes(words, SECTORS_READ));
                figures.add(Figure.DISK_WRITTEN_BYTES, bytes(words, SECTORS_WRITTEN));
                Text.number(words, BUSY_MILLIS).ifPresent(millis -> busyMillis.put(words[NAME], millis));
            }
        }
        return busyMillis;
    }

    /** Their numbers, such as {@code 254:0}, by which control groups name them. */
    static Set<String> numbers(Block block) {
        Set<String> whole = wholeDisks(block);
        Set<String> numbers = new HashSet<>();
        for (String line : block.file("/proc/diskstats")) {
            String[] words = Text.words(line);
            if (words.length > NAME && whole.contains(words[NAME])) {
                numbers.add(words[0] + ":" + words[1]);
            }
        }
        return numbers;
    }

    private static Set<String> wholeDisks(Block block) {
        Set<String> names = new HashSet<>();
        for (String path : block.note("disks")) {
            String name = path.substring(path.lastIndexOf('/') + 1);
            if (!Devices.isMadeOfDisks(name)) {
                names.add(name);
            }
        }
        return names;
    }

    private static OptionalLong bytes(String[] words, int sectors) {
        OptionalLong count = Text.number(words, sectors);
        return count.isPresent() ? OptionalLong.of(count.getAsLong() * SECTOR_BYTES) : count;
    }
}

package io.tidemark.sizing.probe.proc;

import java.util.List;
import java.util.OptionalLong;

/** Numbers out of the kernel's text. What is not there, or is no number, is absent rather than zero. */
final class Text {
    private static final long KIBIBYTE = 1024;

    private Text() {}

    static String[] words(String line) {
        return line.strip().split("\\s+");
    }

    static OptionalLong number(String word) {
        try {
            return OptionalLong.of(Long.parseLong(word));
        } catch (NumberFormatException e) {
            // "max", a column of a kernel to come, or a counter beyond a long: not a number that we know.
            return OptionalLong.empty();
        }
    }

    static OptionalLong number(String[] words, int index) {
        return index >= 0 && index < words.length ? number(words[index]) : OptionalLong.empty();
    }

    /** Of a file that holds nothing else. */
    static OptionalLong only(List<String> lines) {
        return lines.isEmpty() ? OptionalLong.empty() : number(lines.getFirst().strip());
    }

    /** Of a line such as {@code nr_periods 31} or {@code MemTotal: 31 kB}, which is 31 * 1024. */
    static OptionalLong keyed(List<String> lines, String key) {
        for (String line : lines) {
            if (line.startsWith(key)) {
                String[] words = words(line);
                if (words[0].equals(key) || words[0].equals(key + ":")) {
                    return inBytes(words);
                }
            }
        }
        return OptionalLong.empty();
    }

    /** Of a table such as {@code /proc/net/snmp}: a line of names and then one of numbers, both with the same prefix. */
    static OptionalLong column(List<String> lines, String prefix, String name) {
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (lines.get(i).startsWith(prefix + " ") && lines.get(i + 1).startsWith(prefix + " ")) {
                int index = List.of(words(lines.get(i))).indexOf(name);
                return number(words(lines.get(i + 1)), index);
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong inBytes(String[] words) {
        OptionalLong value = number(words, 1);
        boolean kibibytes = words.length > 2 && words[2].equals("kB");
        return kibibytes && value.isPresent() ? OptionalLong.of(value.getAsLong() * KIBIBYTE) : value;
    }
}

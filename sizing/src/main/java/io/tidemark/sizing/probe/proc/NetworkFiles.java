package io.tidemark.sizing.probe.proc;

import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Bytes by interface, and what TCP had to do again or to drop. */
final class NetworkFiles {
    private static final int COLUMNS_IN = 8;

    private NetworkFiles() {}

    /** Of the machine: what crosses its cards. Where no interface has a card, those that are not inner ones. */
    static void readMachine(Block block, Figures figures) {
        Set<String> cards = block.note("cards").stream()
                .map(path -> path.split("/", -1))
                .filter(parts -> parts.length > 4 && !parts[4].equals("*"))
                .map(parts -> parts[4])
                .collect(Collectors.toSet());
        Predicate<String> counts = cards.isEmpty() ? name -> !Devices.isInnerInterface(name) : cards::contains;
        List<String> interfaces = block.file("/proc/net/dev");
        figures.put(Figure.NETWORK_IN_BYTES, sum(interfaces, counts, 0));
        figures.put(Figure.NETWORK_OUT_BYTES, sum(interfaces, counts, COLUMNS_IN));
        readTcp(block, "/proc/net/", figures);
    }

    /** Of the target, when it has a network of its own. Its TCP adds to the machine's, which does not hold it. */
    static void readTarget(Block block, Figures figures) {
        for (String path : block.files().keySet()) {
            if (path.endsWith("/net/dev") && !path.equals("/proc/net/dev")) {
                figures.put(Figure.TARGET_NETWORK_IN_BYTES, sum(block.file(path), NetworkFiles::isOuter, 0));
                figures.put(Figure.TARGET_NETWORK_OUT_BYTES, sum(block.file(path), NetworkFiles::isOuter, COLUMNS_IN));
                readTcp(block, path.substring(0, path.length() - "dev".length()), figures);
            }
        }
    }

    private static void readTcp(Block block, String directory, Figures figures) {
        figures.add(Figure.TCP_RETRANSMITS, Text.column(block.file(directory + "snmp"), "Tcp:", "RetransSegs"));
        // Holds the overflows of accept queues as well as what was dropped before.
        figures.add(Figure.LISTEN_DROPS, Text.column(block.file(directory + "netstat"), "TcpExt:", "ListenDrops"));
    }

    private static boolean isOuter(String name) {
        return !name.equals("lo");
    }

    private static OptionalLong sum(List<String> lines, Predicate<String> counts, int column) {
        long sum = 0;
        boolean known = false;
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0 && counts.test(line.substring(0, colon).strip())) {
                OptionalLong bytes = Text.number(Text.words(line.substring(colon + 1)), column);
                sum += bytes.orElse(0);
                known |= bytes.isPresent();
            }
        }
        return known ? OptionalLong.of(sum) : OptionalLong.empty();
    }
}

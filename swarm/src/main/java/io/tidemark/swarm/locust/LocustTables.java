package io.tidemark.swarm.locust;

import io.tidemark.core.histogram.Distribution;
import io.tidemark.swarm.locust.LocustStats.Entry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The tables that Locust prints, as of its version 2. Times are whole milliseconds. */
public final class LocustTables {
    private static final int TYPE_WIDTH = 8;
    private static final int MOST_NAME_WIDTH = 80;
    /** What the other columns take. */
    private static final int OTHER_COLUMNS = 80;

    private final int nameWidth;

    /** @param columns of the terminal */
    public LocustTables(int columns) {
        this.nameWidth = Math.clamp(columns - OTHER_COLUMNS, TYPE_WIDTH, MOST_NAME_WIDTH);
    }

    /** For a file or a pipe. */
    public static LocustTables wide() {
        return new LocustTables(MOST_NAME_WIDTH + OTHER_COLUMNS);
    }

    /** Requests, failures, times and rates; the rates of the last seconds. */
    public List<String> current(LocustStats stats) {
        return stripped(requests(stats, true));
    }

    /** Likewise, the rates of everything; and the percentiles, and what failed. */
    public List<String> last(LocustStats stats) {
        List<String> lines = new ArrayList<>(requests(stats, false));
        lines.add("");
        lines.addAll(percentiles(stats));
        List<String> errors = errors(stats);
        if (!errors.isEmpty()) {
            lines.add("");
            lines.addAll(errors);
        }
        return stripped(lines);
    }

    private List<String> requests(LocustStats stats, boolean recent) {
        int name = nameWidth - TYPE_WIDTH + 4;
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "%-" + TYPE_WIDTH + "s %-" + name + "s %7s %12s |%7s %7s %7s%7s | %7s %11s",
                "Type",
                "Name",
                "# reqs",
                "# fails",
                "Avg",
                "Min",
                "Max",
                "Med",
                "req/s",
                "failures/s"));
        String line = ruler(TYPE_WIDTH, name, 7, 13, 7, 7, 7, 7, 8, 11);
        lines.add(line);
        stats.entries().forEach(entry -> lines.add(request(stats, entry, name, recent)));
        lines.add(line);
        lines.add(request(stats, stats.aggregated(), name, recent));
        return lines;
    }

    private static String request(LocustStats stats, Entry entry, int name, boolean recent) {
        Distribution latency = entry.total().latency();
        double share = entry.requests() == 0 ? 0 : 100.0 * entry.failures() / entry.requests();
        return String.format(
                Locale.ROOT,
                "%-" + TYPE_WIDTH + "s %-" + name + "s %7d %12s |%7d %7d %7d%7d | %7.2f %11.2f",
                entry.label().method(),
                entry.label().name(),
                entry.requests(),
                String.format(Locale.ROOT, "%d(%.2f%%)", entry.failures(), share),
                millis(Math.round(latency.mean())),
                millis(latency.min()),
                millis(latency.max()),
                millis(latency.percentile(50)),
                recent ? stats.recentRate(entry) : stats.rate(entry),
                recent ? stats.recentFailureRate(entry) : stats.failureRate(entry));
    }

    private List<String> percentiles(LocustStats stats) {
        List<String> lines = new ArrayList<>();
        lines.add("Response time percentiles");
        StringBuilder head = new StringBuilder(
                String.format(Locale.ROOT, "%-" + TYPE_WIDTH + "s %-" + nameWidth + "s", "Type", "Name"));
        LocustCsv.PERCENT_WORDS.forEach(word -> head.append(String.format(Locale.ROOT, " %6s", word)));
        lines.add(head + String.format(Locale.ROOT, " %8s", "# reqs"));
        String line = ruler(TYPE_WIDTH, nameWidth, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 6, 8);
        lines.add(line);
        stats.entries().forEach(entry -> lines.add(percentiles(entry)));
        lines.add(line);
        lines.add(percentiles(stats.aggregated()));
        return lines;
    }

    private String percentiles(Entry entry) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%-" + TYPE_WIDTH + "s %-" + nameWidth + "s",
                entry.label().method(),
                entry.label().name()));
        for (double percent : LocustCsv.PERCENTS) {
            line.append(String.format(
                    Locale.ROOT, " %6d", millis(entry.total().latency().percentile(percent))));
        }
        return line + String.format(Locale.ROOT, " %8d", entry.requests());
    }

    /** Empty when nothing failed. */
    private List<String> errors(LocustStats stats) {
        List<String> rows = new ArrayList<>();
        for (Entry entry : stats.entries()) {
            for (FailureKind kind : FailureKind.of(entry.total().counts())) {
                rows.add(String.format(
                        Locale.ROOT,
                        "%-18d %s %s: %s",
                        kind.count(),
                        entry.label().method(),
                        entry.label().name(),
                        kind.error()));
            }
        }
        if (rows.isEmpty()) {
            return rows;
        }
        List<String> lines = new ArrayList<>();
        lines.add("Error report");
        lines.add(String.format(Locale.ROOT, "%-18s %s", "# occurrences", "Error"));
        String line = ruler(18, MOST_NAME_WIDTH + nameWidth - 19);
        lines.add(line);
        lines.addAll(rows);
        lines.add(line);
        return lines;
    }

    private static List<String> stripped(List<String> lines) {
        return lines.stream().map(String::stripTrailing).toList();
    }

    private static long millis(long micros) {
        return (micros + 500) / 1_000;
    }

    private static String ruler(int... widths) {
        List<String> parts = new ArrayList<>();
        for (int width : widths) {
            parts.add("-".repeat(width));
        }
        return String.join("|", parts);
    }
}

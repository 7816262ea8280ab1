package io.tidemark.swarm.locust;

import io.tidemark.core.histogram.Distribution;
import io.tidemark.swarm.locust.LocustStats.Entry;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * The files that Locust writes with {@code --csv}: its names, columns and formats as of its version 2, from the true merged
 * distributions. Times are milliseconds and count from the intended start. docs/coming-from-locust.md says what differs.
 */
public final class LocustCsv {
    /** Ends of file names; Locust puts a prefix before them. */
    public static final String STATS = "_stats.csv";

    public static final String HISTORY = "_stats_history.csv";
    public static final String FAILURES = "_failures.csv";
    public static final String EXCEPTIONS = "_exceptions.csv";

    static final List<Double> PERCENTS = List.of(50.0, 66.0, 75.0, 80.0, 90.0, 95.0, 98.0, 99.0, 99.9, 99.99, 100.0);
    static final List<String> PERCENT_WORDS =
            List.of("50%", "66%", "75%", "80%", "90%", "95%", "98%", "99%", "99.9%", "99.99%", "100%");

    private static final List<String> NOTHING = Collections.nCopies(PERCENTS.size(), "N/A");

    private LocustCsv() {}

    /** A row for each entry, and one for all of them together. */
    public static String stats(LocustStats stats) {
        CsvLines csv = new CsvLines()
                .row(columns(
                        List.of(
                                "Type",
                                "Name",
                                "Request Count",
                                "Failure Count",
                                "Median Response Time",
                                "Average Response Time",
                                "Min Response Time",
                                "Max Response Time",
                                "Average Content Size",
                                "Requests/s",
                                "Failures/s"),
                        List.of()));
        for (Entry entry : stats.withAggregated()) {
            csv.cell(entry.label().method()).cell(entry.label().name());
            totals(csv, entry);
            csv.decimal(stats.rate(entry)).decimal(stats.failureRate(entry));
            percentiles(csv, entry, entry.total().latency());
            csv.end();
        }
        return csv.toString();
    }

    /** The first line of the history. */
    public static String historyHeader() {
        return new CsvLines()
                .row(columns(
                        List.of("Timestamp", "User Count", "Type", "Name", "Requests/s", "Failures/s"),
                        List.of(
                                "Total Request Count",
                                "Total Failure Count",
                                "Total Median Response Time",
                                "Total Average Response Time",
                                "Total Min Response Time",
                                "Total Max Response Time",
                                "Total Average Content Size")))
                .toString();
    }

    /**
     * What the history gets at an instant.
     *
     * @param full a row for each entry too; percentiles are of the last seconds then, as Locust has it, and of everything
     *     otherwise
     */
    public static String history(LocustStats stats, boolean full) {
        CsvLines csv = new CsvLines();
        for (Entry entry : full ? stats.withAggregated() : List.of(stats.aggregated())) {
            csv.cell(stats.epochSecond()).cell(stats.users());
            csv.cell(entry.label().method()).cell(entry.label().name());
            csv.decimal(stats.recentRate(entry)).decimal(stats.recentFailureRate(entry));
            percentiles(csv, entry, (full ? entry.recent() : entry.total()).latency());
            totals(csv, entry);
            csv.end();
        }
        return csv.toString();
    }

    /** A row for each kind of failure of each entry. */
    public static String failures(Collection<LocustFailure> failures) {
        CsvLines csv = new CsvLines().row(List.of("Method", "Name", "Error", "Occurrences", "First Seen", "Last Seen"));
        for (LocustFailure failure : failures) {
            csv.cell(failure.label().method())
                    .cell(failure.label().name())
                    .cell(failure.kind().error())
                    .cell(failure.kind().count())
                    .cell(Instant.ofEpochSecond(failure.firstEpochSecond()).toString())
                    .cell(Instant.ofEpochSecond(failure.lastEpochSecond()).toString())
                    .end();
        }
        return csv.toString();
    }

    /** Only its first line: a plan has no code that could throw any. */
    public static String exceptions() {
        return new CsvLines()
                .row(List.of("Count", "Message", "Traceback", "Nodes"))
                .toString();
    }

    private static void totals(CsvLines csv, Entry entry) {
        Distribution latency = entry.total().latency();
        csv.cell(entry.requests()).cell(entry.failures());
        csv.millis(latency.percentile(50)).decimal(latency.mean() / 1_000);
        csv.millis(latency.min()).millis(latency.max()).decimal(entry.size());
    }

    private static void percentiles(CsvLines csv, Entry entry, Distribution latency) {
        if (entry.requests() == 0) {
            NOTHING.forEach(csv::cell);
            return;
        }
        for (double percent : PERCENTS) {
            csv.wholeMillis(latency.percentile(percent));
        }
    }

    private static List<String> columns(List<String> before, List<String> after) {
        return Stream.of(before, PERCENT_WORDS, after).flatMap(List::stream).toList();
    }
}

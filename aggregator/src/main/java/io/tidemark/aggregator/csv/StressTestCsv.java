package io.tidemark.aggregator.csv;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.file.WholeFile;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.requests.LoggedRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Two tables of single requests: {@value #SAMPLES} has a row for each request that ended, in the order of completion,
 * and {@value #BUCKETS} says how their response times spread over buckets of equal width.
 *
 * <p>Whatever the outcome and the status, a request that ended is a row and counts in a bucket, in warm-up too (a column
 * says so). Requests that were cut off by the end of the run have no response time: they are neither, and {@link Totals}
 * counts them.
 */
public final class StressTestCsv {
    public static final String SAMPLES = "stress-test.csv";
    public static final String BUCKETS = "stress-test-buckets.csv";
    public static final int DEFAULT_BUCKETS = 20;

    private final RequestLogs logs;
    private final List<String> names;
    private long rows;
    private long unfinished;
    private long min = Long.MAX_VALUE;
    private long max = Long.MIN_VALUE;

    private StressTestCsv(RequestLogs logs, List<String> names) {
        this.logs = logs;
        this.names = names;
    }

    /**
     * Writes both files into a directory. The logs are read twice and never kept in memory.
     *
     * @param names whose positions are the name numbers of the logs
     * @throws IOException when a log cannot be read or a file not be written; then the file has not changed
     */
    public static Totals write(Path directory, RequestLogs logs, List<String> names, int buckets) throws IOException {
        StressTestCsv csv = new StressTestCsv(logs, names);
        List<String> incomplete = csv.writeSamples(directory.resolve(SAMPLES));
        csv.writeBuckets(directory.resolve(BUCKETS), buckets);
        return new Totals(csv.rows, csv.unfinished, incomplete);
    }

    private List<String> writeSamples(Path path) throws IOException {
        try (WholeFile file = WholeFile.at(path)) {
            List<String> incomplete;
            try (CsvWriter out = new CsvWriter(file.draft())) {
                out.header(
                        "response_time_ms",
                        "service_time_ms",
                        "intended_start_ms",
                        "name",
                        "outcome",
                        "status",
                        "connect_ms",
                        "tls_ms",
                        "first_byte_ms",
                        "bytes_in",
                        "bytes_out",
                        "warm_up");
                incomplete = logs.forEach(request -> writeSample(out, request));
            }
            file.complete();
            return incomplete;
        }
    }

    private void writeSample(CsvWriter out, LoggedRequest request) throws IOException {
        if (request.outcome() == Outcome.UNFINISHED) {
            unfinished++;
            return;
        }
        rows++;
        min = Math.min(min, request.latencyMicros());
        max = Math.max(max, request.latencyMicros());
        out.millis(request.latencyMicros())
                .millis(request.serviceMicros())
                .millis(request.intendedMicros())
                .cell(name(request.name()))
                .cell(request.outcome().label())
                .cell(request.status());
        optionalMillis(out, request.connectMicros());
        optionalMillis(out, request.tlsMicros());
        optionalMillis(out, request.firstByteMicros());
        out.cell(request.bytesIn())
                .cell(request.bytesOut())
                .cell(String.valueOf(request.warmUp()))
                .end();
    }

    /** Without any request there is no bound and so no bucket: the header stands alone. */
    private void writeBuckets(Path path, int buckets) throws IOException {
        try (WholeFile file = WholeFile.at(path)) {
            try (CsvWriter out = new CsvWriter(file.draft())) {
                out.header("lower_bound_ms", "upper_bound_ms", "count");
                if (rows > 0) {
                    writeBuckets(out, spread(buckets));
                }
            }
            file.complete();
        }
    }

    private LinearBuckets spread(int count) throws IOException {
        LinearBuckets buckets = new LinearBuckets(min, max, count);
        logs.forEach(request -> {
            if (request.outcome() != Outcome.UNFINISHED) {
                buckets.add(request.latencyMicros());
            }
        });
        return buckets;
    }

    private static void writeBuckets(CsvWriter out, LinearBuckets buckets) throws IOException {
        for (int bucket = 0; bucket < buckets.size(); bucket++) {
            out.decimal(buckets.bound(bucket) / 1_000)
                    .decimal(buckets.bound(bucket + 1) / 1_000)
                    .cell(buckets.count(bucket))
                    .end();
        }
    }

    private String name(int number) {
        return number >= 0 && number < names.size() ? names.get(number) : String.valueOf(number);
    }

    private static void optionalMillis(CsvWriter out, long micros) throws IOException {
        if (micros < 0) {
            out.cell("");
        } else {
            out.millis(micros);
        }
    }

    /**
     * What was written.
     *
     * @param rows requests that ended: the rows of one file and the sum of the counts of the other
     * @param unfinished requests that were cut off by the end of the run and are in neither
     * @param incomplete a sentence for each request log that is not whole
     */
    public record Totals(long rows, long unfinished, List<String> incomplete) {
        public Totals {
            incomplete = List.copyOf(requireNonNull(incomplete, "incomplete is null"));
        }
    }
}

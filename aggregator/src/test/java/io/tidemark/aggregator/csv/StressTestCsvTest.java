package io.tidemark.aggregator.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.requests.RequestLog;
import io.tidemark.functions.time.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StressTestCsvTest {
    private static final List<String> NAMES = List.of("home", "a,\"b\"");

    @TempDir
    private Path directory;

    @Test
    void everyRequestThatEndedIsARowWithUnits() throws IOException {
        Path log = directory.resolve("requests-1");
        try (RequestLog requests = create(log, "run", Segment.WHOLE)) {
            RequestLog.Lane lane = requests.lane();
            lane.add(0, true, 0, 1_000, 3_005, Outcome.OK, 200, 300, 0, 1_500, 512, 97);
            lane.add(1, false, 2_000, 2_000, 5_002_000, Outcome.TIMEOUT, 0, -1, -1, -1, 0, 97);
            lane.add(1, false, 3_000, 3_000, 5_003_000, Outcome.UNFINISHED, 0, -1, -1, -1, 0, 97);
        }
        StressTestCsv.Totals totals = write(2, log);
        assertThat(totals).isEqualTo(new StressTestCsv.Totals(2, 1, List.of()));
        assertThat(lines(StressTestCsv.SAMPLES))
                .containsExactly(
                        "response_time_ms,service_time_ms,intended_start_ms,name,outcome,status,connect_ms,tls_ms,"
                                + "first_byte_ms,bytes_in,bytes_out,warm_up",
                        "3.005,2.005,0.000,home,ok,200,0.300,0.000,1.500,512,97,true",
                        "5000.000,5000.000,2.000,\"a,\"\"b\"\"\",timeout,0,,,,0,97,false");
        assertThat(lines(StressTestCsv.BUCKETS))
                .containsExactly(
                        "lower_bound_ms,upper_bound_ms,count", "3.005000,2501.502500,1", "2501.502500,5000.000000,1");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 20, 1_000})
    void bucketsAddUpToTheRows(int buckets) throws IOException {
        long seed = 40L + buckets;
        Random random = new Random(seed);
        Path[] logs = {directory.resolve("requests-1"), directory.resolve("requests-2")};
        for (int segment = 0; segment < 2; segment++) {
            try (RequestLog requests = create(logs[segment], "run", new Segment(segment, 2))) {
                addLatencies(requests.lane(), random.longs(3_000, 0, 30_000_000).toArray());
                addLatencies(requests.lane(), random.longs(2_000, 0, 30_000_000).toArray());
            }
        }
        StressTestCsv.Totals totals = write(buckets, logs);
        assertThat(totals.rows()).isEqualTo(10_000);
        assertThat(lines(StressTestCsv.SAMPLES)).hasSize(10_001);
        assertThat(counts()).as("seed %d", seed).hasSize(buckets);
        assertThat(counts().stream().mapToLong(Long::longValue).sum()).isEqualTo(10_000);
        assertThat(counts().getLast())
                .as("the greatest value is in the last bucket")
                .isPositive();
    }

    @Test
    void rowsOfAllWorkersComeInTheOrderOfCompletion() throws IOException {
        Path[] logs = {directory.resolve("requests-1"), directory.resolve("requests-2")};
        for (int segment = 0; segment < 2; segment++) {
            try (RequestLog requests = create(logs[segment], "run", new Segment(segment, 2))) {
                RequestLog.Lane lane = requests.lane();
                for (int i = 0; i < 1_000; i++) {
                    long end = 2_000L * i + 1_000L * segment;
                    lane.add(0, false, 0, 0, end, Outcome.OK, 200, -1, -1, -1, 0, 0);
                }
            }
        }
        write(20, logs);
        List<Double> ends = lines(StressTestCsv.SAMPLES).stream()
                .skip(1)
                .map(line -> Double.valueOf(line.split(",", -1)[0]))
                .toList();
        assertThat(ends).hasSize(2_000).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void equalResponseTimesAreAllInTheLastBucket() throws IOException {
        Path log = log(5_000, 5_000, 5_000);
        write(20, log);
        assertThat(counts()).hasSize(20).last().isEqualTo(3L);
        assertThat(lines(StressTestCsv.BUCKETS).getLast()).isEqualTo("5.000000,5.000000,3");
    }

    @Test
    void withoutRequestsTheHeadersStandAlone() throws IOException {
        write(20, log());
        assertThat(lines(StressTestCsv.SAMPLES)).hasSize(1);
        assertThat(lines(StressTestCsv.BUCKETS)).hasSize(1);
    }

    @Test
    void aLogThatWasCutOffIsUsedAndNamed() throws IOException {
        Path log = log(1_000, 2_000);
        byte[] whole = Files.readAllBytes(log);
        Files.write(log, Arrays.copyOf(whole, whole.length - 1));
        StressTestCsv.Totals totals = write(20, log);
        assertThat(totals.rows()).isEqualTo(2);
        assertThat(totals.incomplete())
                .singleElement()
                .asString()
                .startsWith("requests-1: ")
                .contains("cut off");
    }

    @Test
    void logsOfDifferentRunsAreRefusedWithBoth() throws IOException {
        Path first = log(1_000);
        Path other = directory.resolve("other");
        create(other, "another", new Segment(1, 2)).close();
        assertThatIOException()
                .isThrownBy(() -> write(20, first, other))
                .withMessageContaining("run another")
                .withMessageContaining("run run");
        assertThat(directory.resolve(StressTestCsv.SAMPLES)).doesNotExist();
    }

    @Test
    void twoLogsOfOneWorkerAreRefused() throws IOException {
        Path first = log(1_000);
        Path copy = Files.copy(first, directory.resolve("copy"));
        assertThatIOException()
                .isThrownBy(() -> write(20, first, copy))
                .withMessageContaining("second log of worker 1/1");
    }

    @Test
    void noDraftIsLeftBehind() throws IOException {
        write(20, log(1_000));
        try (var files = Files.list(directory)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("requests-1", StressTestCsv.SAMPLES, StressTestCsv.BUCKETS);
        }
    }

    private Path log(long... latencies) throws IOException {
        Path log = directory.resolve("requests-1");
        try (RequestLog requests = create(log, "run", Segment.WHOLE)) {
            addLatencies(requests.lane(), latencies);
        }
        return log;
    }

    private static void addLatencies(RequestLog.Lane lane, long... latencies) {
        long end = 100_000_000;
        for (long latency : latencies) {
            end += 10;
            lane.add(0, false, end - latency, end - latency, end, Outcome.OK, 200, -1, -1, -1, 0, 0);
        }
    }

    private static RequestLog create(Path file, String runId, Segment segment) throws IOException {
        return RequestLog.create(file, runId, "plan", segment, new SystemClock());
    }

    private StressTestCsv.Totals write(int buckets, Path... logs) throws IOException {
        return StressTestCsv.write(directory, new RequestLogs(List.of(logs)), NAMES, buckets);
    }

    private List<String> lines(String file) throws IOException {
        return Files.readAllLines(directory.resolve(file));
    }

    private List<Long> counts() throws IOException {
        List<Long> counts = new ArrayList<>();
        for (String line : lines(StressTestCsv.BUCKETS)
                .subList(1, lines(StressTestCsv.BUCKETS).size())) {
            counts.add(Long.valueOf(line.split(",", -1)[2]));
        }
        return counts;
    }
}

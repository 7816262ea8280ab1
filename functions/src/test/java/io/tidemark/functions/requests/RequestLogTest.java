package io.tidemark.functions.requests;

import static io.tidemark.functions.requests.LogSamples.add;
import static io.tidemark.functions.requests.LogSamples.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidemark.core.shape.Segment;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.SystemClock;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestLogTest {
    private static final LogHeader HEADER = new LogHeader("run-é", "plan", new Segment(1, 3));
    private static final CountDownLatch OPEN = new CountDownLatch(0);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void whatIsLoggedIsReadBackExactly(long seed) throws IOException {
        List<LoggedRequest> requests = LogSamples.random(seed, 30_000);
        Path file = directory.resolve("requests.tml");
        RequestLog log = create(file);
        RequestLog.Lane lane = log.lane();
        requests.forEach(request -> add(lane, request));
        log.close();
        try (RequestLogReader reader = RequestLogReader.open(file)) {
            assertThat(reader.header()).isEqualTo(HEADER);
            assertThat(reader.ending()).isEqualTo(new RequestLogReader.Ending(true, 30_000, 0, ""));
            assertThat(readAll(reader)).as("seed %d", seed).isEqualTo(requests);
        }
    }

    @Test
    void costSaysHowMuchWasWritten() throws IOException {
        Path file = directory.resolve("requests.tml");
        RequestLog log = create(file);
        RequestLog.Lane lane = log.lane();
        LogSamples.random(4, 50_000).forEach(request -> add(lane, request));
        log.close();
        RequestLog.Cost cost = log.cost();
        assertThat(cost.isComplete()).isTrue();
        assertThat(cost.records()).isEqualTo(50_000);
        assertThat(cost.lost()).isZero();
        assertThat(cost.bytes()).isEqualTo(Files.size(file)).isLessThan(50_000 * 15);
        assertThat(cost.writerCpuNanos()).isPositive();
    }

    @Test
    void lanesOfSeveralThreadsAreMergedByCompletion() throws IOException, InterruptedException, ExecutionException {
        Path file = directory.resolve("requests.tml");
        RequestLog log = create(file);
        List<LoggedRequest> expected = new ArrayList<>();
        try (ExecutorService loops = Executors.newFixedThreadPool(4)) {
            List<Future<?>> done = new ArrayList<>();
            for (int loop = 0; loop < 4; loop++) {
                List<LoggedRequest> requests = LogSamples.random(10 + loop, 20_000);
                expected.addAll(requests);
                RequestLog.Lane lane = log.lane();
                done.add(loops.submit(() -> requests.forEach(request -> add(lane, request))));
            }
            for (Future<?> each : done) {
                each.get();
            }
        }
        log.close();
        try (RequestLogReader reader = RequestLogReader.open(file)) {
            List<LoggedRequest> read = readAll(reader);
            assertThat(read).isSortedAccordingTo(Comparator.comparingLong(LoggedRequest::endMicros));
            assertThat(occurrences(read)).isEqualTo(occurrences(expected));
        }
    }

    /** The writer stands still until the waiting lane has read the clock, so the lane must have waited. */
    @Test
    void aLaneWaitsForTheWriterAndTheWaitIsCounted() throws IOException {
        CountDownLatch open = new CountDownLatch(1);
        long[] now = {0};
        Clock clock = new Clock() {
            @Override
            public long nanoTime() {
                open.countDown();
                now[0] += 1_000;
                return now[0];
            }

            @Override
            public long epochMillis() {
                return 0;
            }
        };
        FaultyChannel channel = new FaultyChannel(Long.MAX_VALUE, open);
        RequestLog log = RequestLog.create(channel, HEADER, clock, 2);
        RequestLog.Lane lane = log.lane();
        List<LoggedRequest> requests = LogSamples.random(5, 50_000);
        requests.forEach(request -> add(lane, request));
        log.close();
        assertThat(log.cost().blockedNanos()).isPositive();
        assertThat(log.cost().records()).isEqualTo(50_000);
        assertThat(readAll(read(channel.content()))).isEqualTo(requests);
    }

    @Test
    void aFullDiskEndsTheLogAndNothingElse() throws IOException {
        FaultyChannel channel = new FaultyChannel(100_000, OPEN);
        RequestLog log = RequestLog.create(channel, HEADER, new SystemClock(), BlockWriter.BLOCKS);
        RequestLog.Lane lane = log.lane();
        List<LoggedRequest> requests = LogSamples.random(6, 40_000);
        requests.forEach(request -> add(lane, request));
        log.close();
        RequestLog.Cost cost = log.cost();
        assertThat(cost.isComplete()).isFalse();
        assertThat(cost.problem()).contains("No space left");
        assertThat(cost.records() + cost.lost()).isEqualTo(40_000);
        assertThat(cost.records()).isPositive();
        assertThat(cost.bytes()).isEqualTo(channel.content().length);
        assertThat(channel.isClosed()).isTrue();
        try (RequestLogReader reader = read(channel.content())) {
            assertThat(reader.ending().lost())
                    .as("the half block was cut off, so the end mark fits")
                    .isEqualTo(cost.lost());
            assertThat(reader.ending().sentence()).contains(cost.lost() + " requests");
            assertThat(readAll(reader)).isEqualTo(requests.subList(0, (int) cost.records()));
        }
    }

    @Test
    void aDiskThatIsFullFromTheStartLosesEverythingAndSaysSo() {
        RequestLog log = RequestLog.create(new FaultyChannel(3, OPEN), HEADER, new SystemClock(), 1);
        RequestLog.Lane lane = log.lane();
        LogSamples.random(7, 20_000).forEach(request -> add(lane, request));
        log.close();
        assertThat(log.cost().lost()).isEqualTo(20_000);
        assertThat(log.cost().records()).isZero();
    }

    @Test
    void flushedRecordsSurviveWithoutTheEnd() throws IOException {
        Path file = directory.resolve("requests.tml");
        List<LoggedRequest> requests = LogSamples.random(8, 100);
        try (RequestLog log = create(file)) {
            RequestLog.Lane lane = log.lane();
            requests.forEach(request -> add(lane, request));
            lane.flush();
            lane.flush();
        }
        byte[] whole = Files.readAllBytes(file);
        byte[] killed = Arrays.copyOf(whole, whole.length - LogFormat.END_SIZE);
        try (RequestLogReader reader = read(killed)) {
            assertThat(reader.ending().complete()).isFalse();
            assertThat(reader.ending().sentence()).contains("cut off");
            assertThat(readAll(reader)).isEqualTo(requests);
        }
    }

    @Test
    void closingWithoutAnyRequestLeavesAWholeLog() throws IOException {
        Path file = directory.resolve("requests.tml");
        RequestLog log = create(file);
        log.lane();
        log.close();
        log.close();
        try (RequestLogReader reader = RequestLogReader.open(file)) {
            assertThat(reader.ending().complete()).isTrue();
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void aLogIsNeverOverwritten() throws IOException {
        Path file = directory.resolve("requests.tml");
        create(file).close();
        assertThatExceptionOfType(FileAlreadyExistsException.class).isThrownBy(() -> create(file));
    }

    private static Map<LoggedRequest, Long> occurrences(List<LoggedRequest> requests) {
        return requests.stream().collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    }

    private static RequestLog create(Path file) throws IOException {
        return RequestLog.create(file, HEADER.runId(), HEADER.fingerprint(), HEADER.segment(), new SystemClock());
    }

    private RequestLogReader read(byte[] content) throws IOException {
        return RequestLogReader.open(Files.write(Files.createTempFile(directory, "log", ".tml"), content));
    }
}

package io.tidemark.functions.requests;

import static io.tidemark.functions.requests.LogSamples.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.time.SystemClock;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RequestLogReaderTest {
    private static final LogHeader HEADER = new LogHeader("run", "plan", Segment.WHOLE);

    @TempDir
    private Path directory;

    /** The bytes of version 1 and what they mean, kept for ever. */
    @Test
    void version1ReadsAsItAlwaysDid() throws IOException {
        Path file = directory.resolve("golden.tml");
        try (InputStream in = RequestLogReaderTest.class.getResourceAsStream("/requests/log-v1.bin")) {
            Files.write(file, in.readAllBytes());
        }
        try (RequestLogReader reader = RequestLogReader.open(file)) {
            assertThat(reader.header()).isEqualTo(new LogHeader("20261120-191500-3f9c", "abc", new Segment(1, 4)));
            assertThat(reader.ending().complete()).isTrue();
            assertThat(readAll(reader)).isEqualTo(golden());
        }
    }

    @Test
    void version1IsStillWrittenAsItWas() throws IOException {
        Path file = directory.resolve("written.tml");
        writeGolden(file);
        try (InputStream in = RequestLogReaderTest.class.getResourceAsStream("/requests/log-v1.bin")) {
            assertThat(Files.readAllBytes(file)).isEqualTo(in.readAllBytes());
        }
    }

    static void writeGolden(Path file) throws IOException {
        try (RequestLog log =
                RequestLog.create(file, "20261120-191500-3f9c", "abc", new Segment(1, 4), new SystemClock())) {
            RequestLog.Lane first = log.lane();
            LogSamples.add(first, golden().get(0));
            LogSamples.add(first, golden().get(2));
            LogSamples.add(first, golden().get(3));
            first.flush();
            LogSamples.add(log.lane(), golden().get(1));
        }
    }

    private static List<LoggedRequest> golden() {
        return List.of(
                new LoggedRequest(0, true, 0, 20, 1_500, Outcome.OK, 200, 300, 0, 1_200, 512, 97),
                new LoggedRequest(
                        300,
                        false,
                        1_000,
                        1_000,
                        1_900,
                        Outcome.REFUSED,
                        0,
                        RequestLog.NONE,
                        RequestLog.NONE,
                        -1,
                        0,
                        0),
                new LoggedRequest(0, false, 1_500, 1_501, 2_500, Outcome.OK, 200, -1, -1, 900, 512, 97),
                new LoggedRequest(0, false, 1_700, 1_701, 2_600, Outcome.OK, 200, -1, -1, 800, 512, 97));
    }

    @Test
    void aLogCutOffAnywhereGivesItsWholeBlocks() throws IOException {
        List<LoggedRequest> requests = LogSamples.random(1, 120);
        byte[] whole = threeBlocks(requests);
        int readable = 0;
        for (int length = headerSize(); length < whole.length; length++) {
            try (RequestLogReader reader = RequestLogReader.open(file(Arrays.copyOf(whole, length)))) {
                assertThat(reader.ending().complete()).as("%d bytes", length).isFalse();
                List<LoggedRequest> read = readAll(reader);
                assertThat(read).isEqualTo(requests.subList(0, read.size()));
                assertThat(reader.ending().records()).isEqualTo(read.size());
                assertThat(read.size())
                        .as("more bytes never mean fewer records")
                        .isGreaterThanOrEqualTo(readable);
                readable = read.size();
            }
        }
        assertThat(readable).isEqualTo(120);
    }

    @Test
    void aDamagedByteEndsTheLogBeforeItsBlock() throws IOException {
        List<LoggedRequest> requests = LogSamples.random(2, 120);
        byte[] whole = threeBlocks(requests);
        for (int at = headerSize(); at < whole.length; at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            try (RequestLogReader reader = RequestLogReader.open(file(damaged))) {
                assertThat(reader.ending().complete()).as("byte %d", at).isFalse();
                assertThat(reader.ending().sentence()).contains("of " + whole.length);
                List<LoggedRequest> read = readAll(reader);
                assertThat(read).isEqualTo(requests.subList(0, read.size()));
            }
        }
    }

    @Test
    void aDamagedHeaderIsRefusedWithTheNameOfTheFile() throws IOException {
        byte[] whole = threeBlocks(LogSamples.random(3, 120));
        for (int at = 0; at < headerSize(); at++) {
            byte[] damaged = whole.clone();
            damaged[at] ^= 0x55;
            Path file = file(damaged);
            assertThatIOException()
                    .as("byte %d", at)
                    .isThrownBy(() -> RequestLogReader.open(file))
                    .withMessageStartingWith(file + ": ");
        }
    }

    @Test
    void anotherVersionIsRefusedWithBothVersions() throws IOException {
        byte[] other = threeBlocks(LogSamples.random(4, 120));
        other[4] = 7;
        assertThatIOException()
                .isThrownBy(() -> RequestLogReader.open(file(other)))
                .withMessageContaining("version 7")
                .withMessageContaining("version 1");
    }

    @Test
    void somethingElseIsRefused() throws IOException {
        for (int size : new int[] {0, 3, 9, 500}) {
            assertThatIOException()
                    .isThrownBy(() -> RequestLogReader.open(file(new byte[size])))
                    .withMessageContaining("not a request log");
        }
    }

    private int headerSize() {
        return LogFormat.header(HEADER).remaining();
    }

    private byte[] threeBlocks(List<LoggedRequest> requests) throws IOException {
        Path file = Files.createTempDirectory(directory, "whole").resolve("log.tml");
        try (RequestLog log =
                RequestLog.create(file, HEADER.runId(), HEADER.fingerprint(), HEADER.segment(), new SystemClock())) {
            RequestLog.Lane lane = log.lane();
            for (int i = 0; i < requests.size(); i++) {
                LogSamples.add(lane, requests.get(i));
                if (i % 50 == 49) {
                    lane.flush();
                }
            }
        }
        return Files.readAllBytes(file);
    }

    private Path file(byte[] content) throws IOException {
        return Files.write(directory.resolve("read.tml"), content);
    }
}

package io.tidemark.functions.requests;

import static io.tidemark.functions.requests.LogSamples.add;
import static io.tidemark.functions.requests.LogSamples.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidemark.core.shape.Segment;
import io.tidemark.functions.requests.LogAssembly.DamagedException;
import io.tidemark.functions.requests.LogPieces.Piece;
import io.tidemark.functions.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class LogAssemblyTest {
    private static final LogHeader HEADER = new LogHeader("run", "plan", new Segment(1, 3));

    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path directory;

    @Test
    void piecesOfOneWorkerGiveItsLog() throws IOException {
        List<LoggedRequest> requests = LogSamples.random(1, 5_000);
        try (RequestLogReader reader = read(assembled(pieces(requests, 0, HEADER)))) {
            assertThat(reader.header()).isEqualTo(HEADER);
            assertThat(reader.ending()).isEqualTo(new RequestLogReader.Ending(true, 5_000, 0, ""));
            assertThat(readAll(reader)).isEqualTo(requests);
        }
    }

    @Test
    void workersOfOneSegmentAreMergedByCompletionAlsoWhereTheyOverlap() throws IOException {
        List<LoggedRequest> first = LogSamples.random(2, 3_000);
        List<LoggedRequest> second = LogSamples.random(3, 3_000);
        Path file = assembled(pieces(first, 0, HEADER), pieces(second, 1, HEADER));
        try (RequestLogReader reader = read(file)) {
            List<LoggedRequest> all = readAll(reader);
            assertThat(reader.ending().complete()).isTrue();
            assertThat(all).hasSize(6_000).isSortedAccordingTo(Comparator.comparingLong(LoggedRequest::endMicros));
        }
    }

    @Test
    void aPieceThatIsMissingIsMissedExactly() throws IOException {
        List<LoggedRequest> requests = LogSamples.random(4, 5_000);
        List<byte[]> pieces = pieces(requests, 0, HEADER);
        pieces.remove(2);
        try (RequestLogReader reader = read(assembled(pieces))) {
            assertThat(reader.ending().lost()).isEqualTo(1_000);
            assertThat(reader.ending().sentence()).startsWith("1000 requests");
            List<LoggedRequest> expected = new ArrayList<>(requests.subList(0, 1_000));
            expected.addAll(requests.subList(2_000, 5_000));
            assertThat(readAll(reader)).isEqualTo(expected);
        }
    }

    @Test
    void withoutTheEndOfOneWorkerTheLogHasNone() throws IOException {
        List<LoggedRequest> first = LogSamples.random(5, 5_000);
        List<byte[]> killed = pieces(first, 0, HEADER);
        killed.removeLast();
        Path file = assembled(killed, pieces(LogSamples.random(6, 2_000), 1, HEADER));
        try (RequestLogReader reader = read(file)) {
            assertThat(reader.ending().complete()).isFalse();
            assertThat(reader.ending().sentence()).contains("cut off");
            assertThat(readAll(reader)).as("its last piece held a thousand").hasSize(6_000);
        }
    }

    @Test
    void nothingAtAllIsALogThatWasCutOff() throws IOException {
        try (RequestLogReader reader = read(assembled(List.of()))) {
            assertThat(reader.ending().complete()).isFalse();
            assertThat(reader.next()).isNull();
        }
    }

    @Test
    void whatComesBeforeTheDamageOfAPieceIsKept() throws IOException {
        List<byte[]> pieces = pieces(LogSamples.random(7, 5_000), 0, HEADER);
        byte[] damaged = pieces.get(3);
        damaged[damaged.length - 10]++;
        Path file = directory.resolve("damaged.log");
        try (LogAssembly assembly = create(file)) {
            assembly.beginWorker();
            for (byte[] piece : pieces.subList(0, 3)) {
                assembly.add(piece);
            }
            assertThatExceptionOfType(DamagedException.class).isThrownBy(() -> assembly.add(damaged));
            for (byte[] piece : pieces.subList(4, pieces.size())) {
                assembly.add(piece);
            }
            assertThat(assembly.lost()).isEqualTo(1_000);
            assembly.complete();
        }
        try (RequestLogReader reader = read(file)) {
            assertThat(readAll(reader)).hasSize(4_000);
        }
    }

    @Test
    void whateverIsCutOffOfAPieceIsRefusedAndNothingElseHappens() throws IOException {
        byte[] piece = pieces(LogSamples.random(8, 2_000), 0, HEADER).get(1);
        try (LogAssembly assembly = create(directory.resolve("cut.log"))) {
            for (int length = 1; length < piece.length; length += 97) {
                byte[] cut = Arrays.copyOf(piece, length);
                assertThatExceptionOfType(DamagedException.class)
                        .as("length %d", length)
                        .isThrownBy(() -> assembly.add(cut));
            }
            assertThat(assembly.records()).isZero();
        }
    }

    @Test
    void piecesOfAnotherLogAreRefusedWithBothNamed() throws IOException {
        LogHeader other = new LogHeader("other-run", "plan", new Segment(1, 3));
        byte[] header = pieces(List.of(), 0, other).getFirst();
        try (LogAssembly assembly = create(directory.resolve("other.log"))) {
            assertThatExceptionOfType(DamagedException.class)
                    .isThrownBy(() -> assembly.add(header))
                    .withMessageContainingAll("other-run", "runId=run,");
        }
    }

    @SafeVarargs
    private Path assembled(List<byte[]>... workers) throws IOException {
        Path file = directory.resolve("assembled.log");
        try (LogAssembly assembly = create(file)) {
            for (List<byte[]> worker : workers) {
                assembly.beginWorker();
                for (byte[] piece : worker) {
                    assembly.add(piece);
                }
            }
            assembly.complete();
            assertThat(assembly.bytes()).isEqualTo(Files.size(file));
        }
        return file;
    }

    private static LogAssembly create(Path file) throws IOException {
        return LogAssembly.create(file, HEADER.runId(), HEADER.fingerprint(), HEADER.segment());
    }

    private static RequestLogReader read(Path file) throws IOException {
        return RequestLogReader.open(file);
    }

    /** The header, then a piece for each thousand requests, the last with the end mark. */
    private List<byte[]> pieces(List<LoggedRequest> requests, int shift, LogHeader header) throws IOException {
        Path folder = Files.createTempDirectory(directory, "worker");
        LogPieces pieces = new LogPieces(folder, 1 << 30, 1, clock);
        RequestLog log = RequestLog.inPieces(pieces, header, shift, clock);
        RequestLog.Lane lane = log.lane();
        List<byte[]> all = new ArrayList<>();
        all.add(take(pieces));
        for (int from = 0; from < requests.size(); from += 1_000) {
            requests.subList(from, Math.min(requests.size(), from + 1_000)).forEach(request -> add(lane, request));
            if (from + 1_000 < requests.size()) {
                lane.flush();
                all.add(take(pieces));
            }
        }
        log.close();
        all.add(take(pieces));
        return all;
    }

    /** As soon as the writer has written it. */
    private byte[] take(LogPieces pieces) throws IOException {
        Piece piece = pieces.next();
        while (piece == null) {
            clock.advance(Duration.ofNanos(1));
            piece = pieces.next();
        }
        byte[] content = Files.readAllBytes(piece.file());
        pieces.remove(piece);
        return content;
    }
}

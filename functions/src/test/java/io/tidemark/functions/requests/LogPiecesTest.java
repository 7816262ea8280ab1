package io.tidemark.functions.requests;

import static io.tidemark.functions.requests.LogSamples.add;
import static io.tidemark.functions.requests.LogSamples.readAll;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tidemark.core.shape.Segment;
import io.tidemark.functions.requests.LogPieces.Piece;
import io.tidemark.functions.time.ManualClock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogPiecesTest {
    private static final LogHeader HEADER = new LogHeader("run", "plan", new Segment(0, 2));
    private static final Duration AGE = Duration.ofSeconds(10);

    private final ManualClock clock = new ManualClock();

    @TempDir
    private Path directory;

    @Test
    void theFirstPieceIsTheHeaderAlone() throws IOException {
        LogPieces pieces = pieces(1 << 20);
        pieces.write(LogFormat.header(HEADER));
        Piece first = pieces.next();
        assertThat(first.number()).isZero();
        assertThat(Files.readAllBytes(first.file()))
                .isEqualTo(LogFormat.header(HEADER).array());
    }

    @Test
    void aPieceIsCompleteWhenItIsOld() throws IOException {
        LogPieces pieces = begun(1 << 20);
        pieces.write(part(100));
        clock.advance(AGE.minusNanos(1));
        pieces.write(part(50));
        assertThat(pieces.next()).isNull();
        clock.advance(Duration.ofNanos(1));
        assertThat(pieces.next()).returns(1, Piece::number).returns(150L, Piece::bytes);
    }

    @Test
    void anEmptyPieceDoesNotGrowOld() throws IOException {
        LogPieces pieces = begun(1 << 20);
        clock.advance(AGE.multipliedBy(3));
        assertThat(pieces.next()).isNull();
    }

    @Test
    void aPieceIsCompleteWhenItIsLarge() throws IOException {
        LogPieces pieces = begun(64 << 20);
        int part = 64 << 10;
        for (long written = 0; written + part < LogPieces.PIECE_BYTES; written += part) {
            pieces.write(part(part));
        }
        assertThat(pieces.next()).isNull();
        pieces.write(part(part));
        assertThat(pieces.next()).returns(LogPieces.PIECE_BYTES, Piece::bytes);
    }

    @Test
    void whatDoesNotFitIsRefusedUntilThereIsRoom() throws IOException {
        LogPieces pieces = begun(1_000);
        pieces.write(part(900));
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> pieces.write(part(101)))
                .withMessage("the log's share of the disk is full: 1000 bytes");
        clock.advance(AGE);
        pieces.remove(pieces.next());
        pieces.write(part(1_000));
    }

    @Test
    void theEndMarkFitsHoweverFullItIs() throws IOException {
        LogPieces pieces = begun(1_000);
        pieces.write(part(1_000));
        pieces.end(LogFormat.end(7, 8));
        assertThat(pieces.isEnded()).isTrue();
        assertThat(pieces.next()).returns(1, Piece::number).returns(true, Piece::last);
    }

    @Test
    void removedPiecesLeaveNoFileBehind() throws IOException {
        LogPieces pieces = begun(1_000);
        pieces.write(part(10));
        pieces.end(LogFormat.end(1, 0));
        pieces.remove(pieces.next());
        assertThat(pieces.next()).isNull();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void allPiecesOneAfterTheOtherAreTheLog() throws IOException {
        List<LoggedRequest> requests = LogSamples.random(1, 900_000);
        RequestLog log = RequestLog.inPieces(pieces(64 << 20), HEADER, 0, clock);
        RequestLog.Lane lane = log.lane();
        requests.forEach(request -> add(lane, request));
        log.close();
        List<byte[]> pieces = new ArrayList<>();
        for (int i = 0; Files.exists(directory.resolve("piece-" + i)); i++) {
            pieces.add(Files.readAllBytes(directory.resolve("piece-" + i)));
        }
        assertThat(pieces).hasSizeGreaterThan(3);
        Path whole = directory.resolve("whole.log");
        for (byte[] piece : pieces) {
            Files.write(whole, piece, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        }
        try (RequestLogReader reader = RequestLogReader.open(whole)) {
            assertThat(reader.ending().complete()).isTrue();
            assertThat(readAll(reader)).isEqualTo(requests);
        }
    }

    @Test
    void aFullShareLosesWhatDoesNotFitAndSaysHowMuch() throws IOException {
        LogPieces pieces = pieces(200_000);
        RequestLog log = RequestLog.inPieces(pieces, HEADER, 0, clock);
        RequestLog.Lane lane = log.lane();
        LogSamples.random(2, 60_000).forEach(request -> add(lane, request));
        log.close();
        RequestLog.Cost cost = log.cost();
        assertThat(cost.problem()).contains("share of the disk is full");
        assertThat(cost.lost()).isPositive();
        assertThat(cost.records()).isPositive();
        assertThat(cost.records() + cost.lost()).isEqualTo(60_000);
    }

    private LogPieces begun(long most) throws IOException {
        // The header is not counted in the tests' figures: it has been carried away.
        LogPieces pieces = pieces(most);
        pieces.write(part(10));
        pieces.remove(pieces.next());
        return pieces;
    }

    private LogPieces pieces(long most) {
        return new LogPieces(directory, most, AGE.toNanos(), clock);
    }

    private static ByteBuffer part(int bytes) {
        return ByteBuffer.allocate(bytes);
    }
}

package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.csv.RequestLogs;
import io.tidemark.aggregator.fleet.Fleet.WorkerFailure;
import io.tidemark.aggregator.fleet.RequestLogFiles;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.remote.FakeShelf;
import io.tidemark.functions.remote.PieceKey;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.requests.LogHeader;
import io.tidemark.functions.requests.LogPieces;
import io.tidemark.functions.requests.LogPieces.Piece;
import io.tidemark.functions.requests.RequestLog;
import io.tidemark.functions.time.ManualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 30, threadMode = ThreadMode.SEPARATE_THREAD)
class LogFetcherTest {
    private static final String RUN = "20261125-101500-3f9c";
    private static final int PER_PIECE = 100;

    private final ManualClock clock = new ManualClock();
    private final FakeShelf shelf = new FakeShelf();
    private final List<String> notes = new ArrayList<>();
    private final LogFetcher fetcher = new LogFetcher(shelf, clock, notes::add, () -> {});

    @TempDir
    private Path directory;

    @TempDir
    private Path scratch;

    @Test
    void completeLogsAreFetchedAtOnceOneFileForEachSegment() throws IOException {
        log(2, 0, 0, 3);
        log(2, 1, 0, 2);
        FetchedLogs logs = fetch(2, List.of());
        assertThat(logs.missing()).isEmpty();
        assertThat(logs.records()).isEqualTo(5 * PER_PIECE).isEqualTo(read(0));
        assertThat(RequestLogFiles.in(directory))
                .extracting(file -> file.getFileName().toString())
                .containsExactly("requests-0001.log", "requests-0002.log");
        assertThat(logs.bytes())
                .isEqualTo(Files.size(directory.resolve("requests-0001.log"))
                        + Files.size(directory.resolve("requests-0002.log")));
    }

    @Test
    void whoHasNotFinishedIsWaitedFor() throws IOException, InterruptedException {
        log(1, 0, 0, 2);
        byte[] end = take(new PieceKey(new Post(RUN, 0, 0), 2, true));
        Fetching fetching = new Fetching(1, List.of());
        for (int i = 0; i < 5; i++) {
            fetching.passSeconds(2);
        }
        shelf.put(new PieceKey(new Post(RUN, 0, 0), 2, true).text(), end);
        assertThat(fetching.result().missing()).isEmpty();
    }

    @Test
    void whoBringsNothingMoreIsNotWaitedForForEver() throws IOException, InterruptedException {
        log(2, 0, 0, 2);
        log(2, 1, 0, 1);
        take(new PieceKey(new Post(RUN, 0, 0), 2, true));
        FetchedLogs logs = new Fetching(2, List.of()).result();
        assertThat(logs.missing())
                .containsExactly("The log of requests of worker 1/2 is NOT COMPLETE: its end is missing");
        assertThat(logs.records()).isEqualTo(2 * PER_PIECE);
        assertThat(clock.nanoTime()).isGreaterThan(LogFetcher.QUIET_NANOS);
        assertThat(read(1)).isEqualTo(2 * PER_PIECE);
    }

    @Test
    void lostWorkersAreNotWaitedFor() throws IOException {
        log(2, 0, 0, 2);
        take(new PieceKey(new Post(RUN, 0, 0), 2, true));
        FetchedLogs logs = fetch(2, List.of(new WorkerFailure(0, "killed"), new WorkerFailure(1, "never came")));
        assertThat(clock.nanoTime()).isZero();
        assertThat(logs.missing())
                .containsExactly(
                        "The log of requests of worker 1/2 is NOT COMPLETE: its end is missing",
                        "The log of requests of worker 2/2 is NOT COMPLETE: nothing of it arrived");
        assertThat(read(2)).as("those that are there").isEqualTo(PER_PIECE);
    }

    @Test
    void allWhoServedASegmentAreWaitedForAndMerged() throws IOException {
        log(1, 0, 0, 2);
        log(1, 0, 1, 2);
        assertThat(fetch(1, List.of()).records()).isEqualTo(4 * PER_PIECE).isEqualTo(read(0));
    }

    @Test
    void aPieceThatIsMissingIsMissedExactly() throws IOException {
        log(1, 0, 0, 4);
        take(new PieceKey(new Post(RUN, 0, 0), 2, false));
        FetchedLogs logs = fetch(1, List.of());
        assertThat(logs.missing())
                .singleElement()
                .asString()
                .contains("it lacks 1 of its pieces before requests/" + RUN + "/0-0-3", "100 requests are missing");
        assertThat(read(1)).isEqualTo(3 * PER_PIECE);
    }

    @Test
    void aPieceOfAnotherRunIsRefused() throws IOException {
        log(1, 0, 0, 1);
        shelf.put(
                new PieceKey(new Post(RUN, 0, 0), 0, false).text(),
                pieces(new LogHeader("other", "plan", new Segment(0, 1)), 0, 1).getFirst());
        assertThat(fetch(1, List.of()).missing()).singleElement().asString().contains("it belongs to ", "runId=other");
    }

    @Test
    void aBucketThatIsAwayIsSaidAndNothingFails() throws IOException, InterruptedException {
        log(8, 0, 0, 1);
        shelf.close();
        FetchedLogs logs = new Fetching(8, List.of()).result();
        assertThat(notes).contains("The log of requests cannot be fetched: the bucket is away");
        assertThat(logs.missing())
                .hasSize(6)
                .startsWith("The log of requests of worker 1/8 is NOT COMPLETE: nothing of it arrived")
                .endsWith("So are those of 3 more workers.");
        assertThat(read(8)).isZero();
    }

    @Test
    void aBucketThatComesBackIsFetchedFrom() throws IOException, InterruptedException {
        log(1, 0, 0, 1);
        shelf.close();
        Fetching fetching = new Fetching(1, List.of());
        fetching.passSeconds(5);
        shelf.reopen();
        assertThat(fetching.result().missing()).isEmpty();
    }

    @Test
    void whoCancelsDoesNotWaitAndFindsTheLogsUnfinished() throws IOException {
        log(1, 0, 0, 2);
        fetcher.cancel();
        FetchedLogs logs = fetch(1, List.of());
        assertThat(clock.nanoTime()).isZero();
        assertThat(logs.missing()).singleElement().asString().contains("fetching it was interrupted");
    }

    private FetchedLogs fetch(int workers, List<WorkerFailure> failures) {
        return fetcher.fetch(RUN, "plan", workers, failures, directory);
    }

    /** How many requests the fetched logs hold. */
    private long read(int incomplete) throws IOException {
        List<Object> requests = new ArrayList<>();
        assertThat(new RequestLogs(RequestLogFiles.in(directory)).forEach(requests::add))
                .hasSize(incomplete);
        return requests.size();
    }

    /** Takes a piece off the shelf. */
    private byte[] take(PieceKey key) throws IOException {
        byte[] content = shelf.get(key.text());
        shelf.lose(key.text());
        return content;
    }

    /** Shelves the log of a worker: the header, and so many pieces of a hundred requests, the last with the end. */
    private void log(int workers, int segment, int shift, int count) throws IOException {
        List<byte[]> pieces = pieces(new LogHeader(RUN, "plan", new Segment(segment, workers)), shift, count);
        for (int i = 0; i < pieces.size(); i++) {
            shelf.put(new PieceKey(new Post(RUN, segment, shift), i, i == count).text(), pieces.get(i));
        }
    }

    private List<byte[]> pieces(LogHeader header, int shift, int count) throws IOException {
        ManualClock own = new ManualClock();
        LogPieces pieces = new LogPieces(Files.createTempDirectory(scratch, "worker"), 1 << 30, 1, own);
        RequestLog log = RequestLog.inPieces(pieces, header, shift, own);
        RequestLog.Lane lane = log.lane();
        List<byte[]> all = new ArrayList<>();
        all.add(take(pieces, own));
        for (int i = 1; i <= count; i++) {
            for (int request = 0; request < PER_PIECE; request++) {
                long end = i * 10_000L + request;
                lane.add(0, false, end - 20, end - 10, end, Outcome.OK, 200, -1, -1, 5, 100, 50);
            }
            if (i == count) {
                log.close();
            } else {
                lane.flush();
            }
            all.add(take(pieces, own));
        }
        return all;
    }

    private static byte[] take(LogPieces pieces, ManualClock own) throws IOException {
        Piece piece = pieces.next();
        while (piece == null) {
            own.advance(Duration.ofNanos(1));
            piece = pieces.next();
        }
        byte[] content = Files.readAllBytes(piece.file());
        pieces.remove(piece);
        return content;
    }

    /** On a thread of its own, while time passes. */
    private final class Fetching {
        private final Thread thread;
        private volatile FetchedLogs result;

        Fetching(int workers, List<WorkerFailure> failures) {
            thread = Thread.ofVirtual().start(() -> result = fetch(workers, failures));
        }

        void passSeconds(int seconds) throws InterruptedException {
            clock.advance(Duration.ofSeconds(seconds));
            thread.join(Duration.ofMillis(1));
        }

        FetchedLogs result() throws InterruptedException {
            while (thread.isAlive()) {
                passSeconds(1);
            }
            return result;
        }
    }
}

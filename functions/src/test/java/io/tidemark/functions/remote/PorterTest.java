package io.tidemark.functions.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.shape.Segment;
import io.tidemark.functions.requests.LogHeader;
import io.tidemark.functions.requests.LogPieces;
import io.tidemark.functions.requests.RequestLog;
import io.tidemark.functions.time.ManualClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 20, threadMode = ThreadMode.SEPARATE_THREAD)
class PorterTest {
    private static final Post POST = new Post("run", 1, 0);
    private static final String HEAD = "requests/run/1-0-0";
    private static final String END = "requests/run/1-0-1-end";

    private final ManualClock clock = new ManualClock();
    private final FakeShelf shelf = new FakeShelf();
    private volatile boolean outOfTime;

    @TempDir
    private Path directory;

    private RequestLog log;
    private Porter porter;

    @BeforeEach
    void begin() {
        LogPieces pieces =
                new LogPieces(directory, 1 << 20, Duration.ofSeconds(10).toNanos(), clock);
        log = RequestLog.inPieces(pieces, new LogHeader("run", "plan", new Segment(1, 2)), 0, clock);
        porter = new Porter(pieces, shelf, POST, clock, () -> outOfTime);
    }

    @Test
    void theLogIsAnnouncedBeforeAnythingIsInIt() {
        porter.start();
        await(() -> shelf.keys().contains(HEAD));
        log.close();
    }

    @Test
    void theRestIsBroughtAtTheEndAndTheDiskIsEmpty() throws InterruptedException {
        porter.start();
        log.close();
        assertThat(porter.finish()).isEmpty();
        assertThat(shelf.keys()).containsExactly(HEAD, END);
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aShelfThatWasOutOfReachGetsEverythingLater() throws InterruptedException {
        shelf.close();
        porter.start();
        log.close();
        shelf.reopen();
        assertThat(finishWhileTimePasses()).isEmpty();
        assertThat(shelf.keys()).containsExactly(HEAD, END);
    }

    @Test
    void aShelfThatStaysOutOfReachIsGivenUpWithTheReason() throws InterruptedException {
        shelf.close();
        porter.start();
        log.close();
        long before = clock.nanoTime();
        assertThat(finishWhileTimePasses()).isEqualTo("the bucket is away");
        assertThat(clock.nanoTime() - before).isGreaterThanOrEqualTo(Porter.PATIENCE_NANOS);
        assertThat(shelf.keys()).isEmpty();
    }

    @Test
    void theEndOfTheInvocationIsNotExceeded() throws InterruptedException {
        shelf.close();
        porter.start();
        await(() -> directory.toFile().list().length > 0);
        log.close();
        outOfTime = true;
        long before = clock.nanoTime();
        assertThat(porter.finish()).isNotEmpty();
        assertThat(clock.nanoTime()).isEqualTo(before);
    }

    /** Time passes as long as it is waited for, however late the threads here get their turn. */
    private String finishWhileTimePasses() throws InterruptedException {
        FutureTask<String> finishing = new FutureTask<>(porter::finish);
        Thread thread = Thread.ofVirtual().start(finishing);
        while (!thread.join(Duration.ofMillis(1))) {
            clock.advance(Duration.ofMillis(10));
        }
        return finishing.resultNow();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(100_000);
        }
    }
}

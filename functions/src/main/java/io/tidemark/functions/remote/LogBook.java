package io.tidemark.functions.remote;

import io.tidemark.functions.requests.LogHeader;
import io.tidemark.functions.requests.LogPieces;
import io.tidemark.functions.requests.RequestLog;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The request log of a worker whose disk ends with it: written to files of its own in pieces, which are carried to the shelf
 * while the run goes on. Whatever happens to it, the run goes on.
 */
final class LogBook implements AutoCloseable {
    /** Half of what a function's disk has by default. */
    private static final long MOST_BYTES = 256 << 20;

    private final RequestLog log;
    private final Porter porter;

    private LogBook(RequestLog log, Porter porter) {
        this.log = log;
        this.porter = porter;
    }

    /**
     * @param folder where there is room for files, and nobody else's
     * @param header of the log; its pieces lie under its run
     * @param outOfTime true when nothing more can be brought
     * @throws IOException when there is no room at all
     */
    static LogBook open(
            Summons summons, LogHeader header, Shelf shelf, Path folder, Clock clock, BooleanSupplier outOfTime)
            throws IOException {
        long room = Files.getFileStore(folder).getUsableSpace() / 2;
        LogPieces pieces = new LogPieces(
                folder, Math.min(MOST_BYTES, room), TimeUnit.MILLISECONDS.toNanos(summons.logMillis()), clock);
        int shift = summons.post().shift();
        RequestLog log = RequestLog.inPieces(pieces, header, shift, clock);
        Post post = new Post(header.runId(), summons.post().segment(), shift);
        Porter porter = new Porter(pieces, shelf, post, clock, outOfTime);
        porter.start();
        return new LogBook(log, porter);
    }

    /** Where the worker records. */
    RequestLog log() {
        return log;
    }

    /**
     * Brings what is left to the shelf. Nobody may record any more.
     *
     * @return why the log is not whole; empty when it is
     */
    String bringIn() throws InterruptedException {
        log.close();
        String unsafe = porter.finish();
        return unsafe.isEmpty() ? log.cost().problem() : unsafe;
    }

    /** Gives up what is left. Nobody may record any more. */
    @Override
    public void close() {
        log.close();
        porter.giveUp();
    }
}

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

    private final ScratchFolder folder;
    private final RequestLog log;
    private final Porter porter;

    private LogBook(ScratchFolder folder, RequestLog log, Porter porter) {
        this.folder = folder;
        this.log = log;
        this.porter = porter;
    }

    /**
     * @param scratch where there is room for files
     * @param outOfTime true when nothing more can be brought
     * @throws IOException when there is no room at all
     */
    static LogBook open(Summons summons, Shelf shelf, Path scratch, Clock clock, BooleanSupplier outOfTime)
            throws IOException {
        ScratchFolder folder = ScratchFolder.create(scratch);
        long room = Files.getFileStore(folder.path()).getUsableSpace() / 2;
        LogPieces pieces = new LogPieces(
                folder.path(), Math.min(MOST_BYTES, room), TimeUnit.MILLISECONDS.toNanos(summons.logMillis()), clock);
        LogHeader header = new LogHeader(summons.post().runId(), summons.fingerprint(), summons.segment());
        RequestLog log = RequestLog.inPieces(pieces, header, summons.post().shift(), clock);
        Porter porter = new Porter(pieces, shelf, summons.post(), clock, outOfTime);
        porter.start();
        return new LogBook(folder, log, porter);
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

    /** Gives up what is left, and removes the files. Nobody may record any more. */
    @Override
    public void close() {
        log.close();
        porter.giveUp();
        folder.close();
    }
}

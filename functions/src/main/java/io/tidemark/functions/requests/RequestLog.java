package io.tidemark.functions.requests;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Writes one record for every request of one worker. Event loops pack records into blocks of their own, and one thread
 * writes full blocks to the file, or to one piece after the other ({@link LogPieces}).
 *
 * <p>Assumptions: each lane is used by one thread at a time, and {@link #close} is called when those threads have
 * finished with their lanes.
 *
 * <p>Guarantees: nothing is dropped to save time; when the writer is behind, the loop waits and the wait is part of the
 * {@link Cost}. A problem of the file system ends the log but not the run: what could not be written is counted as lost.
 * Whatever happens to the process, every block that was written is readable ({@link RequestLogReader}).
 *
 * {@snippet :
 * try (RequestLog log = RequestLog.create(file, runId, fingerprint, Segment.WHOLE, clock)) {
 *     RequestLog.Lane lane = log.lane();
 *     lane.add(0, false, 1_000, 1_020, 3_500, Outcome.OK, 200, RequestLog.NONE, RequestLog.NONE, 2_400, 512, 97);
 * }
 * }
 */
public final class RequestLog implements AutoCloseable {
    /** In place of a duration that a request does not have, such as the connect time on a connection used before. */
    public static final long NONE = -1;

    /** More event loops no worker has. */
    private static final int LANES_PER_SHIFT = 1 << 16;

    private final BlockWriter writer;
    private final int firstLane;
    private final Clock clock;
    private final List<LaneBuffer> lanes = new CopyOnWriteArrayList<>();

    private RequestLog(BlockWriter writer, int firstLane, Clock clock) {
        this.writer = writer;
        this.firstLane = firstLane;
        this.clock = clock;
    }

    /**
     * @param file must not exist yet: a log is never overwritten
     * @throws IOException when the file cannot be made
     */
    public static RequestLog create(Path file, String runId, String fingerprint, Segment segment, Clock clock)
            throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return create(channel, new LogHeader(runId, fingerprint, segment), clock, BlockWriter.BLOCKS);
    }

    /**
     * A log in pieces, which {@link LogAssembly} puts together again.
     *
     * @param shift which of the segment's workers this is: their lanes have numbers of their own, so that all their blocks
     *     can lie in one log
     */
    public static RequestLog inPieces(LogPieces pieces, LogHeader header, int shift, Clock clock) {
        return create(pieces, header, shift * LANES_PER_SHIFT, clock, BlockWriter.BLOCKS);
    }

    /** For tests: the channel takes the place of the file. */
    static RequestLog create(SeekableByteChannel channel, LogHeader header, Clock clock, int blocks) {
        return create(new FileSink(channel), header, 0, clock, blocks);
    }

    private static RequestLog create(LogSink sink, LogHeader header, int firstLane, Clock clock, int blocks) {
        BlockWriter writer = new BlockWriter(sink, header, blocks);
        writer.start();
        return new RequestLog(writer, firstLane, clock);
    }

    /** A new lane, for one event loop. */
    public Lane lane() {
        LaneBuffer lane = new LaneBuffer(firstLane + lanes.size(), writer, clock);
        lanes.add(lane);
        return lane;
    }

    /** What the log has cost until now; final after {@link #close}. */
    public Cost cost() {
        return writer.cost();
    }

    /** Hands over what all lanes hold, so that a crash loses no more than what comes after. */
    public void flush() {
        lanes.forEach(Lane::flush);
    }

    /** Writes what the lanes still hold, and the end mark; returns when the file is closed. Does not throw. */
    @Override
    public void close() {
        lanes.forEach(Lane::flush);
        writer.finish();
    }

    /** Where one event loop puts its records. */
    public interface Lane {
        /**
         * Adds a request that has ended. Times are microseconds since the start of the run; durations are microseconds,
         * or {@link #NONE}.
         *
         * @param status 0 when nothing was answered
         */
        void add(
                int name,
                boolean warmUp,
                long intendedMicros,
                long startMicros,
                long endMicros,
                Outcome outcome,
                int status,
                long connectMicros,
                long tlsMicros,
                long firstByteMicros,
                long bytesIn,
                long bytesOut);

        /** Hands over what is there, so that a crash loses no more than what comes after; call it about once a second. */
        void flush();
    }

    /**
     * What the log has cost, and whether it is complete.
     *
     * @param records written
     * @param lost records that could not be written
     * @param bytes of the file
     * @param blockedNanos that event loops waited for the writer, all loops together
     * @param writerCpuNanos CPU time of the writing thread; -1 where the system does not tell
     * @param problem why records were lost; empty when none was
     */
    public record Cost(long records, long lost, long bytes, long blockedNanos, long writerCpuNanos, String problem) {
        public Cost {
            requireNonNull(problem, "problem is null");
        }

        public boolean isComplete() {
            return lost == 0 && problem.isEmpty();
        }
    }
}

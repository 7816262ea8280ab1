package io.tidemark.functions.requests;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Reads a request log, one record after the other, in the order of completion: the lanes are merged by the end of their
 * requests, with one block of each in memory.
 *
 * <p>Guarantees: every record of every whole block is read exactly once. A tail that was cut off by a crash, or damaged,
 * is not read, and {@link #ending} says so before the first record is.
 */
public final class RequestLogReader implements Closeable {
    private final FileChannel channel;
    private final LogIndex index;
    private final PriorityQueue<Head> heads = new PriorityQueue<>(
            Comparator.comparingLong((Head head) -> head.request().endMicros()).thenComparingInt(Head::lane));

    private RequestLogReader(FileChannel channel, LogIndex index) throws IOException {
        this.channel = channel;
        this.index = index;
        List<List<LogIndex.Place>> lanes = index.lanes();
        for (int lane = 0; lane < lanes.size(); lane++) {
            advance(lane, new LaneCursor(channel, lanes.get(lane)));
        }
    }

    /** @throws IOException with a message that names the file, when it cannot be read or is no request log */
    public static RequestLogReader open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            return new RequestLogReader(channel, LogIndex.of(channel));
        } catch (IOException e) {
            channel.close();
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    public LogHeader header() {
        return index.header();
    }

    /** Whether the log is whole. */
    public Ending ending() {
        return index.ending();
    }

    /** The next record, or null after the last. */
    public @Nullable LoggedRequest next() throws IOException {
        Head head = heads.poll();
        if (head == null) {
            return null;
        }
        advance(head.lane(), head.rest());
        return head.request();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private void advance(int lane, LaneCursor cursor) throws IOException {
        LoggedRequest request = cursor.next();
        if (request != null) {
            heads.add(new Head(request, lane, cursor));
        }
    }

    private record Head(LoggedRequest request, int lane, LaneCursor rest) {}

    /**
     * How a log ends.
     *
     * @param complete true when the end mark is there and nothing was lost
     * @param records that can be read
     * @param lost records the writer could not write, as far as it could still say so
     * @param sentence what is missing, for a person; empty when nothing is
     */
    public record Ending(boolean complete, long records, long lost, String sentence) {
        public Ending {
            requireNonNull(sentence, "sentence is null");
        }

        static Ending unknown() {
            return new Ending(false, 0, 0, "The log has not been read.");
        }

        static Ending marked(long records, long lost) {
            String sentence = lost == 0 ? "" : lost + " requests could not be written to the log.";
            return new Ending(lost == 0, records, lost, sentence);
        }

        static Ending cutOff(long records, long at, long size) {
            return new Ending(
                    false,
                    records,
                    0,
                    "The log was cut off or damaged at byte " + at + " of " + size + ": " + records
                            + " requests before it can be read, what followed cannot.");
        }
    }
}

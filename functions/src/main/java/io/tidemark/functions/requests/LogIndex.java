package io.tidemark.functions.requests;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where the whole blocks of each lane are. Made by one pass over the file that checks every checksum, so that the end of
 * what can be trusted is known before the first record is used. Takes some bytes of memory for every block of 64 KiB.
 */
final class LogIndex {
    private final Map<Integer, List<Place>> blocks = new TreeMap<>();
    private final LogHeader header;
    private long records;
    private RequestLogReader.Ending ending;

    private LogIndex(LogHeader header, RequestLogReader.Ending ending) {
        this.header = header;
        this.ending = ending;
    }

    /** @throws IOException when it is no request log, of another version, or has a damaged header */
    static LogIndex of(FileChannel channel) throws IOException {
        long size = channel.size();
        ByteBuffer head = ByteBuffer.allocate((int) Math.min(size, LogFormat.maxHeaderSize()));
        readFully(channel, head, 0);
        LogHeader header = LogFormat.readHeader(head);
        LogIndex index = new LogIndex(header, RequestLogReader.Ending.unknown());
        index.scan(channel, head.position(), size);
        return index;
    }

    LogHeader header() {
        return header;
    }

    RequestLogReader.Ending ending() {
        return ending;
    }

    /** The blocks of each lane, in the order of writing. */
    List<List<Place>> lanes() {
        return List.copyOf(blocks.values());
    }

    private void scan(FileChannel channel, long from, long size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(Block.SIZE);
        long at = from;
        while (true) {
            long left = size - at;
            if (left < LogFormat.BLOCK_HEAD_SIZE) {
                ending = RequestLogReader.Ending.cutOff(records, at, size);
                return;
            }
            readFully(channel, buffer.clear().limit(LogFormat.BLOCK_HEAD_SIZE), at);
            if (buffer.getInt(0) == LogFormat.END_MAGIC && left == LogFormat.END_SIZE) {
                ending = endMark(buffer, at, size);
                return;
            }
            int length = buffer.getInt(12);
            long whole = (long) LogFormat.BLOCK_HEAD_SIZE + length + LogFormat.CRC_SIZE;
            if (buffer.getInt(0) != LogFormat.BLOCK_MAGIC || length < 0 || whole > Math.min(left, Block.SIZE)) {
                ending = RequestLogReader.Ending.cutOff(records, at, size);
                return;
            }
            readFully(channel, buffer.clear().limit((int) whole), at);
            if (!LogFormat.isSealed(buffer, 0, (int) whole - LogFormat.CRC_SIZE)) {
                ending = RequestLogReader.Ending.cutOff(records, at, size);
                return;
            }
            add(buffer, at, length);
            at += whole;
        }
    }

    private void add(ByteBuffer buffer, long at, int length) {
        int count = buffer.getInt(8);
        blocks.computeIfAbsent(buffer.getInt(4), lane -> new ArrayList<>())
                .add(new Place(at + LogFormat.BLOCK_HEAD_SIZE, length, count, buffer.getLong(16)));
        records += count;
    }

    private RequestLogReader.Ending endMark(ByteBuffer buffer, long at, long size) {
        boolean right =
                LogFormat.isSealed(buffer, 0, LogFormat.END_SIZE - LogFormat.CRC_SIZE) && buffer.getLong(4) == records;
        return right
                ? RequestLogReader.Ending.marked(records, buffer.getLong(12))
                : RequestLogReader.Ending.cutOff(records, at, size);
    }

    static void readFully(FileChannel channel, ByteBuffer buffer, long position) throws IOException {
        long at = position;
        while (buffer.hasRemaining()) {
            int got = channel.read(buffer, at);
            if (got < 0) {
                throw new EOFException("the request log became shorter while it was read");
            }
            at += got;
        }
        buffer.flip();
    }

    /** The payload of one block. */
    record Place(long position, int length, int records, long base) {}
}

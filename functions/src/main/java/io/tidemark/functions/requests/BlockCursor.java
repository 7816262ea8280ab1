package io.tidemark.functions.requests;

import io.tidemark.core.window.Outcome;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Takes the records out of one block's payload, in their order. The checksum has been found right, so an impossible
 * record is a mistake of the writer, not of the disk: it is an exception and not an end.
 */
final class BlockCursor {
    private final byte[] payload;
    private int at;
    private int left;

    private long previousEnd;
    private int name;
    private Outcome outcome = Outcome.OTHER;
    private int status;
    private long bytesIn;
    private long bytesOut;

    BlockCursor(byte[] payload, int records, long base) {
        this.payload = payload;
        left = records;
        previousEnd = base;
    }

    /** Null after the last record. */
    @Nullable
    LoggedRequest next() throws IOException {
        if (left == 0) {
            return null;
        }
        left--;
        try {
            return read();
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            throw new IOException("a block of the request log holds an impossible record", e);
        }
    }

    private LoggedRequest read() {
        int flags = payload[at++];
        if ((flags & Block.UNKNOWN) != 0) {
            throw new IllegalArgumentException("unknown flags " + flags);
        }
        if ((flags & Block.SAME_KIND) == 0) {
            name = (int) number();
            outcome = Outcome.ofCode((int) number());
            status = (int) number();
        }
        long end = previousEnd + signed();
        previousEnd = end;
        long start = end - signed();
        long intended = start - signed();
        long connect = optional(flags, Block.CONNECT);
        long tls = optional(flags, Block.TLS);
        long firstByte = optional(flags, Block.FIRST_BYTE);
        if ((flags & Block.SAME_BYTES) == 0) {
            bytesIn = number();
            bytesOut = number();
        }
        boolean warmUp = (flags & Block.WARM_UP) != 0;
        return new LoggedRequest(
                name, warmUp, intended, start, end, outcome, status, connect, tls, firstByte, bytesIn, bytesOut);
    }

    private long optional(int flags, int flag) {
        return (flags & flag) == 0 ? RequestLog.NONE : number();
    }

    private long signed() {
        long value = number();
        return (value >>> 1) ^ -(value & 1);
    }

    private long number() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = payload[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalArgumentException("a number is too long");
    }
}

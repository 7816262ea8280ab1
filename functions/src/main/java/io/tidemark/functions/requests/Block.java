package io.tidemark.functions.requests;

import io.tidemark.core.window.Outcome;
import java.nio.ByteBuffer;

/**
 * A block while it is filled. Blocks are self-contained: what a record leaves out is found in the record before it
 * within the same block, or in the block's base time.
 *
 * <p>A record is a byte of flags and then varints (unsigned LEB128; those marked ± with the sign in the lowest bit):
 *
 * <pre>
 * name outcome status       unless SAME_KIND
 * ± end - previous end      the first time: the block's base
 * ± end - start
 * ± start - intended
 * connect, tls, first byte  each when its flag is set
 * bytes in, bytes out       unless SAME_BYTES
 * </pre>
 *
 * <p>A request on a warm connection takes about ten bytes.
 */
final class Block {
    static final int SIZE = 64 * 1024;

    static final int WARM_UP = 1;
    static final int SAME_KIND = 1 << 1;
    static final int SAME_BYTES = 1 << 2;
    static final int CONNECT = 1 << 3;
    static final int TLS = 1 << 4;
    static final int FIRST_BYTE = 1 << 5;
    static final int UNKNOWN = ~(WARM_UP | SAME_KIND | SAME_BYTES | CONNECT | TLS | FIRST_BYTE);

    /** No record is longer: a byte of flags and eleven varints. */
    private static final int MAX_RECORD = 1 + 11 * 10;

    private final byte[] bytes;
    private int at;
    private int lane;
    private int records;
    private long base;

    private long previousEnd;
    private int previousName;
    private int previousOutcome;
    private int previousStatus;
    private long previousBytesIn;
    private long previousBytesOut;

    Block() {
        this(SIZE);
    }

    private Block(int size) {
        bytes = new byte[size];
    }

    /** Holds nothing; tells the writer that no block follows. */
    static Block endMark() {
        return new Block(0);
    }

    void clear(int newLane) {
        lane = newLane;
        records = 0;
        at = LogFormat.BLOCK_HEAD_SIZE;
    }

    int records() {
        return records;
    }

    boolean isFull() {
        return at > bytes.length - MAX_RECORD - LogFormat.CRC_SIZE;
    }

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
            long bytesOut) {
        if (records == 0) {
            begin(endMicros);
        }
        int code = outcome.code();
        boolean sameKind = name == previousName && code == previousOutcome && status == previousStatus;
        boolean sameBytes = bytesIn == previousBytesIn && bytesOut == previousBytesOut;
        bytes[at++] = (byte) ((warmUp ? WARM_UP : 0)
                | (sameKind ? SAME_KIND : 0)
                | (sameBytes ? SAME_BYTES : 0)
                | (connectMicros >= 0 ? CONNECT : 0)
                | (tlsMicros >= 0 ? TLS : 0)
                | (firstByteMicros >= 0 ? FIRST_BYTE : 0));
        if (!sameKind) {
            kind(name, code, status);
        }
        signed(endMicros - previousEnd);
        previousEnd = endMicros;
        signed(endMicros - startMicros);
        signed(startMicros - intendedMicros);
        optional(connectMicros);
        optional(tlsMicros);
        optional(firstByteMicros);
        if (!sameBytes) {
            sizes(bytesIn, bytesOut);
        }
        records++;
    }

    /** The whole block with head and checksum; valid until {@link #clear}. */
    ByteBuffer seal() {
        ByteBuffer out = ByteBuffer.wrap(bytes)
                .putInt(LogFormat.BLOCK_MAGIC)
                .putInt(lane)
                .putInt(records)
                .putInt(at - LogFormat.BLOCK_HEAD_SIZE)
                .putLong(base)
                .position(at);
        return LogFormat.seal(out).flip();
    }

    private void begin(long endMicros) {
        base = endMicros;
        previousEnd = endMicros;
        previousName = -1;
        previousOutcome = -1;
        previousStatus = -1;
        previousBytesIn = -1;
        previousBytesOut = -1;
    }

    private void kind(int name, int code, int status) {
        number(name);
        number(code);
        number(status);
        previousName = name;
        previousOutcome = code;
        previousStatus = status;
    }

    private void sizes(long bytesIn, long bytesOut) {
        number(bytesIn);
        number(bytesOut);
        previousBytesIn = bytesIn;
        previousBytesOut = bytesOut;
    }

    private void optional(long micros) {
        if (micros >= 0) {
            number(micros);
        }
    }

    private void signed(long value) {
        number((value << 1) ^ (value >> 63));
    }

    private void number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[at++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[at++] = (byte) rest;
    }
}

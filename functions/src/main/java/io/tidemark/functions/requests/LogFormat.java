package io.tidemark.functions.requests;

import io.tidemark.core.shape.Segment;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * The file format, version 1. Fixed-width numbers are big-endian; every part ends with the CRC32C of all bytes of that
 * part before it.
 *
 * <pre>
 * header   "TMRL" version:1 length:4 segment index:4 segment count:4 run id length:4 run id fingerprint crc:4
 * block    "TMRB" lane:4 records:4 length:4 base:8 payload crc:4
 * end      "TMRE" records:8 lost:8 crc:4
 * </pre>
 *
 * <p>{@code length} counts the bytes between itself and the checksum in the header, and those of the payload in a block.
 * The end is missing when the process died. See {@link Block} for the payload.
 */
final class LogFormat {
    static final int VERSION = 1;
    static final int HEADER_MAGIC = 0x544D524C;
    static final int BLOCK_MAGIC = 0x544D5242;
    static final int END_MAGIC = 0x544D5245;

    static final int CRC_SIZE = 4;
    static final int BLOCK_HEAD_SIZE = 24;
    static final int END_SIZE = 24;

    private static final int HEADER_HEAD_SIZE = 9;
    private static final int HEADER_FIXED_SIZE = 12;
    /** Of run id and fingerprint together; more than that is a damaged file. */
    private static final int MAX_HEADER_TEXT = 1 << 16;

    private LogFormat() {}

    static ByteBuffer header(LogHeader header) {
        byte[] runId = header.runId().getBytes(StandardCharsets.UTF_8);
        byte[] fingerprint = header.fingerprint().getBytes(StandardCharsets.UTF_8);
        int length = HEADER_FIXED_SIZE + runId.length + fingerprint.length;
        if (length > MAX_HEADER_TEXT) {
            throw new IllegalArgumentException("run id and fingerprint are too long: " + length + " bytes");
        }
        ByteBuffer out = ByteBuffer.allocate(HEADER_HEAD_SIZE + length + CRC_SIZE)
                .putInt(HEADER_MAGIC)
                .put((byte) VERSION)
                .putInt(length)
                .putInt(header.segment().index())
                .putInt(header.segment().count())
                .putInt(runId.length)
                .put(runId)
                .put(fingerprint);
        return seal(out).flip();
    }

    static ByteBuffer end(long records, long lost) {
        return seal(ByteBuffer.allocate(END_SIZE)
                        .putInt(END_MAGIC)
                        .putLong(records)
                        .putLong(lost))
                .flip();
    }

    /** Reads the header from the beginning of a buffer and leaves the position behind it. */
    static LogHeader readHeader(ByteBuffer in) throws IOException {
        if (in.remaining() < HEADER_HEAD_SIZE || in.getInt(0) != HEADER_MAGIC) {
            throw new IOException("not a request log");
        }
        int version = in.get(4);
        if (version != VERSION) {
            throw new IOException(
                    "the request log has format version " + version + ", this program reads version " + VERSION);
        }
        int length = in.getInt(5);
        if (length < HEADER_FIXED_SIZE
                || length > MAX_HEADER_TEXT
                || in.remaining() < HEADER_HEAD_SIZE + length + CRC_SIZE
                || !isSealed(in, 0, HEADER_HEAD_SIZE + length)) {
            throw new IOException("the header of the request log is damaged");
        }
        in.position(HEADER_HEAD_SIZE);
        int index = in.getInt();
        int count = in.getInt();
        int idLength = in.getInt();
        if (idLength < 0 || idLength > length - HEADER_FIXED_SIZE || count < 1 || index < 0 || index >= count) {
            throw new IOException("the header of the request log is damaged");
        }
        String runId = text(in, idLength);
        String fingerprint = text(in, length - HEADER_FIXED_SIZE - idLength);
        in.position(in.position() + CRC_SIZE);
        return new LogHeader(runId, fingerprint, new Segment(index, count));
    }

    /** The length of the block at the beginning of a buffer, or -1 when none can be there in full. */
    static int blockSize(ByteBuffer in) {
        if (in.remaining() < BLOCK_HEAD_SIZE || in.getInt(0) != BLOCK_MAGIC) {
            return -1;
        }
        int length = in.getInt(12);
        long whole = (long) BLOCK_HEAD_SIZE + length + CRC_SIZE;
        return length < 0 || whole > Math.min(in.remaining(), Block.SIZE) ? -1 : (int) whole;
    }

    /** The most bytes a header can take. */
    static int maxHeaderSize() {
        return HEADER_HEAD_SIZE + MAX_HEADER_TEXT + CRC_SIZE;
    }

    /** True when the checksum at {@code from + length} is that of the bytes before it. */
    static boolean isSealed(ByteBuffer in, int from, int length) {
        return in.getInt(from + length) == checksum(in, from, length);
    }

    static ByteBuffer seal(ByteBuffer out) {
        return out.putInt(checksum(out, 0, out.position()));
    }

    private static int checksum(ByteBuffer in, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(in.slice(from, length));
        return (int) crc.getValue();
    }

    private static String text(ByteBuffer in, int length) {
        byte[] bytes = new byte[length];
        in.get(bytes);
        return new String(bytes, StandardCharsets.UTF_8);
    }
}

package io.tidemark.emulator.keep;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/** What the files are made of. The length is the payload's, the checksum is of both. */
final class Frame {
    static final int LENGTH_SIZE = 4;
    static final int CRC_SIZE = 4;
    static final int OVERHEAD = LENGTH_SIZE + CRC_SIZE;

    private final byte[] bytes;
    private final ByteBuffer buffer;

    /** @param length of the payload */
    Frame(int length) {
        bytes = new byte[OVERHEAD + length];
        buffer = ByteBuffer.wrap(bytes).putInt(length);
    }

    /** Where the payload is put. */
    ByteBuffer payload() {
        return buffer;
    }

    /** The whole frame, once the payload is there. */
    byte[] sealed() {
        buffer.putInt(checksum(bytes, buffer.position()));
        return bytes;
    }

    static int checksum(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}

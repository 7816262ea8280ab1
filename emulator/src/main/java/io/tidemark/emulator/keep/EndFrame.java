package io.tidemark.emulator.keep;

import java.nio.ByteBuffer;

/** How a snapshot ends: with how many standings it has. */
final class EndFrame {
    private static final byte TYPE = 'E';

    private EndFrame() {}

    static byte[] of(long standings) {
        Frame frame = new Frame(1 + Long.BYTES);
        frame.payload().put(TYPE).putLong(standings);
        return frame.sealed();
    }

    /** @param standings that were found before it */
    static boolean isOf(ByteBuffer payload, long standings) {
        return payload.remaining() == 1 + Long.BYTES && payload.get() == TYPE && payload.getLong() == standings;
    }
}

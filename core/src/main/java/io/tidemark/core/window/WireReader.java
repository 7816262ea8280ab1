package io.tidemark.core.window;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link WireWriter} wrote, and believes none of it. */
final class WireReader {
    private final byte[] bytes;
    private int at;

    WireReader(byte[] bytes) {
        this.bytes = bytes;
    }

    void expect(byte[] magic, String what) throws WireException {
        for (byte each : magic) {
            if (at >= bytes.length || bytes[at++] != each) {
                throw new WireException("The bytes are not " + what + ": their beginning is different.");
            }
        }
    }

    void expectEnd() throws WireException {
        if (at != bytes.length) {
            throw new WireException(bytes.length - at + " bytes follow the end of the delta.");
        }
    }

    boolean isAtEnd() {
        return at == bytes.length;
    }

    /** Most take one byte. */
    long number(String what) throws WireException {
        return at < bytes.length && bytes[at] >= 0 ? bytes[at++] : longNumber(what);
    }

    private long longNumber(String what) throws WireException {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            if (at >= bytes.length) {
                throw new WireException("The delta is cut off at byte " + at + ", within " + what + ".");
            }
            byte next = bytes[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new WireException("The number at byte " + at + ", " + what + ", is too long.");
    }

    int smallNumber(String what) throws WireException {
        long value = number(what);
        if (value > Integer.MAX_VALUE) {
            throw new WireException("The value of " + what + " must be < 2^31 but is " + value + ".");
        }
        return (int) value;
    }

    boolean flag(String what) throws WireException {
        long value = number(what);
        if (value > 1) {
            throw new WireException("The value of " + what + " must be 0 or 1 but is " + value + ".");
        }
        return value == 1;
    }

    /** A number of things that follow. Each takes at least a byte, so more than there are bytes left is a lie. */
    int length(String what) throws WireException {
        long value = number(what);
        if (value > bytes.length - at) {
            throw new WireException(
                    "The delta claims " + value + " " + what + " but has only " + (bytes.length - at) + " bytes left.");
        }
        return (int) value;
    }

    /** A length and as many bytes. */
    byte[] bytes(String what) throws WireException {
        int length = length(what);
        byte[] part = Arrays.copyOfRange(bytes, at, at + length);
        at += length;
        return part;
    }

    String text(String what) throws WireException {
        int length = length(what);
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, at, length))
                    .toString();
            at += length;
            return text;
        } catch (CharacterCodingException e) {
            throw new WireException("The text of " + what + " is not UTF-8.", e);
        }
    }
}

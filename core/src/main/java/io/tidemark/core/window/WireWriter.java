package io.tidemark.core.window;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array with varints. */
final class WireWriter {
    private byte[] bytes = new byte[1024];
    private int size;

    void raw(byte[] more) {
        raw(more, more.length);
    }

    /** The first {@code length} bytes. */
    void raw(byte[] more, int length) {
        reserve(length);
        System.arraycopy(more, 0, bytes, size, length);
        size += length;
    }

    int size() {
        return size;
    }

    void number(long value) {
        if (value < 0) {
            throw new IllegalArgumentException("number must be >= 0 but is " + value);
        }
        reserve(10);
        long rest = value;
        while (rest > 0x7F) {
            bytes[size++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    void text(String text) {
        byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        raw(encoded);
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}

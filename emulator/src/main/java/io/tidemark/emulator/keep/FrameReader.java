package io.tidemark.emulator.keep;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Reads frames up to the first that is not there in full and as it was written. */
final class FrameReader implements Closeable {
    private static final int BUFFER_SIZE = 1 << 16;

    private final DataInputStream in;
    /** Bytes that are not read yet. */
    private long left;

    private FrameReader(FileInputStream file) throws IOException {
        left = file.getChannel().size();
        in = new DataInputStream(new BufferedInputStream(file, BUFFER_SIZE));
    }

    static FrameReader open(Path path) throws IOException {
        FileInputStream file = new FileInputStream(path.toFile());
        try {
            return new FrameReader(file);
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    /** That many bytes as they are, outside of any frame; null when there are fewer. */
    byte @Nullable [] plain(int length) throws IOException {
        return left < length ? null : bytes(length);
    }

    /** The payload of the next frame; null at the end, and forever when what comes next is no whole frame. */
    @Nullable
    ByteBuffer next() throws IOException {
        if (left < Frame.OVERHEAD) {
            return null;
        }
        byte[] length = bytes(Frame.LENGTH_SIZE);
        int payload = ByteBuffer.wrap(length).getInt();
        if (payload < 1 || payload > left - Frame.CRC_SIZE) {
            return damaged();
        }
        byte[] frame = new byte[Frame.LENGTH_SIZE + payload];
        System.arraycopy(length, 0, frame, 0, length.length);
        in.readFully(frame, Frame.LENGTH_SIZE, payload);
        left -= payload;
        if (ByteBuffer.wrap(bytes(Frame.CRC_SIZE)).getInt() != Frame.checksum(frame, frame.length)) {
            return damaged();
        }
        return ByteBuffer.wrap(frame, Frame.LENGTH_SIZE, payload);
    }

    /** True when the last frame read ends where the file does. */
    boolean isAtEnd() {
        return left == 0;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private byte[] bytes(int length) throws IOException {
        byte[] bytes = new byte[length];
        in.readFully(bytes);
        left -= length;
        return bytes;
    }

    private @Nullable ByteBuffer damaged() {
        left = -1;
        return null;
    }
}

package io.tidemark.functions.requests;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;

/** One file. After the first problem it takes nothing more, so what can be read is all that came before. */
final class FileSink implements LogSink {
    private final SeekableByteChannel channel;
    private long size;
    private boolean failed;

    FileSink(SeekableByteChannel channel) {
        this.channel = channel;
    }

    @Override
    public void write(ByteBuffer part) throws IOException {
        if (failed) {
            throw new IOException("the log ended at an earlier problem");
        }
        int length = part.remaining();
        try {
            writeFully(part);
            size += length;
        } catch (IOException | RuntimeException | OutOfMemoryError e) {
            failed = true;
            cutOff();
            throw e;
        }
    }

    @Override
    public void end(ByteBuffer mark) throws IOException {
        try (channel) {
            writeFully(mark);
        }
    }

    private void writeFully(ByteBuffer part) throws IOException {
        while (part.hasRemaining()) {
            channel.write(part);
        }
    }

    private void cutOff() {
        try {
            channel.truncate(size).position(size);
        } catch (IOException | RuntimeException e) {
            // The reader recognises a half block, so nothing is lost by it; the first problem is the one to tell.
        }
    }
}

package io.tidemark.functions.requests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** A file in memory on a disk of limited size; each write waits for the latch. */
final class FaultyChannel implements SeekableByteChannel {
    private final long capacity;
    private final CountDownLatch open;
    private byte[] content = new byte[0];
    private boolean closed;

    FaultyChannel(long capacity, CountDownLatch open) {
        this.capacity = capacity;
        this.open = open;
    }

    synchronized byte[] content() {
        return content.clone();
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Like a real disk: writes what fits, and fails only when nothing does. */
    @Override
    public int write(ByteBuffer source) throws IOException {
        awaitOpen();
        synchronized (this) {
            int fits = (int) Math.min(source.remaining(), capacity - content.length);
            if (fits == 0) {
                throw new IOException("No space left on device");
            }
            byte[] bytes = new byte[fits];
            source.get(bytes);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            all.writeBytes(content);
            all.writeBytes(bytes);
            content = all.toByteArray();
            return fits;
        }
    }

    @Override
    public synchronized SeekableByteChannel truncate(long size) {
        content = Arrays.copyOf(content, (int) size);
        return this;
    }

    @Override
    public synchronized void close() {
        closed = true;
    }

    @Override
    public synchronized boolean isOpen() {
        return !closed;
    }

    @Override
    public synchronized long size() {
        return content.length;
    }

    @Override
    public synchronized long position() {
        return content.length;
    }

    @Override
    public SeekableByteChannel position(long newPosition) {
        return this;
    }

    @Override
    public int read(ByteBuffer target) {
        throw new UnsupportedOperationException();
    }

    private void awaitOpen() throws IOException {
        try {
            open.await();
        } catch (InterruptedException e) {
            throw new IOException("interrupted", e);
        }
    }
}

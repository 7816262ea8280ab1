package io.tidemark.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.nio.channels.FileChannel;

/** A file on its way: read piece by piece, while the client takes it. Only for the connection's own thread. */
final class FileSending implements Outgoing {
    private static final int PIECE = 32 * 1024;

    private final ChannelHandlerContext context;
    private final FileChannel file;
    private final long length;
    private final Progress progress;
    private long position;
    /** A write can make the connection writable within itself. */
    private boolean writing;

    /** @param file closed at the end */
    FileSending(ChannelHandlerContext context, FileChannel file, long length, Clock clock) {
        this.context = context;
        this.file = file;
        this.length = length;
        this.progress = new Progress(clock);
    }

    long length() {
        return length;
    }

    /** @return whether all of it is written, which is said once */
    boolean goOn() throws IOException {
        if (writing) {
            return false;
        }
        writing = true;
        try {
            write();
        } finally {
            writing = false;
        }
        return position == length;
    }

    private void write() throws IOException {
        while (position < length && context.channel().isWritable()) {
            int piece = (int) Math.min(PIECE, length - position);
            ByteBuf bytes = context.alloc().buffer(piece);
            int read = bytes.writeBytes(file, position, piece);
            if (read <= 0) {
                bytes.release();
                throw new IOException("the file has become shorter than it was announced");
            }
            position += read;
            progress.add(read, Long.MAX_VALUE);
            context.writeAndFlush(new DefaultHttpContent(bytes)).addListener(written -> progress.taken(read));
        }
    }

    /** Nothing more of it follows. */
    void finish(boolean keepAlive) {
        close();
        var last = context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
        if (!keepAlive) {
            last.addListener(ChannelFutureListener.CLOSE);
        }
    }

    void close() {
        try {
            file.close();
        } catch (IOException e) {
            // It was only read.
        }
    }

    @Override
    public boolean isStuck(long nowNanos, long patienceNanos) {
        return progress.isStuck(nowNanos, patienceNanos);
    }

    @Override
    public void tend(long nowNanos) {}
}

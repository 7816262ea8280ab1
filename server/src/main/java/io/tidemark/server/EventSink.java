package io.tidemark.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.LastHttpContent;
import io.tidemark.functions.time.Clock;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;

/**
 * Writes to one client. Everything is handed to the connection's own thread, so that messages of several threads, and the
 * comments between them, do not get into each other.
 */
final class EventSink implements Sink, Outgoing {
    private static final long HIGH_WATER = 64 * 1024;
    /** So that a slow client's progress is seen within one long message. */
    private static final int SLICE = 16 * 1024;

    private static final long BEAT_NANOS = Duration.ofSeconds(15).toNanos();
    private static final byte[] BEAT = ":\n\n".getBytes(StandardCharsets.US_ASCII);

    private final ChannelHandlerContext context;
    private final Clock clock;
    private final Progress progress;
    private final List<Runnable> listeners = new ArrayList<>();
    private volatile long sentNanos;
    private volatile boolean ended;
    private boolean gone;

    EventSink(ChannelHandlerContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
        this.progress = new Progress(clock);
        this.sentNanos = clock.nanoTime();
    }

    @Override
    public boolean send(byte[] bytes) {
        if (ended || !progress.add(bytes.length, HIGH_WATER)) {
            return false;
        }
        sentNanos = clock.nanoTime();
        return execute(() -> write(bytes));
    }

    @Override
    public boolean isReady() {
        return !ended && progress.waiting() <= HIGH_WATER;
    }

    @Override
    public void close() {
        ended = true;
        var _ = execute(() ->
                context.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT).addListener(ChannelFutureListener.CLOSE));
    }

    private boolean execute(Runnable task) {
        try {
            context.executor().execute(task);
            return true;
        } catch (RejectedExecutionException closing) {
            return false;
        }
    }

    private void write(byte[] bytes) {
        for (int from = 0; from < bytes.length; from += SLICE) {
            int length = Math.min(SLICE, bytes.length - from);
            context.write(new DefaultHttpContent(Unpooled.wrappedBuffer(bytes, from, length)))
                    .addListener(written -> progress.taken(length));
        }
        context.flush();
    }

    @Override
    public void onClose(Runnable listener) {
        synchronized (listeners) {
            if (!gone) {
                listeners.add(listener);
                return;
            }
        }
        listener.run();
    }

    /** The connection is closed. */
    void gone() {
        ended = true;
        List<Runnable> told;
        synchronized (listeners) {
            gone = true;
            told = List.copyOf(listeners);
            listeners.clear();
        }
        told.forEach(Runnable::run);
    }

    @Override
    public boolean isStuck(long nowNanos, long patienceNanos) {
        return progress.isStuck(nowNanos, patienceNanos);
    }

    /** A comment now and then, so that a client that is gone without a word is noticed. */
    @Override
    public void tend(long nowNanos) {
        if (nowNanos - sentNanos >= BEAT_NANOS) {
            var _ = send(BEAT);
        }
    }
}

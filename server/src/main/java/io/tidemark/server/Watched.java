package io.tidemark.server;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.tidemark.functions.time.Clock;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Notices when a connection last did something, since when it has been sending a request, and how a long answer gets on.
 * A field or two for each connection, looked at every few seconds, cost less than a timer for each.
 */
final class Watched extends ChannelInboundHandlerAdapter {
    private final Clock clock;
    private volatile long lastNanos;
    private volatile long beganNanos;
    private volatile boolean receiving;
    private volatile @Nullable Outgoing outgoing;

    Watched(Clock clock) {
        this.clock = clock;
        this.lastNanos = clock.nanoTime();
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        if (message instanceof ByteBuf bytes && bytes.isReadable()) {
            lastNanos = clock.nanoTime();
            if (!receiving) {
                beganNanos = lastNanos;
                receiving = true;
            }
        }
        context.fireChannelRead(message);
    }

    /** All of a request is there. */
    void whole() {
        receiving = false;
    }

    /** From now on a long answer is on its way. */
    void sends(Outgoing what) {
        outgoing = what;
    }

    /** It has arrived. */
    void sent() {
        outgoing = null;
        lastNanos = clock.nanoTime();
    }

    /** @return whether the connection is to be cut off */
    boolean isOverdue(long now, Limits limits) {
        Outgoing answer = outgoing;
        if (answer != null) {
            answer.tend(now);
            return answer.isStuck(now, limits.patience().toNanos());
        }
        return receiving
                ? now - beganNanos > limits.requestTime().toNanos()
                : now - lastNanos > Math.max(limits.idleTime().toNanos(), TimeUnit.SECONDS.toNanos(1));
    }
}

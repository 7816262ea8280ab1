package io.tidemark.server;

import io.netty.channel.Channel;
import io.netty.channel.socket.SocketChannel;
import io.tidemark.functions.time.Clock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** All that are open. Thread-safe. */
final class Connections {
    private final Limits limits;
    private final Map<Channel, Watched> open = new ConcurrentHashMap<>();
    /** Only where one address may not have them all. */
    private final Map<InetAddress, Integer> byAddress = new ConcurrentHashMap<>();

    Connections(Limits limits) {
        this.limits = limits;
    }

    /** @return false when there are too many of them already */
    boolean admit(SocketChannel channel, Watched watched) {
        if (open.size() >= limits.connections()) {
            return false;
        }
        if (limits.perAddress() < limits.connections()) {
            InetSocketAddress remote = channel.remoteAddress();
            if (remote == null) {
                return false;
            }
            InetAddress address = remote.getAddress();
            if (byAddress.merge(address, 1, Integer::sum) > limits.perAddress()) {
                leave(address);
                return false;
            }
            channel.closeFuture().addListener(closed -> leave(address));
        }
        open.put(channel, watched);
        channel.closeFuture().addListener(closed -> open.remove(channel));
        return true;
    }

    private void leave(InetAddress address) {
        byAddress.computeIfPresent(address, (same, count) -> count == 1 ? null : count - 1);
    }

    /** Those who are too slow are cut off. */
    void sweep(Clock clock) {
        long now = clock.nanoTime();
        open.forEach((channel, watched) -> {
            if (watched.isOverdue(now, limits)) {
                var _ = channel.close();
            }
        });
    }

    int size() {
        return open.size();
    }

    void close() {
        open.keySet().forEach(channel -> channel.close().awaitUninterruptibly());
    }
}

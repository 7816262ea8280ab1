package io.tidemark.functions.engine;

import io.tidemark.functions.flow.Origin;
import io.tidemark.functions.time.Clock;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Addresses of host names. The addresses of one name are used in turn, so that a service behind several is loaded
 * evenly. Event loops never wait for a name: an unknown one is resolved on a thread of its own.
 */
final class Addresses {
    private static final long FRESH_NANOS = TimeUnit.SECONDS.toNanos(30);
    private static final long FAILURE_FRESH_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();
    private final Clock clock;
    private final Resolver resolver;

    Addresses(Clock clock, Resolver resolver) {
        this.clock = clock;
        this.resolver = resolver;
    }

    /** The next address of the origin's host, or null when the name cannot be resolved; perhaps on another thread. */
    void next(Origin origin, Consumer<@Nullable InetSocketAddress> receiver) {
        Entry entry = entries.get(origin.host());
        if (entry == null || !entry.isKnown()) {
            // Also when it is known to have no address: a failure within the caller's own stack would let a user who
            // sends again at once recurse without end.
            Thread.ofVirtual().name("tidemark-dns").start(() -> receiver.accept(resolveUnlessFresh(origin)));
            return;
        }
        if (!isFresh(entry)) {
            refreshLater(origin.host(), entry);
        }
        receiver.accept(entry.next(origin.port()));
    }

    private @Nullable InetSocketAddress resolveUnlessFresh(Origin origin) {
        Entry entry = entries.get(origin.host());
        return (entry != null && isFresh(entry) ? entry : resolve(origin.host())).next(origin.port());
    }

    private boolean isFresh(Entry entry) {
        return clock.nanoTime() - entry.freshUntil < 0;
    }

    /** Resolves now, so that no request pays for it. Failures show when requests are sent. */
    void prepare(Origin origin) {
        resolve(origin.host());
    }

    private void refreshLater(String host, Entry stale) {
        if (stale.refreshing.compareAndSet(0, 1)) {
            Thread.ofVirtual().name("tidemark-dns").start(() -> resolve(host));
        }
    }

    private Entry resolve(String host) {
        Entry known = entries.get(host);
        Entry entry;
        try {
            entry = new Entry(List.of(resolver.resolve(host)), clock.nanoTime() + FRESH_NANOS);
        } catch (UnknownHostException e) {
            List<InetAddress> last = known == null ? List.of() : known.addresses;
            entry = new Entry(last, clock.nanoTime() + FAILURE_FRESH_NANOS);
        }
        entries.put(host, entry);
        return entry;
    }

    /** The system's resolver, or a test's. */
    @FunctionalInterface
    interface Resolver {
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private static final class Entry {
        private final List<InetAddress> addresses;
        private final long freshUntil;
        private final AtomicInteger turn = new AtomicInteger();
        private final AtomicInteger refreshing = new AtomicInteger();

        Entry(List<InetAddress> addresses, long freshUntil) {
            this.addresses = addresses;
            this.freshUntil = freshUntil;
        }

        boolean isKnown() {
            return !addresses.isEmpty();
        }

        @Nullable
        InetSocketAddress next(int port) {
            if (addresses.isEmpty()) {
                return null;
            }
            int number = Math.floorMod(turn.getAndIncrement(), addresses.size());
            return new InetSocketAddress(addresses.get(number), port);
        }
    }
}

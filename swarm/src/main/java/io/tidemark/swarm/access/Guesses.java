package io.tidemark.swarm.access;

import static java.util.Objects.requireNonNull;

import io.tidemark.functions.time.Clock;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Slows down those who try passwords. After five failures each further one has to wait, twice as long as the one before;
 * and when many fail from everywhere, all have to wait a little. An attempt counts as failed from its beginning, so that
 * many at the same time are no way around. Thread-safe.
 */
public final class Guesses {
    static final int FREE = 5;
    static final int FREE_OVERALL = 50;
    static final Duration LONGEST = Duration.ofMinutes(15);
    static final Duration LONGEST_OVERALL = Duration.ofSeconds(5);
    /** After which nothing is held against anybody. */
    static final Duration MEMORY = Duration.ofHours(1);

    static final int MOST_ADDRESSES = 10_000;
    /** Who has one address of the sixth version usually has the whole net. */
    private static final int NET_BYTES = 8;

    private final Clock clock;
    /** The one that failed longest ago is first. */
    private final Map<String, Attempts> attempts = new LinkedHashMap<>();

    private Attempts overall;

    /** @param untilNanos nothing is tried before */
    private record Attempts(int failures, long lastNanos, long untilNanos) {
        static Attempts none(long nowNanos) {
            return new Attempts(0, nowNanos, nowNanos);
        }

        Attempts failed(long nowNanos, int free, Duration longest) {
            int count = nowNanos - lastNanos >= MEMORY.toNanos() ? 1 : failures + 1;
            long wait = count < free
                    ? 0
                    : Math.min(longest.toNanos(), Duration.ofSeconds(1).toNanos() << Math.min(20, count - free));
            return new Attempts(count, nowNanos, nowNanos + wait);
        }
    }

    public Guesses(Clock clock) {
        this.clock = requireNonNull(clock, "clock is null");
        this.overall = Attempts.none(clock.nanoTime());
    }

    /** Counts an attempt, unless it comes too early. @return how long to wait; zero when it may be made */
    public synchronized Duration attempt(InetAddress from) {
        String key = key(from);
        long now = clock.nanoTime();
        Attempts mine = attempts.getOrDefault(key, Attempts.none(now));
        long wait = Math.max(mine.untilNanos() - now, overall.untilNanos() - now);
        if (wait > 0) {
            return Duration.ofNanos(wait);
        }
        attempts.remove(key);
        if (attempts.size() >= MOST_ADDRESSES) {
            attempts.remove(attempts.keySet().iterator().next());
        }
        attempts.put(key, mine.failed(now, FREE, LONGEST));
        overall = overall.failed(now, FREE_OVERALL, LONGEST_OVERALL);
        return Duration.ZERO;
    }

    /** The attempt was right after all. */
    public synchronized void succeeded(InetAddress from) {
        attempts.remove(key(from));
        overall = new Attempts(
                Math.max(0, overall.failures() - 1),
                overall.lastNanos(),
                Math.min(overall.untilNanos(), clock.nanoTime()));
    }

    private static String key(InetAddress address) {
        byte[] bytes = address.getAddress();
        return HexFormat.of().formatHex(address instanceof Inet6Address ? Arrays.copyOf(bytes, NET_BYTES) : bytes);
    }
}

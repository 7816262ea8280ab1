package io.tidemark.swarm.access;

import static java.util.Objects.requireNonNull;

import io.tidemark.functions.time.Clock;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Those who are logged in. A session ends half an hour after it was last used, and twelve hours after it began in any
 * case. When there are too many, the one that was unused for longest goes. Thread-safe.
 */
public final class Sessions {
    static final Duration IDLE = Duration.ofMinutes(30);
    static final Duration AGE = Duration.ofHours(12);
    static final int MOST = 1_000;

    private final Clock clock;
    private final SecureRandom random;
    private final Map<String, Standing> standing = new HashMap<>();

    private static final class Standing {
        private final Session session;
        private final long beganNanos;
        private long usedNanos;

        Standing(Session session, long nowNanos) {
            this.session = session;
            this.beganNanos = nowNanos;
            this.usedNanos = nowNanos;
        }

        boolean isOver(long nowNanos) {
            return nowNanos - usedNanos >= IDLE.toNanos() || nowNanos - beganNanos >= AGE.toNanos();
        }
    }

    public Sessions(Clock clock, SecureRandom random) {
        this.clock = requireNonNull(clock, "clock is null");
        this.random = requireNonNull(random, "random is null");
    }

    /** Of everybody, where nobody is asked who they are. It does not end. */
    public static Session open(SecureRandom random) {
        return new Session("", Role.OPERATOR, Role.OPERATOR.label(), Ids.make(random));
    }

    public synchronized Session begin(Role role, String name) {
        long now = clock.nanoTime();
        standing.values().removeIf(each -> each.isOver(now));
        if (standing.size() >= MOST) {
            standing.values().stream()
                    .max(Comparator.comparingLong(each -> now - each.usedNanos))
                    .ifPresent(longest -> standing.remove(longest.session.id()));
        }
        Session session = new Session(Ids.make(random), role, name, Ids.make(random));
        standing.put(session.id(), new Standing(session, now));
        return session;
    }

    /** Who is asked for counts as used: also by a page that stays open and is only looked at. */
    public synchronized Optional<Session> use(String id) {
        Standing found = standing.get(id);
        if (found == null) {
            return Optional.empty();
        }
        long now = clock.nanoTime();
        if (found.isOver(now)) {
            standing.remove(id);
            return Optional.empty();
        }
        found.usedNanos = now;
        return Optional.of(found.session);
    }

    public synchronized void end(String id) {
        standing.remove(id);
    }
}

package io.tidemark.core.shape;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * When each user of the closed model is there. User j (from 0 on) is there while the level is above j; on a ramp from 0
 * to n over T user j comes at exactly j T / n.
 */
public final class UserTimes {
    private UserTimes() {}

    /** A user is there from {@code startNanos} (inclusive) until {@code endNanos} (exclusive). */
    public record Stay(long startNanos, long endNanos) {}

    /** Number of users that are there at some time. */
    public static int users(Profile profile) {
        return Math.toIntExact(Math.ceilDiv(profile.peakMicros(), Level.ONE));
    }

    /**
     * The stays of one user, in order and apart from each other.
     *
     * @param staggerNanos users who are there from the very beginning come spread over this time instead
     */
    public static List<Stay> stays(Profile profile, long user, long staggerNanos) {
        List<Stay> stays = new ArrayList<>();
        for (Piece piece : profile.pieces()) {
            Stay stay = within(piece, user);
            if (stay == null) {
                continue;
            }
            if (!stays.isEmpty() && stays.getLast().endNanos() == stay.startNanos()) {
                stay = new Stay(stays.removeLast().startNanos(), stay.endNanos());
            }
            stays.add(stay);
        }
        return stagger(profile, user, staggerNanos, stays);
    }

    private static List<Stay> stagger(Profile profile, long user, long staggerNanos, List<Stay> stays) {
        long crowd = Math.ceilDiv(profile.levelMicrosAt(0), Level.ONE);
        if (staggerNanos == 0 || user >= crowd) {
            return stays;
        }
        // floor(stagger * user / crowd), but the product alone may be more than 64 bits.
        long delay = staggerNanos / crowd * user + staggerNanos % crowd * user / crowd;
        Stay first = stays.removeFirst();
        if (delay < first.endNanos()) {
            stays.addFirst(new Stay(delay, first.endNanos()));
        }
        return stays;
    }

    private static @Nullable Stay within(Piece piece, long user) {
        return switch (piece) {
            case Bursts _ -> null;
            case Line line -> within(line, Math.multiplyExact(user, Level.ONE));
        };
    }

    private static @Nullable Stay within(Line line, long threshold) {
        long from = line.fromMicros();
        long to = line.toMicros();
        if (from <= threshold && to <= threshold) {
            return null;
        }
        long start = line.startNanos();
        long end = line.endNanos();
        if (from <= threshold) {
            start += crossing(line, threshold - from, to - from);
        } else if (to <= threshold) {
            end = Math.min(end, start + crossing(line, from - threshold, from - to));
        }
        return start < end ? new Stay(start, end) : null;
    }

    /** ceil(length of the line * part / whole) */
    private static long crossing(Line line, long part, long whole) {
        BigInteger[] divided = BigInteger.valueOf(line.wholeNanos())
                .multiply(BigInteger.valueOf(part))
                .divideAndRemainder(BigInteger.valueOf(whole));
        return divided[0].longValueExact() + divided[1].signum();
    }
}

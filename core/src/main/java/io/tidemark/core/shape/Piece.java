package io.tidemark.core.shape;

import java.math.BigInteger;

/**
 * A stretch of time in which the level is constant or changes along a line, or a series of bursts. A profile is a list
 * of pieces without gaps.
 *
 * <p>Arrivals are numbered over the whole profile: arrival k starts at the instant at which the expected number of
 * arrivals reaches k. The expected number up to the piece's start is not whole in general; {@code fraction} is what is
 * missing there to the next whole number, in units of 1 / {@link #UNIT}, so that nothing is rounded from piece to piece.
 *
 * @param bursts 0 for a line; otherwise that many bursts of {@code burstSize}, each {@code durationNanos / bursts} after
 *     the one before
 * @param firstIndex number of the first arrival that starts in this piece
 * @param count how many arrivals start in it
 */
record Piece(
        long startNanos,
        long durationNanos,
        long fromMicros,
        long toMicros,
        int burstSize,
        int bursts,
        int phase,
        boolean warmUp,
        long firstIndex,
        long count,
        long fraction) {
    /** One arrival: a level of one millionth a second, 1e15 nanoseconds long, twice (for the half in the ramp's area). */
    static final long UNIT = 2_000_000_000_000_000L;

    private static final BigInteger WHOLE = BigInteger.valueOf(UNIT);
    private static final long BASE = 1_000;

    /** A line from one level to another. {@code fraction} is what is missing to the next arrival at its start. */
    static Piece line(Stretch stretch, long fromMicros, long toMicros, long firstIndex, long fraction) {
        BigInteger area = area(fromMicros, toMicros, stretch.durationNanos());
        BigInteger room = area.subtract(BigInteger.valueOf(fraction));
        // Arrivals at the instants where the area reaches fraction, fraction + 1, ... but before the end: ceil(room).
        long count = room.signum() <= 0
                ? 0
                : room.add(WHOLE.subtract(BigInteger.ONE)).divide(WHOLE).longValueExact();
        return new Piece(
                stretch.startNanos(),
                stretch.durationNanos(),
                fromMicros,
                toMicros,
                0,
                0,
                stretch.phase(),
                stretch.warmUp(),
                firstIndex,
                count,
                fraction);
    }

    static Piece bursts(Stretch stretch, int size, int times, long firstIndex, long fraction) {
        return new Piece(
                stretch.startNanos(),
                stretch.durationNanos(),
                0,
                0,
                size,
                times,
                stretch.phase(),
                stretch.warmUp(),
                firstIndex,
                Math.multiplyExact((long) size, times),
                fraction);
    }

    long endNanos() {
        return startNanos + durationNanos;
    }

    /** What is missing to the next whole arrival at this piece's end; bursts leave it as it was. */
    long fractionAtEnd() {
        if (bursts > 0) {
            return fraction;
        }
        BigInteger reached = area(fromMicros, toMicros, durationNanos).subtract(BigInteger.valueOf(fraction));
        return BigInteger.valueOf(count).multiply(WHOLE).subtract(reached).longValueExact();
    }

    /** Expected number of arrivals in this piece; of a line. */
    double expected() {
        return ((double) fromMicros + toMicros) * durationNanos / UNIT;
    }

    /** The intended start of arrival {@code index}, in nanoseconds since the start of the profile. */
    long arrivalNanos(long index) {
        long number = index - firstIndex;
        if (bursts > 0) {
            return startNanos + number / burstSize * (durationNanos / bursts);
        }
        if (fromMicros == toMicros) {
            return startNanos + constantOffset(number);
        }
        return startNanos + offsetOf(number + (double) fraction / UNIT);
    }

    /** The offset at which the expected number of arrivals since the piece's start reaches {@code expected}. */
    long offsetOf(double expected) {
        double perNano = fromMicros / 1e15;
        double slope = ((double) toMicros - fromMicros) / durationNanos / 1e15;
        // The root in the form that does not lose digits when the slope is small.
        double root = Math.sqrt(Math.max(0, perNano * perNano + 2 * slope * expected));
        long offset = perNano + root == 0 ? 0 : (long) (2 * expected / (perNano + root));
        return Math.clamp(offset, 0, durationNanos - 1);
    }

    long levelMicrosAt(long nanos) {
        if (fromMicros == toMicros) {
            return fromMicros;
        }
        BigInteger change = BigInteger.valueOf(toMicros - fromMicros).multiply(BigInteger.valueOf(nanos - startNanos));
        return fromMicros + change.divide(BigInteger.valueOf(durationNanos)).longValueExact();
    }

    /** floor((number + fraction) * 1e15 / level), by long division in base 1000: exact, and without big numbers. */
    private long constantOffset(long number) {
        long quotient = number / fromMicros;
        long rest = number % fromMicros;
        long digits = fraction / 2;
        for (long weight = BASE * BASE * BASE * BASE; weight > 0; weight /= BASE) {
            rest = rest * BASE + digits / weight % BASE;
            quotient = quotient * BASE + rest / fromMicros;
            rest %= fromMicros;
        }
        return quotient;
    }

    private static BigInteger area(long fromMicros, long toMicros, long durationNanos) {
        return BigInteger.valueOf(fromMicros)
                .add(BigInteger.valueOf(toMicros))
                .multiply(BigInteger.valueOf(durationNanos));
    }

    /** A piece's place in time and in the plan. */
    record Stretch(long startNanos, long durationNanos, int phase, boolean warmUp) {}
}

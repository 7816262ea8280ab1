package io.tidemark.core.shape;

import java.math.BigInteger;

/**
 * A level that is constant or changes along a line. Arrivals are numbered over the whole profile: arrival k starts at the
 * instant at which the expected number of arrivals, the area under the level, reaches k.
 *
 * @param toMicros the level that the line would reach after {@code wholeNanos}
 * @param wholeNanos the line's length, which is the piece's unless the piece was cut short: a line that is cut keeps its
 *     slope to the last digit, so the arrivals before the cut stay where they were
 */
record Line(Stretch stretch, long fromMicros, long toMicros, long wholeNanos, Carry before, Carry after)
        implements Piece {
    private static final BigInteger ARRIVAL = BigInteger.valueOf(Carry.ARRIVAL);
    private static final long BASE = 1_000;
    /** A level of one millionth a second, times so many nanoseconds, is one arrival. */
    private static final double MICRO_NANOS = 1e15;

    static Line of(Stretch stretch, long fromMicros, long toMicros, Carry before) {
        return cut(stretch, fromMicros, toMicros, stretch.durationNanos(), before);
    }

    private static Line cut(Stretch stretch, long fromMicros, long toMicros, long wholeNanos, Carry before) {
        BigInteger area = area(fromMicros, toMicros, wholeNanos, stretch.durationNanos());
        // Arrivals are where the area reaches missing, missing + 1, ... but before the end: so many, rounded up.
        BigInteger[] parts =
                area.subtract(BigInteger.valueOf(before.missing())).negate().divideAndRemainder(ARRIVAL);
        long count = parts[0].negate().longValueExact();
        long missing = parts[1].longValueExact();
        if (missing < 0) {
            count++;
            missing += Carry.ARRIVAL;
        }
        Carry after = new Carry(Math.addExact(before.next(), count), missing);
        return new Line(stretch, fromMicros, toMicros, wholeNanos, before, after);
    }

    /** Twice the expected number of arrivals of the first {@code nanos}, in millionths a second times nanoseconds. */
    private static BigInteger area(long fromMicros, long toMicros, long wholeNanos, long nanos) {
        BigInteger length = BigInteger.valueOf(nanos);
        BigInteger change = BigInteger.valueOf(toMicros - fromMicros)
                .multiply(length)
                .multiply(length)
                .divide(BigInteger.valueOf(wholeNanos));
        return BigInteger.valueOf(2 * fromMicros).multiply(length).add(change);
    }

    /** Expected number of arrivals, not whole in general. */
    double expected() {
        return count() + before.missingShare() - after.missingShare();
    }

    @Override
    public long arrivalNanos(long index) {
        long number = index - firstIndex();
        if (fromMicros == toMicros) {
            return startNanos() + constantOffset(number);
        }
        return startNanos() + offset(number + before.missingShare(), count() - number - after.missingShare());
    }

    /** The instant at which the expected number of arrivals since the start reaches {@code expected}. */
    long nanosAt(double expected) {
        return startNanos() + offset(expected, expected() - expected);
    }

    @Override
    public long levelMicrosAt(long nanos) {
        return fromMicros + change(nanos)[0].longValueExact();
    }

    @Override
    public long peakMicros() {
        if (toMicros <= fromMicros) {
            return fromMicros;
        }
        BigInteger[] change = change(endNanos());
        return fromMicros + change[0].longValueExact() + change[1].signum();
    }

    /** By how much the level has changed, in millionths, and the rest. */
    private BigInteger[] change(long nanos) {
        return BigInteger.valueOf(toMicros - fromMicros)
                .multiply(BigInteger.valueOf(nanos - startNanos()))
                .divideAndRemainder(BigInteger.valueOf(wholeNanos));
    }

    @Override
    public Line until(long nanos) {
        return cut(stretch.until(nanos), fromMicros, toMicros, wholeNanos, before);
    }

    /**
     * The offset at which so much area lies before and so much after it. A falling line is solved from its end, because
     * the difference of two large numbers would lose the digits that matter there.
     */
    private long offset(double areaBefore, double areaAfter) {
        double from = fromMicros / MICRO_NANOS;
        double slope = ((double) toMicros - fromMicros) / wholeNanos / MICRO_NANOS;
        double offset = slope < 0
                ? durationNanos() - length(Math.max(0, from + slope * durationNanos()), -slope, areaAfter)
                : length(from, slope, areaBefore);
        return Math.clamp((long) offset, 0, durationNanos() - 1);
    }

    /** How long a level that rises from {@code level} takes to cover an area. */
    private static double length(double level, double slope, double area) {
        double atEnd = Math.sqrt(level * level + 2 * slope * Math.max(0, area));
        double sum = level + atEnd;
        return sum == 0 ? 0 : 2 * area / sum;
    }

    /** floor((number + missing) * 1e15 / level), by long division in base 1000: exact, and without big numbers. */
    private long constantOffset(long number) {
        long quotient = number / fromMicros;
        long rest = number % fromMicros;
        long digits = before.missing() / 2;
        for (long weight = BASE * BASE * BASE * BASE; weight > 0; weight /= BASE) {
            rest = rest * BASE + digits / weight % BASE;
            quotient = quotient * BASE + rest / fromMicros;
            rest %= fromMicros;
        }
        return quotient;
    }
}

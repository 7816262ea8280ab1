package io.tidemark.core.window;

/** Count, sum, least and greatest of some values: enough for a mean, and mergeable. Least and greatest of none are 0. */
public record Moments(long count, long sum, long min, long max) {
    public static final Moments NONE = new Moments(0, 0, 0, 0);

    public Moments {
        if (count < 0
                || min < 0
                || max < min
                || (count == 0 && (sum != 0 || max != 0))
                || (count > 0 && (Math.floorDiv(sum, count) < min || Math.ceilDiv(sum, count) > max))) {
            throw new IllegalArgumentException(
                    "impossible moments: count " + count + ", sum " + sum + ", min " + min + ", max " + max);
        }
    }

    public static Moments of(long value) {
        return new Moments(1, value, value, value);
    }

    public Moments merge(Moments other) {
        if (other.count == 0) {
            return this;
        }
        if (count == 0) {
            return other;
        }
        return new Moments(
                Math.addExact(count, other.count),
                Math.addExact(sum, other.sum),
                Math.min(min, other.min),
                Math.max(max, other.max));
    }

    public double mean() {
        return count == 0 ? 0 : (double) sum / count;
    }
}

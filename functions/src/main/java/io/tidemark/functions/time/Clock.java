package io.tidemark.functions.time;

/** The two times of a machine. Implementations are thread-safe. */
public interface Clock {
    /** Monotonic and precise, for durations; its zero means nothing. */
    long nanoTime();

    /** Milliseconds since 1970 in UTC; comparable between machines, and may jump. */
    long epochMillis();
}

package io.tidemark.functions.remote;

/**
 * From this instant since the start of the run on, {@code shift} serves the segment: the shift before it begins nothing
 * at or after it. At 0 it serves the segment from the start.
 */
public record Relief(int segment, int shift, long atNanos) {
    public Relief {
        if (segment < 0 || shift < 1 || atNanos < 0) {
            throw new IllegalArgumentException("segment and atNanos must be >= 0 and shift > 0 but they are " + segment
                    + ", " + atNanos + " and " + shift);
        }
    }
}

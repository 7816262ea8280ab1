package io.tidemark.aggregator.cost;

import static java.util.Objects.requireNonNull;

/** What a function is given, and so what its seconds cost. */
public record FunctionSize(Architecture architecture, int megabytes) {
    private static final double MEGABYTES_PER_GIGABYTE = 1_024;

    public FunctionSize {
        requireNonNull(architecture, "architecture is null");
        if (megabytes < 1) {
            throw new IllegalArgumentException("megabytes must be > 0 but is " + megabytes);
        }
    }

    /** What so many seconds of it use. */
    public Usage seconds(double seconds) {
        double used = seconds * megabytes / MEGABYTES_PER_GIGABYTE;
        return switch (architecture) {
            case ARM64 -> Usage.gigabyteSeconds(used, 0);
            case X86_64 -> Usage.gigabyteSeconds(0, used);
        };
    }
}

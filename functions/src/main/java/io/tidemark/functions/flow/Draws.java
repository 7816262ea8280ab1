package io.tidemark.functions.flow;

/**
 * Random numbers as a pure function of where they are used. Nothing is remembered between two draws, so neither the
 * order of the responses nor the number of workers changes them: the same seed gives the same run.
 */
final class Draws {
    /** 2^64 divided by the golden ratio, odd: multiples of it are spread evenly over all 64-bit numbers. */
    private static final long GOLDEN = 0x9E37_79B9_7F4A_7C15L;

    private Draws() {}

    /** 64 random bits: element {@code number} of the sequence that seed and stream name. */
    static long bits(long seed, long stream, long number) {
        long start = mix(mix(seed + GOLDEN) + stream * GOLDEN);
        return mix(start + number * GOLDEN);
    }

    /** Takes random bits to {@code [0, bound)}, the bound being unsigned; the error of the shares is below bound / 2^64. */
    static long below(long bits, long bound) {
        return Math.unsignedMultiplyHigh(bits, bound);
    }

    /** Takes random bits to {@code [from, to]}, also when that is the whole range of a long. */
    static long within(long bits, long from, long to) {
        long count = to - from + 1;
        return count == 0 ? bits : from + below(bits, count);
    }

    /** David Stafford's thirteenth variant of the MurmurHash3 finalizer, as SplittableRandom uses it. */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xBF58_476D_1CE4_E5B9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94D0_49BB_1331_11EBL;
        return mixed ^ (mixed >>> 31);
    }
}

package io.tidemark.aggregator.fleet.aws;

/**
 * How much of a proof is given: a short one with every build, the whole of it with {@code -Dtidemark.proof=full}, which takes
 * ten minutes.
 */
final class Proof {
    private static final boolean FULL = "full".equals(System.getProperty("tidemark.proof"));

    private Proof() {}

    static int size(int inShort, int inFull) {
        return FULL ? inFull : inShort;
    }
}

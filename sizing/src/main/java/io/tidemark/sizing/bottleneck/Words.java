package io.tidemark.sizing.bottleneck;

/** Parts of sentences that several rules need. */
final class Words {
    private Words() {}

    /** The same share at low load, where it is known: {@code , against 21 % at a third of the load}. */
    static String shareAgainst(Picture picture, Reading reading) {
        return reading.atLowLoad().isEmpty()
                ? ""
                : ", against " + Figures.percent(reading.atLowLoad().getAsDouble()) + " "
                        + picture.loads().lowWords();
    }

    /** The same count at low load, to end a sentence with. */
    static String countAgainst(Picture picture, Reading reading) {
        return reading.atLowLoad().isEmpty()
                ? "."
                : ", against " + Figures.number(reading.atLowLoad().getAsDouble()) + " "
                        + picture.loads().lowWords() + ".";
    }

    /** What the target is, for a sentence. */
    static String target(Picture picture) {
        return picture.evidence().host().kind().equals("docker") ? "the container" : "the target";
    }
}

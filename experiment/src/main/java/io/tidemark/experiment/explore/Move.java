package io.tidemark.experiment.explore;

import java.util.Optional;

/** What a search does next. */
public sealed interface Move {
    /** For a person. */
    String why();

    record Try(Spot spot, String why) implements Move {}

    /** @param best empty when no trial has a value */
    record Finish(Optional<Best> best, String why) implements Move {}

    /**
     * The best spot of those tried.
     *
     * @param value the mean of its values
     * @param trials how many they are
     */
    record Best(Spot spot, double value, int trials) {}
}

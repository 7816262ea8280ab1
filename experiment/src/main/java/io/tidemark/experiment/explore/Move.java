package io.tidemark.experiment.explore;

import java.util.Locale;
import java.util.Optional;

/** What a search does next. */
public sealed interface Move {
    /** For a person. */
    String why();

    record Try(Spot spot, Kind kind, String why) implements Move {}

    /** What a trial is for. */
    enum Kind {
        START,
        BETTER,
        BOLD,
        REPEAT;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

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

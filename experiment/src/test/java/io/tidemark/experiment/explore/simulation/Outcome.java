package io.tidemark.experiment.explore.simulation;

import java.util.List;
import java.util.OptionalInt;

/**
 * What one search came to.
 *
 * @param found trials until the first good spot; empty when none was
 * @param trials until it ended
 * @param right whether the spot that it names is a good one
 * @param broken whether it ended with an error
 */
public record Outcome(OptionalInt found, int trials, boolean right, boolean broken) {
    /** What is never found counts as more than any budget. */
    public static int medianFound(List<Outcome> outcomes) {
        return median(outcomes.stream()
                .mapToInt(outcome -> outcome.found().orElse(Integer.MAX_VALUE))
                .sorted()
                .toArray());
    }

    public static int medianTrials(List<Outcome> outcomes) {
        return median(outcomes.stream().mapToInt(Outcome::trials).sorted().toArray());
    }

    public static long countRight(List<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome::right).count();
    }

    public static long countBroken(List<Outcome> outcomes) {
        return outcomes.stream().filter(Outcome::broken).count();
    }

    private static int median(int[] sorted) {
        return sorted[sorted.length / 2];
    }
}

package io.tidemark.experiment.explore;

/**
 * When a search ends.
 *
 * @param budget trials in all
 * @param start trials that are spread over the space before anything is concluded
 * @param seed of whatever is random: the same seed and the same values lead to the same trials
 * @param minDistance it ends when the last five trials are within this distance of the best one, in the parameters' units
 * @param tolerance it ends when no trial promises to be better by more than this share of the spread of the values
 * @param patience before that, so many trials in a row are made far from all others though they promise as little
 * @param repeats how often the best one is tried at least when values differ from trial to trial
 */
public record Limits(
        int budget, int start, long seed, double minDistance, double tolerance, int patience, int repeats) {
    public Limits {
        require(budget >= 1, "budget must be >= 1 but is ", budget);
        require(start >= 1, "start must be >= 1 but is ", start);
        require(minDistance >= 0, "minDistance must be >= 0 but is ", minDistance);
        require(tolerance >= 0 && tolerance < 1, "tolerance must be from 0 to 1 but is ", tolerance);
        require(patience >= 0, "patience must be >= 0 but is ", patience);
        require(repeats >= 1, "repeats must be >= 1 but is ", repeats);
    }

    /** The usual ones. */
    public static Limits of(Space space, int budget, long seed) {
        return new Limits(budget, usualStart(space, budget), seed, 0.1, 0.002, 3, 3);
    }

    /** Ten, and twenty for each parameter. */
    public static int usualBudget(Space space) {
        return 10 + 20 * space.ranges().size();
    }

    /** Two for each parameter and three more, and at most half the budget. */
    public static int usualStart(Space space, int budget) {
        return Math.max(1, Math.min(2 * space.ranges().size() + 3, (budget + 1) / 2));
    }

    /** For another run, which is to be independent of this one. */
    public Limits withSeed(long other) {
        return new Limits(budget, start, other, minDistance, tolerance, patience, repeats);
    }

    private static void require(boolean holds, String message, double value) {
        if (!holds) {
            throw new IllegalArgumentException(message + value);
        }
    }
}

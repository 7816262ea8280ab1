package io.tidemark.experiment.explore;

import io.tidemark.experiment.explore.Candidates.Candidate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Looks for the spot with the smallest value, in few trials. It begins with spots that are spread over the space; then what
 * is known of the function says where the best improvement is to be expected, which is tried next, and so on.
 *
 * <p>What comes next follows from the trials alone: so a search can be taken up again from them, and a test can replay it.
 */
public final class Search {
    private static final int RECENT = 5;
    private static final double BOLDER = 3;

    private final Space space;
    private final Limits limits;
    private final List<Trial> trials;
    private final List<Site> sites;

    private Search(Space space, Limits limits, List<Trial> trials) {
        this.space = space;
        this.limits = limits;
        this.trials = trials;
        this.sites = Site.of(trials);
    }

    /** @param trials so far, in their order, which need not have been proposed by a search */
    public static Move next(Space space, Limits limits, List<Trial> trials) {
        return new Search(space, limits, List.copyOf(trials)).next();
    }

    /** The best of those tried; empty when none has a value. */
    public static Optional<Move.Best> best(Space space, List<Trial> trials) {
        return new Search(space, Limits.of(space, Limits.usualBudget(space), 1), List.copyOf(trials)).best();
    }

    private Move next() {
        if (trials.size() >= limits.budget()) {
            return finish("the budget of " + limits.budget() + " trials is spent");
        }
        int start = (int) Math.min(limits.start(), space.size());
        if (trials.size() < start) {
            return start(start);
        }
        if (sites.stream().noneMatch(Site::isMeasured)) {
            return finish("none of " + trials.size() + " trials has a value");
        }
        if (isFlat()) {
            return sites.size() < space.size()
                    ? new Move.Try(
                            farthest(), Move.Kind.BOLD, "all values are equal so far: far from all that was tried")
                    : finish("every set of parameters was tried, and all values are equal");
        }
        return guided();
    }

    private Move start(int start) {
        Set<Spot> tried = new HashSet<>(trials.stream().map(Trial::spot).toList());
        Spot spot = Design.of(space, start, limits.seed()).stream()
                .filter(its -> !tried.contains(its))
                .findFirst()
                .orElseGet(this::farthest);
        return new Move.Try(spot, Move.Kind.START, "start: " + (trials.size() + 1) + " of " + start);
    }

    private Move guided() {
        Belief belief = Belief.of(space, sites);
        double matters = limits.tolerance() * spread();
        boolean noisy = belief.noise() > matters;
        int repeats = belief.best().values().size();
        boolean known = !noisy || repeats >= limits.repeats();
        int left = limits.budget() - trials.size();
        if (!known && left <= limits.repeats() - repeats) {
            return new Move.Try(belief.best().spot(), Move.Kind.REPEAT, "the best so far once more, for its noise");
        }
        if (sites.size() >= space.size() && known) {
            return finish("every set of parameters was tried");
        }
        if (isSettled(belief.best().spot())) {
            return end(belief, known, "the last " + RECENT + " trials are within minDistance of the best");
        }
        Candidate candidate = candidate(belief, 1);
        if (candidate.promise() > matters) {
            return new Move.Try(
                    candidate.spot(),
                    Move.Kind.BETTER,
                    "an improvement of %.3g is to be expected".formatted(candidate.promise()));
        }
        int vain = vain();
        return vain < limits.patience()
                ? new Move.Try(
                        candidate(belief, BOLDER * (vain + 1)).spot(),
                        Move.Kind.BOLD,
                        "little is to be expected anywhere: a bold attempt, " + (vain + 1) + " of " + limits.patience())
                : end(belief, known, "no further improvement is to be expected");
    }

    private static Move end(Belief belief, boolean known, String why) {
        return known
                ? finish(belief, why)
                : new Move.Try(belief.best().spot(), Move.Kind.REPEAT, "the best so far once more, for its noise");
    }

    private Candidate candidate(Belief belief, double boldness) {
        List<Spot> best = sites.stream()
                .filter(Site::isMeasured)
                .sorted(Comparator.comparingDouble(Site::mean))
                .map(Site::spot)
                .toList();
        return Candidates.best(
                space, spot -> belief.gain(spot, boldness), best, new SplittableRandom(limits.seed() + trials.size()));
    }

    /** How many trials in a row were made though little was promised: with fewer trials the same question is asked again. */
    private int vain() {
        for (int vain = 0; vain < limits.patience(); vain++) {
            int size = trials.size() - vain - 1;
            if (size < limits.start() || new Search(space, limits, trials.subList(0, size)).isPromising()) {
                return vain;
            }
        }
        return limits.patience();
    }

    private boolean isPromising() {
        return isFlat() || candidate(Belief.of(space, sites), 1).promise() > limits.tolerance() * spread();
    }

    private boolean isSettled(Spot best) {
        int n = trials.size();
        return n >= limits.start() + RECENT
                && trials.subList(n - RECENT, n).stream()
                        .allMatch(trial -> space.distance(trial.spot(), best) <= limits.minDistance());
    }

    private boolean isFlat() {
        return sites.stream().flatMap(site -> site.values().stream()).distinct().count() <= 1;
    }

    /** How far the usual value is from the best: what counts as little is a share of it. */
    private double spread() {
        double[] means = sites.stream()
                .filter(Site::isMeasured)
                .limit(limits.start())
                .mapToDouble(Site::mean)
                .sorted()
                .toArray();
        double least = sites.stream()
                .filter(Site::isMeasured)
                .mapToDouble(Site::mean)
                .min()
                .orElseThrow();
        return Math.max(means[means.length / 2] - least, (means[means.length - 1] - least) / 100);
    }

    private Spot farthest() {
        ToDoubleFunction<Spot> distance = spot -> sites.stream()
                .mapToDouble(site -> Design.squaredDistance(space.unit(site.spot()), space.unit(spot)))
                .min()
                .orElse(1);
        return Candidates.best(space, distance, List.of(), new SplittableRandom(limits.seed() + trials.size()))
                .spot();
    }

    private Move finish(String why) {
        return new Move.Finish(best(), why);
    }

    private Optional<Move.Best> best() {
        Optional<Site> measured = sites.stream().filter(Site::isMeasured).findFirst();
        if (measured.isEmpty() || isFlat()) {
            return measured.map(Search::best);
        }
        return Optional.of(best(Belief.of(space, sites).best()));
    }

    private static Move finish(Belief belief, String why) {
        return new Move.Finish(Optional.of(best(belief.best())), why);
    }

    private static Move.Best best(Site site) {
        return new Move.Best(site.spot(), site.mean(), site.values().size());
    }
}

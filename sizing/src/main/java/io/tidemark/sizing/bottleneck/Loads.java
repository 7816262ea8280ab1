package io.tidemark.sizing.bottleneck;

import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.Trial;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Which observations show the target at its limit, and which at low load.
 *
 * @param limit the capacity; the highest load that was carried, or tried, where there is none so low
 * @param around from just below the limit upwards, the nearest ones
 * @param low far below it; may be empty
 */
record Loads(double limit, List<Observation> around, List<Observation> low) {
    /** From this share of the limit on a load counts as around the limit. */
    static final double AROUND_SHARE = 0.9;
    /** Up to this share of the limit a load is low. */
    static final double LOW_SHARE = 0.6;
    /** Far more load than a target can take shows how it collapses, not what limits it: so many, nearest first. */
    static final int MOST_AROUND = 6;

    static Loads of(Evidence evidence) {
        List<Observation> looked = evidence.observations().stream()
                .filter(seen -> seen.seconds() > 0 && seen.trial().kind() != Trial.Kind.WARM_UP)
                .toList();
        double limit = limit(evidence, looked);
        List<Observation> around = looked.stream()
                .filter(seen -> seen.trial().load() >= AROUND_SHARE * limit)
                .sorted(Comparator.comparingDouble(seen -> distance(seen, limit)))
                .limit(MOST_AROUND)
                .toList();
        return new Loads(limit, around, low(evidence, looked, limit));
    }

    /** Mean of a figure over the observations at low load; 0 when there are none. */
    double lowMean(ToDoubleFunction<Observation> figure) {
        return low.stream().mapToDouble(figure).average().orElse(0);
    }

    double aroundMean(ToDoubleFunction<Observation> figure) {
        return around.stream().mapToDouble(figure).average().orElse(0);
    }

    /** The highest load among those around the limit; 0 when there are none. */
    double aroundMost() {
        return around.stream().mapToDouble(seen -> seen.trial().load()).max().orElse(0);
    }

    /** For a sentence: {@code at a third of the load}. */
    String lowWords() {
        double around = aroundMean(seen -> seen.trial().load());
        return around == 0
                ? "at low load"
                : "at " + Figures.part(lowMean(seen -> seen.trial().load()) / around) + " of the load";
    }

    /** For a sentence: {@code in the 4 windows around the limit}. */
    String aroundWords() {
        return around.size() == 1
                ? "in the window nearest to the limit"
                : "in the " + around.size() + " windows around the limit";
    }

    /** What the service does while it gets warm is not what it does at low load, so it serves only where nothing else does. */
    private static List<Observation> low(Evidence evidence, List<Observation> looked, double limit) {
        List<Observation> low = looked.stream()
                .filter(seen -> seen.trial().load() <= LOW_SHARE * limit && seen.isValid())
                .toList();
        if (!low.isEmpty()) {
            return low;
        }
        return evidence.observations().stream()
                .filter(seen -> seen.seconds() > 0 && seen.trial().load() <= LOW_SHARE * limit && seen.isValid())
                .toList();
    }

    private static double limit(Evidence evidence, List<Observation> looked) {
        Optional<Estimate> estimate = evidence.answer().estimate();
        if (estimate.isPresent() && estimate.get().median() > 0) {
            // An estimate beyond all loads is a guess: what was seen nearest to it counts.
            double highest = looked.stream()
                    .mapToDouble(seen -> seen.trial().load())
                    .max()
                    .orElse(0);
            return Math.min(estimate.get().median(), highest);
        }
        return carried(evidence.settings(), looked);
    }

    /** The highest load that was carried; the lowest of all when none was. */
    private static double carried(SearchSettings settings, List<Observation> looked) {
        return looked.stream()
                .filter(seen -> seen.isValid() && seen.badShare() <= settings.tolerance())
                .mapToDouble(seen -> seen.trial().load())
                .max()
                .orElseGet(() -> looked.stream()
                        .mapToDouble(seen -> seen.trial().load())
                        .min()
                        .orElse(0));
    }

    private static double distance(Observation seen, double limit) {
        return limit == 0 ? 0 : Math.abs(Math.log(seen.trial().load() / limit));
    }
}

package io.tidemark.sizing.compare;

import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.sizing.result.Sizing;
import java.util.List;
import java.util.Optional;

/** Capacity as requests per second, whatever was varied. */
public final class Capacities {
    /** Observations from this share of the capacity on tell how many requests a user makes near the limit. */
    private static final double NEAR_SHARE = 0.7;

    private static final double BEYOND_SHARE = 1.1;

    private Capacities() {}

    /** Empty when the search has no answer that machines could be compared by. */
    public static Optional<Estimate> perSecond(Sizing sizing) {
        return perSecond(sizing.settings(), sizing.observations(), sizing.answer());
    }

    static Optional<Estimate> perSecond(SearchSettings settings, List<Observation> observations, Answer answer) {
        Optional<Estimate> estimate = isUsable(answer.status()) ? answer.estimate() : Optional.empty();
        return estimate.flatMap(known -> perSecond(settings, observations, known));
    }

    /** Likewise, of what is known so far. */
    public static Optional<Estimate> perSecond(
            SearchSettings settings, List<Observation> observations, Estimate estimate) {
        return switch (settings.by()) {
            case RATE -> Optional.of(estimate);
            case USERS -> ofUsers(estimate, observations);
        };
    }

    /** The share of what {@link #perSecond} counts that may be bad: at its capacity, by rate, a target is at its tolerance. */
    static double badShare(Sizing sizing) {
        return switch (sizing.settings().by()) {
            case RATE -> sizing.settings().tolerance();
            case USERS -> 0;
        };
    }

    private static boolean isUsable(Answer.Status status) {
        return switch (status) {
            case FOUND, NEED_DECIDED, OUT_OF_BUDGET, ABOVE_HIGHEST, INTERRUPTED -> true;
            case BELOW_LOWEST, INVALID, TARGET_LOST -> false;
        };
    }

    /** Users times the good requests that one makes per second near the limit. */
    private static Optional<Estimate> ofUsers(Estimate users, List<Observation> observations) {
        double[] perUser = observations.stream()
                .filter(seen -> seen.isValid() && seen.seconds() > 0)
                .filter(seen -> seen.trial().load() > 0
                        && seen.trial().load() >= NEAR_SHARE * users.median()
                        && seen.trial().load() <= BEYOND_SHARE * users.median())
                .mapToDouble(seen -> seen.goodput() / seen.trial().load())
                .sorted()
                .toArray();
        if (perUser.length == 0) {
            return Optional.empty();
        }
        double middle = (perUser[(perUser.length - 1) / 2] + perUser[perUser.length / 2]) / 2;
        return Optional.of(new Estimate(users.low() * middle, users.median() * middle, users.high() * middle));
    }
}

package io.tidemark.core.capacity;

import io.tidemark.core.capacity.SearchSettings.Budget;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Seconds of load and requests used up so far, the invalid ones too. */
record Spent(double seconds, double requests) {
    static Spent of(List<Observation> observations) {
        double seconds = 0;
        double requests = 0;
        for (Observation observation : observations) {
            int measured = observation.seconds();
            int settled = observation.trial().settleSeconds();
            seconds += settled + measured;
            double perSecond = measured == 0 ? observation.trial().load() : (double) observation.planned() / measured;
            requests += perSecond * (settled + measured);
        }
        return new Spent(seconds, requests);
    }

    /** What the trial would exceed, for a person; empty when it fits into the budget. */
    Optional<String> exceededBy(Trial trial, SearchSettings settings) {
        Budget budget = settings.budget();
        double moreSeconds = (double) trial.settleSeconds() + trial.measureSeconds();
        double perSecond =
                settings.by() == SearchSettings.Variable.RATE ? trial.load() : seconds == 0 ? 0 : requests / seconds;
        double dollars = (seconds + moreSeconds) / 3600 * budget.moneyPerHour();
        if (seconds + moreSeconds > budget.seconds()) {
            return text("The budget of %,.0f s of load is used up (%,.0f s so far)", budget.seconds(), seconds);
        }
        if (requests + perSecond * moreSeconds > budget.requests()) {
            return text("The budget of %,.0f requests is used up (%,.0f so far)", budget.requests(), requests);
        }
        if (dollars > budget.money()) {
            return text(
                    "The budget of $%.2f is used up ($%.2f so far)",
                    budget.money(), seconds / 3600 * budget.moneyPerHour());
        }
        return Optional.empty();
    }

    private static Optional<String> text(String format, double limit, double used) {
        return Optional.of(String.format(Locale.ROOT, format, limit, used));
    }
}

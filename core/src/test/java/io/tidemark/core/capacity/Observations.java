package io.tidemark.core.capacity;

import io.tidemark.core.capacity.SearchSettings.Budget;
import io.tidemark.core.capacity.SearchSettings.Mode;
import io.tidemark.core.capacity.SearchSettings.Pace;
import io.tidemark.core.capacity.SearchSettings.Variable;
import java.util.List;
import java.util.OptionalDouble;

/** Observations and settings made up for tests. */
final class Observations {
    static final SearchSettings RATE = settings(Variable.RATE);
    static final SearchSettings USERS = settings(Variable.USERS);
    /** Nothing before the probes. */
    static final Pace COLD = new Pace(0, 0, 5, 5, 15, 180, 8);

    private Observations() {}

    private static SearchSettings settings(Variable by) {
        return new SearchSettings(
                Mode.CAPACITY, by, 0.05, 100, 10_000, 0.08, OptionalDouble.empty(), Pace.DEFAULT, Budget.UNLIMITED, 1);
    }

    static SearchSettings with(SearchSettings settings, Pace pace) {
        return new SearchSettings(
                settings.mode(),
                settings.by(),
                settings.tolerance(),
                settings.start(),
                settings.highest(),
                settings.halfWidth(),
                settings.need(),
                pace,
                settings.budget(),
                settings.seed());
    }

    static SearchSettings with(SearchSettings settings, Budget budget) {
        return new SearchSettings(
                settings.mode(),
                settings.by(),
                settings.tolerance(),
                settings.start(),
                settings.highest(),
                settings.halfWidth(),
                settings.need(),
                settings.pace(),
                budget,
                settings.seed());
    }

    static SearchSettings with(SearchSettings settings, Mode mode, double highest, OptionalDouble need) {
        return new SearchSettings(
                mode,
                settings.by(),
                settings.tolerance(),
                settings.start(),
                highest,
                settings.halfWidth(),
                need,
                settings.pace(),
                settings.budget(),
                settings.seed());
    }

    static Observation window(double load, double badShare) {
        return window(load, badShare, 0, 10_000);
    }

    static Observation window(double load, double badShare, double growth, long p50Micros) {
        return of(new Trials(RATE).window(load), 0, badShare, growth, p50Micros, false);
    }

    static Observation aborted(double load, int seconds, double badShare) {
        Trial trial = new Trials(RATE).window(load);
        long planned = Math.round(load * seconds);
        long bad = Math.round(planned * badShare);
        return new Observation(
                trial, 0, seconds, planned, planned, planned, bad, 0, 10_000, 20_000, 30_000, true, List.of());
    }

    static Observation of(Trial trial, int from, double badShare, double growth, long p50Micros, boolean aborted) {
        int to = from + trial.measureSeconds();
        long planned = Math.round(trial.load() * trial.measureSeconds());
        long bad = Math.round(planned * badShare);
        return new Observation(
                trial, from, to, planned, planned, planned, bad, growth, p50Micros, p50Micros, p50Micros, aborted,
                List.of());
    }

    static Observation invalid(Trial trial, String... reasons) {
        return new Observation(trial, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, false, List.of(reasons));
    }
}

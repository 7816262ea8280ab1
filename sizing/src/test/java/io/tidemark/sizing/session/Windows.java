package io.tidemark.sizing.session;

import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.Trial;
import java.util.ArrayList;
import java.util.List;

/** Observations of a service that serves so many requests a second, and no more. */
final class Windows {
    private Windows() {}

    /** A probe, and so many windows on both sides of the capacity. */
    static List<Observation> of(double capacity, int windows) {
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i <= windows; i++) {
            seen.add(next(seen, capacity));
        }
        return seen;
    }

    /** Likewise, with all that a search wants to see before its windows, but no warm-up. */
    static List<Observation> bracketed(double capacity, int windows) {
        List<Observation> seen = of(capacity, windows);
        seen.addAll(1, List.of(of(Trial.Kind.PROBE, 1.2 * capacity, 0.2), of(Trial.Kind.PROBE, 1.2 * capacity, 0.2)));
        return seen;
    }

    static Observation next(List<Observation> seen, double capacity) {
        double load = capacity * (0.95 + 0.05 * (seen.size() % 5));
        return seen.isEmpty()
                ? of(Trial.Kind.PROBE, 0.8 * capacity, 0)
                : of(Trial.Kind.WINDOW, load, Math.max(0, 1 - capacity / load));
    }

    static Observation of(Trial.Kind kind, double load, double badShare) {
        long planned = Math.round(load * 15);
        long bad = Math.round(planned * badShare);
        Trial trial = new Trial(kind, load, 5, 15, 0.05, 0.08);
        return new Observation(trial, 0, 15, planned, planned, planned, bad, 0, 1_000, 2_000, 3_000, false, List.of());
    }
}

package io.tidemark.core.capacity;

import io.tidemark.core.capacity.SearchSettings.Pace;

/** The trials of a search: how long each is held, and when it may be ended early. */
final class Trials {
    /** A probe only asks which side of the limit a load is on, so it ends as soon as that is plain. */
    static final double PROBE_BAD = 0.05;

    /** What is in flight varies by itself: served less than 92 % of the arrivals, at a tolerance of 5 %. */
    static final double PROBE_UNSERVED_MARGIN = 0.03;

    /** A window is data: it must not end while it could still say how far beyond the limit a load is. */
    static final double WINDOW_BAD = 0.10;

    /** Pieces of a warm-up are at most this long, and at least {@link #WARM_UP_CHUNKS} make up the least warm-up. */
    static final int WARM_UP_SECONDS = 5;

    static final int WARM_UP_CHUNKS = 6;

    private final SearchSettings settings;
    private final Pace pace;

    Trials(SearchSettings settings) {
        this.settings = settings;
        this.pace = settings.pace();
    }

    Trial warmUp(double load, int secondsLeft) {
        int chunk = Math.clamp(pace.warmUpLeast() / WARM_UP_CHUNKS, 1, WARM_UP_SECONDS);
        return new Trial(Trial.Kind.WARM_UP, load, 0, Math.min(chunk, secondsLeft), 1, 1);
    }

    Trial probe(double load) {
        double bad = Math.max(PROBE_BAD, settings.tolerance());
        return new Trial(
                Trial.Kind.PROBE, load, 0, pace.probe(), atMostAll(bad), atMostAll(bad + PROBE_UNSERVED_MARGIN));
    }

    Trial window(double load) {
        double limit = beyond();
        return new Trial(Trial.Kind.WINDOW, load, pace.settle(), pace.window(), limit, limit);
    }

    Trial soak(double load) {
        double limit = beyond();
        return new Trial(Trial.Kind.SOAK, load, pace.settle(), pace.soak(), limit, limit);
    }

    private double beyond() {
        return atMostAll(Math.max(WINDOW_BAD, 2 * settings.tolerance()));
    }

    private static double atMostAll(double share) {
        return Math.min(1, share);
    }
}

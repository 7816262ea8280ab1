package io.tidemark.core.capacity;

import java.util.List;
import java.util.Optional;

/** The part of a search before the bracket: low load until the service is as fast as it gets. */
final class WarmUp {
    private WarmUp() {}

    /** Empty when the service is warm, or was given time enough. */
    static Optional<Move> next(History history) {
        SearchSettings.Pace pace = history.settings().pace();
        int seconds = seconds(history);
        int left = (seconds < pace.warmUpLeast() || !isFlat(history) ? pace.warmUpMost() : 0) - seconds;
        if (left <= 0) {
            return Optional.empty();
        }
        Loads loads = new Loads(history.settings());
        double load = loads.atLeast(history.settings().start());
        String why = "warming up at " + loads.text(load) + ": " + seconds + " s so far, "
                + (seconds < pace.warmUpLeast()
                        ? "at least " + pace.warmUpLeast() + " s"
                        : "until throughput and latency are flat, at most " + pace.warmUpMost() + " s");
        return Optional.of(new Move.Try(new Trials(history.settings()).warmUp(load, left), why));
    }

    static int seconds(History history) {
        return history.warmUps().stream().mapToInt(Observation::seconds).sum();
    }

    /** True when it ended because time was over; without any warm-up wanted, nothing is said. */
    static boolean isCold(History history) {
        List<Observation> chunks = history.warmUps();
        return !chunks.isEmpty()
                && seconds(history) >= history.settings().pace().warmUpMost()
                && !isFlat(history);
    }

    private static boolean isFlat(History history) {
        return WarmUpTest.isFlat(history.warmUps());
    }
}

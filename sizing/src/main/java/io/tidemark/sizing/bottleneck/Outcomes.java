package io.tidemark.sizing.bottleneck;

import io.tidemark.core.capacity.Observation;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Outcome;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;

/** What can be said from the requests alone: whether the target gets slow or refuses, and in which way. */
final class Outcomes {
    /** So many times the latency at low load, and requests queue. */
    static final double QUEUES = 3;

    private Outcomes() {}

    /** One or two sentences; empty when there is nothing to tell. */
    static String sentence(Picture picture) {
        return (bad(picture) + " " + latency(picture)).strip();
    }

    private static String bad(Picture picture) {
        Counts counts = picture.countsAround();
        Optional<Outcome> most = Arrays.stream(Outcome.values())
                .filter(Outcome::isBad)
                .filter(outcome -> counts.count(outcome) > 0)
                .max(Comparator.comparingLong(counts::count));
        return most.map(outcome -> "Of the bad requests around the limit, "
                        + Figures.percent((double) counts.count(outcome) / counts.bad()) + " ended as "
                        + outcome.label()
                        + ".")
                .orElse("");
    }

    private static String latency(Picture picture) {
        Loads loads = picture.loads();
        double around = loads.aroundMean(Observation::p50Micros);
        double low = loads.lowMean(Observation::p50Micros);
        if (around == 0 || low == 0) {
            return "";
        }
        String figures = "the median latency was " + Figures.millis(around) + ", against " + Figures.millis(low) + " "
                + loads.lowWords();
        return around >= QUEUES * low
                ? "Requests queue: " + figures + "."
                : "Requests do not queue for long: " + figures + ".";
    }
}

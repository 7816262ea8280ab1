package io.tidemark.experiment.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/**
 * A metric at one set of parameters.
 *
 * @param parameters those that both sides have and that vary
 * @param score how many standard deviations of their difference the means are apart; never negative, always finite
 */
public record PlaceScore(SequencedMap<String, Object> parameters, Mean before, Mean after, double score, Basis basis) {
    /** Differences below this share of the values are those of arithmetic with binary numbers. */
    private static final double ROUNDING = 1e-12;

    public PlaceScore {
        parameters = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(parameters));
    }

    /** What the score rests on. */
    public enum Basis {
        /** The spread of the values. */
        SPREAD("spread"),
        /** Both are the same, without any spread. */
        EQUAL("equal"),
        /** They differ, but there is no spread to measure that by: a share of the value stands in for it. */
        GRAIN("no spread");

        private final String words;

        Basis(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static PlaceScore of(SequencedMap<String, Object> parameters, Mean before, Mean after, double grain) {
        double difference = Math.abs(after.value() - before.value());
        double size = Math.max(Math.abs(before.value()), Math.abs(after.value()));
        double deviation = Math.sqrt(before.squaredError() + after.squaredError());
        if (deviation > ROUNDING * size) {
            return new PlaceScore(parameters, before, after, difference / deviation, Basis.SPREAD);
        }
        if (difference <= ROUNDING * size) {
            return new PlaceScore(parameters, before, after, 0, Basis.EQUAL);
        }
        return new PlaceScore(parameters, before, after, difference / size / grain, Basis.GRAIN);
    }

    /** Positive when the metric has grown. */
    double signed() {
        return after.value() < before.value() ? -score : score;
    }
}

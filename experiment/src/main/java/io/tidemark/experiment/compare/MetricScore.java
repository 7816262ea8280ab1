package io.tidemark.experiment.compare;

import java.util.List;

/**
 * A metric at all places that can be compared.
 *
 * @param score the mean over the places; 0 when there is none
 * @param outliers how many values were left out as such, of both sides
 */
public record MetricScore(
        Quantity quantity, List<PlaceScore> places, double score, double weight, Verdict verdict, long outliers) {
    public MetricScore {
        places = List.copyOf(places);
    }

    /** How a metric has changed. */
    public enum Verdict {
        SAME("same"),
        BETTER("better"),
        WORSE("worse"),
        /** It has grown, and nobody has said whether that is good. */
        HIGHER("higher"),
        LOWER("lower"),
        /** It differs, here up and there down. */
        DIFFERENT("different"),
        /** There is no place where both sides have measured it. */
        NOTHING_IN_COMMON("not compared");

        private final String words;

        Verdict(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    static MetricScore of(Quantity quantity, List<PlaceScore> places, double weight, double threshold, long outliers) {
        double score = places.stream().mapToDouble(PlaceScore::score).sum() / Math.max(1, places.size());
        return new MetricScore(quantity, places, score, weight, verdict(quantity, places, score, threshold), outliers);
    }

    private static Verdict verdict(Quantity quantity, List<PlaceScore> places, double score, double threshold) {
        if (places.isEmpty()) {
            return Verdict.NOTHING_IN_COMMON;
        }
        if (score < threshold) {
            return Verdict.SAME;
        }
        double sum = places.stream().mapToDouble(PlaceScore::signed).sum() / places.size();
        // What goes up here and down there by as much has no direction.
        if (Math.abs(sum) < score / 2) {
            return Verdict.DIFFERENT;
        }
        return switch (quantity.better()) {
            case LOWER -> sum < 0 ? Verdict.BETTER : Verdict.WORSE;
            case HIGHER -> sum < 0 ? Verdict.WORSE : Verdict.BETTER;
            case UNKNOWN -> sum < 0 ? Verdict.LOWER : Verdict.HIGHER;
        };
    }

    public boolean isCompared() {
        return !places.isEmpty();
    }

    /** Over all places; NaN when there is none. */
    public double before() {
        return places.stream()
                .mapToDouble(place -> place.before().value())
                .average()
                .orElse(Double.NaN);
    }

    public double after() {
        return places.stream()
                .mapToDouble(place -> place.after().value())
                .average()
                .orElse(Double.NaN);
    }

    /** As a share of what it was; NaN when that was nothing. */
    public double change() {
        return before() == 0 ? (after() == 0 ? 0 : Double.NaN) : (after() - before()) / Math.abs(before());
    }

    public long count(PlaceScore.Basis basis) {
        return places.stream().filter(place -> place.basis() == basis).count();
    }

    public long interpolated() {
        return places.stream()
                .filter(place -> place.before().isBetween() || place.after().isBetween())
                .count();
    }
}

package io.tidemark.experiment.compare;

import java.util.List;
import java.util.Optional;

/**
 * Two measurements that were compared.
 *
 * @param axis along which was interpolated; empty when only equal parameters were compared
 * @param metrics that both have
 * @param score the weighted mean of all scores that are not zero; 0 when there is none
 * @param notes what a reader must know
 */
public record Comparison(
        Dataset before,
        Dataset after,
        CompareSettings settings,
        Optional<String> axis,
        List<MetricScore> metrics,
        double score,
        List<String> notes) {
    public Comparison {
        metrics = List.copyOf(metrics);
        notes = List.copyOf(notes);
    }

    public boolean isAccepted() {
        return score < settings.threshold();
    }

    /** False when there is no metric that could be compared anywhere, so that the score says nothing. */
    public boolean hasCompared() {
        return metrics.stream().anyMatch(MetricScore::isCompared);
    }
}

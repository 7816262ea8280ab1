package io.tidemark.experiment.compare;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * How two measurements are compared.
 *
 * @param weights of metrics in the overall score
 * @param otherWeight of those that have none
 * @param threshold from which on the overall score is a difference
 * @param ignored metrics
 * @param axis along which to interpolate; empty to choose the one that lets most be compared
 * @param grain the change, as a share of the larger value, that counts as one standard deviation where nothing is known of
 *     the spread
 * @param better which way metrics improve, over what the measurement says of them
 * @param onlyWorse true when what has plainly improved does not count
 */
public record CompareSettings(
        Map<String, Double> weights,
        double otherWeight,
        double threshold,
        Set<String> ignored,
        Optional<String> axis,
        double grain,
        Map<String, Better> better,
        boolean onlyWorse) {
    public static final double THRESHOLD = 1;
    public static final double GRAIN = 0.05;

    public static final CompareSettings DEFAULT =
            new CompareSettings(Map.of(), 1, THRESHOLD, Set.of(), Optional.empty(), GRAIN, Map.of(), false);

    public CompareSettings {
        weights = Collections.unmodifiableMap(new LinkedHashMap<>(weights));
        ignored = Collections.unmodifiableSet(new TreeSet<>(ignored));
        better = Collections.unmodifiableMap(new LinkedHashMap<>(better));
        if (!(threshold > 0)) {
            throw new IllegalArgumentException("threshold must be > 0 but is " + threshold);
        }
        if (!(grain > 0)) {
            throw new IllegalArgumentException("grain must be > 0 but is " + grain);
        }
    }

    double weight(String metric) {
        return weights.getOrDefault(metric, otherWeight);
    }
}

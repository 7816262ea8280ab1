package io.tidemark.sizing.compare;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.capacity.ScalabilityFit;
import io.tidemark.sizing.compare.Comparison.Candidate;
import io.tidemark.sizing.price.MachineType;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a size that was not measured would take, by the Universal Scalability Law over the CPUs of the sizes of its family
 * that were. It has no interval: measure before you rely on it.
 *
 * @param capacity requests per second
 * @param dollarsPerMillion good requests
 * @param machines for the need, counted as cautiously as those of the sizes that were measured
 * @param sentence that labels it, with what it is predicted from
 */
public record Prediction(
        MachineType type,
        double capacity,
        double dollarsPerMillion,
        OptionalInt machines,
        OptionalDouble dollarsPerMonth,
        String sentence) {
    public Prediction {
        requireNonNull(type, "type is null");
        requireNonNull(machines, "machines is null");
        requireNonNull(dollarsPerMonth, "dollarsPerMonth is null");
        requireNonNull(sentence, "sentence is null");
    }

    /** What it would cost: for the need by the month, or for a million good requests. */
    double dollars(boolean byMonth) {
        return byMonth ? dollarsPerMonth.orElse(Double.POSITIVE_INFINITY) : dollarsPerMillion;
    }

    /** For the sizes on offer that were not measured, of families of which enough were; the cheapest first. */
    static List<Prediction> of(List<MachineType> offered, List<Candidate> candidates, Goal goal) {
        return of(offered, candidates, goal, ScalabilityFit::of);
    }

    static List<Prediction> of(
            List<MachineType> offered,
            List<Candidate> candidates,
            Goal goal,
            Function<List<ScalabilityFit.Point>, Optional<ScalabilityFit>> law) {
        Map<String, List<Candidate>> families = candidates.stream()
                .filter(candidate -> candidate.capacity().isPresent())
                .collect(Collectors.groupingBy(
                        candidate -> candidate.type().family(), LinkedHashMap::new, Collectors.toList()));
        return families.values().stream()
                .flatMap(measured -> new Family(measured, goal).predict(offered, law))
                .sorted(Comparator.comparingDouble(
                        each -> each.dollars(goal.need().isPresent())))
                .toList();
    }
}

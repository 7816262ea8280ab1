package io.tidemark.sizing.compare;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.ScalabilityFit;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.price.PriceTable;
import java.util.ArrayList;
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
 * @param machines for the need, as far as it can be told
 * @param sentence that labels it, with what it is predicted from
 */
public record Prediction(
        MachineType type,
        double capacity,
        double dollarsPerMillion,
        OptionalInt machines,
        OptionalDouble dollarsPerMonth,
        String sentence) {
    /** Beyond so many times the largest size that was measured, nothing is predicted. */
    private static final double FURTHEST = 2;

    private static final int LEAST_SIZES = 2;

    public Prediction {
        requireNonNull(type, "type is null");
        requireNonNull(machines, "machines is null");
        requireNonNull(dollarsPerMonth, "dollarsPerMonth is null");
        requireNonNull(sentence, "sentence is null");
    }

    /** For the sizes in the table that were not measured, of families of which enough were. */
    public static List<Prediction> of(PriceTable table, Comparison comparison, Goal goal) {
        return of(table, comparison, goal, ScalabilityFit::of);
    }

    static List<Prediction> of(
            PriceTable table,
            Comparison comparison,
            Goal goal,
            Function<List<ScalabilityFit.Point>, Optional<ScalabilityFit>> law) {
        Map<String, Map<MachineType, Double>> families = new LinkedHashMap<>();
        for (Comparison.Candidate candidate : comparison.candidates()) {
            candidate
                    .sizing()
                    .flatMap(Capacities::perSecond)
                    .map(Estimate::median)
                    .ifPresent(capacity -> families.computeIfAbsent(
                                    candidate.type().family(), family -> new LinkedHashMap<>())
                            .put(candidate.type(), capacity));
        }
        List<Prediction> predictions = new ArrayList<>();
        families.values().forEach(measured -> family(table, measured, goal, law).forEach(predictions::add));
        return predictions;
    }

    private static List<Prediction> family(
            PriceTable table,
            Map<MachineType, Double> measured,
            Goal goal,
            Function<List<ScalabilityFit.Point>, Optional<ScalabilityFit>> law) {
        List<ScalabilityFit.Point> points = measured.entrySet().stream()
                .map(entry -> new ScalabilityFit.Point(entry.getKey().cpus(), entry.getValue()))
                .toList();
        long sizes = points.stream()
                .mapToDouble(ScalabilityFit.Point::load)
                .distinct()
                .count();
        Optional<ScalabilityFit> fit = sizes < LEAST_SIZES ? Optional.empty() : law.apply(points);
        double largest =
                points.stream().mapToDouble(ScalabilityFit.Point::load).max().orElse(0);
        String family = measured.keySet().iterator().next().family();
        return fit.map(known -> table.types().stream()
                        .filter(type -> type.family().equals(family) && !measured.containsKey(type))
                        .filter(type -> type.cpus() <= FURTHEST * largest)
                        .flatMap(type -> of(type, known, measured, goal).stream())
                        .toList())
                .orElse(List.of());
    }

    private static Optional<Prediction> of(
            MachineType type, ScalabilityFit fit, Map<MachineType, Double> measured, Goal goal) {
        double capacity = fit.goodput(type.cpus());
        if (!(capacity > 0 && capacity < Double.POSITIVE_INFINITY)) {
            return Optional.empty();
        }
        OptionalInt machines = Costs.machines(goal, capacity);
        Estimate point = new Estimate(capacity, capacity, capacity);
        String from = measured.keySet().stream().map(MachineType::name).collect(Collectors.joining(", "));
        return Optional.of(new Prediction(
                type,
                capacity,
                Costs.perMillion(type, point, 0).median(),
                machines,
                Costs.perMonth(type, machines),
                "a prediction from " + from + " by the Universal Scalability Law, not a measurement"));
    }
}

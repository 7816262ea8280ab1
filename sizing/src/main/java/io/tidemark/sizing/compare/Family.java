package io.tidemark.sizing.compare;

import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.ScalabilityFit;
import io.tidemark.sizing.compare.Comparison.Candidate;
import io.tidemark.sizing.price.MachineType;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sizes of a family that were measured, each with a capacity, and what they let one expect of the others.
 *
 * @param measured at least one
 */
record Family(List<Candidate> measured, Goal goal) {
    /** Beyond so many times the largest size that was measured, or below such a part of the smallest, nothing is predicted. */
    private static final double FURTHEST = 2;

    private static final int LEAST_SIZES = 2;

    Stream<Prediction> predict(
            List<MachineType> offered, Function<List<ScalabilityFit.Point>, Optional<ScalabilityFit>> law) {
        List<ScalabilityFit.Point> points = measured.stream()
                .map(each -> new ScalabilityFit.Point(
                        each.type().cpus(), capacity(each).median()))
                .toList();
        long sizes = points.stream()
                .mapToDouble(ScalabilityFit.Point::load)
                .distinct()
                .count();
        Optional<ScalabilityFit> fit = sizes < LEAST_SIZES ? Optional.empty() : law.apply(points);
        return fit.stream()
                .flatMap(known -> offered.stream()
                        .filter(this::isNear)
                        .flatMap(type -> predict(type, known.goodput(type.cpus())).stream()));
    }

    /** Of the family, of a size that the law can say something about. It knows CPUs and nothing of memory. */
    private boolean isNear(MachineType type) {
        double largest =
                measured.stream().mapToInt(each -> each.type().cpus()).max().orElseThrow();
        return type.family().equals(measured.getFirst().type().family())
                && !type.hardware().bare()
                && type.cpus() <= FURTHEST * largest
                && type.cpus() * FURTHEST >= smallest()
                && measured.stream().noneMatch(each -> each.type().name().equals(type.name()))
                && measured.stream()
                        .noneMatch(each ->
                                each.type().cpus() == type.cpus() && each.type().memoryBytes() > type.memoryBytes());
    }

    private int smallest() {
        return measured.stream().mapToInt(each -> each.type().cpus()).min().orElseThrow();
    }

    private Optional<Prediction> predict(MachineType type, double capacity) {
        if (!(capacity > 0 && capacity < Double.POSITIVE_INFINITY)) {
            return Optional.empty();
        }
        OptionalInt machines = Costs.machines(goal, capacity * caution());
        Estimate point = new Estimate(capacity, capacity, capacity);
        return Optional.of(new Prediction(
                type,
                capacity,
                Costs.perMillion(type, point, badShare()).median(),
                machines,
                Costs.perMonth(type, machines),
                sentence(type)));
    }

    private String sentence(MachineType type) {
        String from = measured.stream()
                .map(Candidate::type)
                .sorted(Comparator.comparingInt(MachineType::cpus))
                .map(MachineType::name)
                .collect(Collectors.joining(", "));
        return "a prediction from " + from + " by the Universal Scalability Law, not a measurement"
                + (type.cpus() < smallest() ? "; whether its memory suffices is not known" : "")
                + (type.isBurstable() ? "; it holds only while burst credits last" : "");
    }

    /** Machines are counted by the lower end of a capacity: a prediction has none, so the widest of its family stands in. */
    private double caution() {
        return measured.stream()
                .mapToDouble(each -> capacity(each).low() / capacity(each).median())
                .min()
                .orElse(1);
    }

    private double badShare() {
        return measured.getFirst().sizing().map(Capacities::badShare).orElse(0.0);
    }

    private static Estimate capacity(Candidate candidate) {
        return candidate.capacity().orElseThrow();
    }
}

package io.tidemark.sizing.report;

import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparison.Candidate;
import io.tidemark.sizing.compare.Comparisons;
import io.tidemark.sizing.compare.Prediction;
import io.tidemark.sizing.price.MachineType;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** Comparisons of machines that never ran. */
final class SyntheticComparisons {
    static final String CAVEAT =
            "The types were emulated by limiting a container to their CPU and memory: it shows which "
                    + "type suits, not what it carries in the cloud.";

    private SyntheticComparisons() {}

    /** A winner, one that was dropped, and one that did not start. */
    static Comparison threeTypes() {
        return new Comparison(
                OptionalDouble.of(1_200),
                0.3,
                "us-east-1, on demand, 2026-11-01",
                CAVEAT,
                List.of(
                        candidate(
                                "t3.small",
                                2,
                                2,
                                0.0208,
                                610,
                                OptionalInt.of(3),
                                true,
                                "holds only while burst credits last: for good it has 0.40 of its 2 CPUs, about 117/s if the CPU limits it, and"
                                        + " 15 would be needed"),
                        candidate("c7i.large", 2, 4, 0.08925, 1_480, OptionalInt.of(2), false, ""),
                        candidate(
                                "m7i.large",
                                2,
                                8,
                                0.1008,
                                1_310,
                                OptionalInt.empty(),
                                false,
                                "dropped after 5 windows: even its best case costs more"),
                        unstarted("t3.nano", "could not start: killed for want of memory")),
                List.of(
                        predicted("c7i.medium", 1, 2, 0.0446, 800, 2, 65.12),
                        predicted("c7i.xlarge", 4, 8, 0.1785, 2_760, 1, 130.31)));
    }

    /** On EC2, with a size that is predicted to be cheaper. */
    static Comparison measuredOnMachines() {
        return new Comparison(
                OptionalDouble.of(400),
                0.3,
                "us-east-1, on demand, 2026-11-01",
                Comparisons.measuredCaveat("us-east-1", LocalDate.of(2026, 11, 25)),
                List.of(
                        candidate("c7i.large", 2, 4, 0.08925, 1_480, OptionalInt.of(1), true, ""),
                        candidate("m7i.large", 2, 8, 0.1008, 1_310, OptionalInt.of(1), false, ""),
                        unstarted(
                                "c7i.xlarge",
                                "not started: one machine costs $130 a month, and c7i.large carries the need for $65.2")),
                List.of(predicted("c7i.medium", 1, 2, 0.0446, 800, 1, 32.56)));
    }

    static Comparison withoutNeed() {
        return new Comparison(
                OptionalDouble.empty(),
                0.3,
                "us-east-1",
                "",
                List.of(
                        candidate("t3.small", 2, 2, 0.0208, 610, OptionalInt.empty(), true, ""),
                        candidate("t3.medium", 2, 4, 0.0216, 612, OptionalInt.empty(), false, "")),
                List.of());
    }

    static Comparison nothingStarted(String name) {
        return new Comparison(
                OptionalDouble.of(10),
                0.3,
                "us-east-1",
                CAVEAT,
                List.of(unstarted(name, "could not start")),
                List.of());
    }

    private static Prediction predicted(
            String name, int cpus, int gibibytes, double perHour, double capacity, int machines, double month) {
        return new Prediction(
                type(name, cpus, gibibytes, perHour),
                capacity,
                perHour / 3_600 / capacity * 1e6,
                OptionalInt.of(machines),
                OptionalDouble.of(month),
                "a prediction from c7i.large, c7i.2xlarge, c7i.4xlarge by the Universal Scalability Law, not a measurement");
    }

    private static Candidate candidate(
            String name,
            int cpus,
            int gibibytes,
            double perHour,
            double capacity,
            OptionalInt machines,
            boolean winner,
            String remark) {
        double cost = perHour / 3_600 / capacity * 1e6;
        OptionalDouble month =
                machines.isPresent() ? OptionalDouble.of(machines.getAsInt() * perHour * 730) : OptionalDouble.empty();
        return new Candidate(
                type(name, cpus, gibibytes, perHour),
                Optional.of(SyntheticSizings.onType(name, capacity)),
                Optional.of(new Estimate(cost / 1.05, cost, cost / 0.96)),
                machines,
                month,
                winner,
                remark);
    }

    private static Candidate unstarted(String name, String remark) {
        return new Candidate(
                type(name, name.endsWith("xlarge") ? 4 : 2, 1, name.endsWith("xlarge") ? 0.1785 : 0.0052),
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                OptionalDouble.empty(),
                false,
                remark);
    }

    private static MachineType type(String name, int cpus, int gibibytes, double perHour) {
        OptionalDouble baseline = name.startsWith("t3") ? OptionalDouble.of(0.2) : OptionalDouble.empty();
        return new MachineType(name, cpus, (long) gibibytes << 30, baseline, 5, perHour);
    }
}

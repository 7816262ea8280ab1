package io.tidemark.sizing.compare;

import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.compare.Comparison.Candidate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Puts machine types in order. All figures that decide are cautious: machines by the lower end of the capacity, cost by
 * the same end.
 */
public final class Comparisons {
    /** What must be said when types are stood in for by limits on one machine. */
    public static final String EMULATION_CAVEAT =
            "The types are emulated by limits on this machine: the number of CPUs and the memory are a type's own, but"
                    + " each CPU is as fast as this machine's, not as that type's, and so are its disks and network."
                    + " Verify the winner on the real one.";

    private Comparisons() {}

    /**
     * What must be said when each type was measured on a machine of its own.
     *
     * @param place where they were, such as a region
     * @param day on which it began
     */
    public static String measuredCaveat(String place, LocalDate day) {
        return "Measured on machines of these types in " + place + " on " + day
                + ", one of each: machines of a type differ" + " somewhat, and so do days.";
    }

    public static Comparison of(Goal goal, Terms terms, List<Entry> entries) {
        List<Ranked> ranked = entries.stream()
                .map(entry -> Ranked.of(entry, goal))
                .sorted(Comparator.comparingDouble(Ranked::dollars)
                        .thenComparingDouble(Ranked::costPerMillion)
                        .thenComparing(Ranked::isOut))
                .toList();
        Optional<Ranked> winner =
                ranked.stream().filter(candidate -> !candidate.isOut()).findFirst();
        List<Candidate> candidates = new ArrayList<>();
        for (Ranked candidate : ranked) {
            boolean wins = winner.filter(candidate::equals).isPresent();
            // Where whole machines decide, requests that may be cheaper elsewhere change nothing.
            boolean mayLose = wins && goal.need().isEmpty();
            candidates.add(candidate.candidate(wins, mayLose ? rival(candidate, ranked) : ""));
        }
        return new Comparison(
                goal.need(),
                goal.headroom(),
                terms.prices(),
                terms.caveat(),
                candidates,
                Prediction.of(terms.offered(), candidates, goal));
    }

    /** Says it when the winner's lead is within what is not known. */
    private static String rival(Ranked winner, List<Ranked> ranked) {
        return ranked.stream()
                .filter(other -> !other.equals(winner) && !other.isOut() && other.overlaps(winner))
                .findFirst()
                .map(other -> "its interval overlaps that of "
                        + other.entry.type().name() + ": which of the two is cheaper per request is not proven")
                .orElse("");
    }

    private record Ranked(
            Entry entry, Goal goal, Optional<Estimate> capacity, Optional<Estimate> cost, OptionalInt machines) {
        static Ranked of(Entry entry, Goal goal) {
            Optional<Estimate> capacity = entry.sizing()
                    .flatMap(Capacities::perSecond)
                    // Nothing carried for sure is no ground for a price.
                    .filter(known -> known.low() > 0);
            return new Ranked(
                    entry,
                    goal,
                    capacity,
                    capacity.map(known -> Costs.perMillion(
                            entry.type(),
                            known,
                            entry.sizing().map(Capacities::badShare).orElse(0.0))),
                    capacity.map(known -> Costs.machines(goal, known.low())).orElse(OptionalInt.empty()));
        }

        /** True when it cannot win. */
        boolean isOut() {
            return entry.dropped() || capacity.isEmpty();
        }

        double costPerMillion() {
            return cost.map(Estimate::high).orElse(Double.POSITIVE_INFINITY);
        }

        /** What the order is by. */
        double dollars() {
            return goal.need().isPresent()
                    ? Costs.perMonth(entry.type(), machines).orElse(Double.POSITIVE_INFINITY)
                    : costPerMillion();
        }

        boolean overlaps(Ranked other) {
            return cost.isPresent()
                    && other.cost.isPresent()
                    && cost.get().low() <= other.cost.get().high()
                    && other.cost.get().low() <= cost.get().high();
        }

        Candidate candidate(boolean winner, String more) {
            String remark = Remarks.of(entry, capacity, goal);
            return new Candidate(
                    entry.type(),
                    entry.sizing(),
                    cost,
                    machines,
                    Costs.perMonth(entry.type(), machines),
                    winner,
                    remark.isEmpty() || more.isEmpty() ? remark + more : remark + "; " + more);
        }
    }
}

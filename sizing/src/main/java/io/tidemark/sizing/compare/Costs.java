package io.tidemark.sizing.compare;

import io.tidemark.core.capacity.CostInterval;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.price.MachineType;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** From capacity to money. A capacity of nothing costs without end. */
final class Costs {
    private Costs() {}

    /**
     * Dollars per million good requests. The highest capacity is the lowest cost.
     *
     * @param badShare of the requests that the capacity counts; they are paid for as well
     */
    static Estimate perMillion(MachineType type, Estimate capacity, double badShare) {
        return CostInterval.dollarsPerMillionGood(type.dollarsPerHour(), capacity, badShare);
    }

    /** Machines for the goal when each carries so much; empty without a need or when no number of them would do. */
    static OptionalInt machines(Goal goal, double capacity) {
        if (goal.need().isEmpty()) {
            return OptionalInt.empty();
        }
        double machines = Math.ceil(goal.need().getAsDouble() / (capacity * (1 - goal.headroom())));
        return machines <= Integer.MAX_VALUE
                ? OptionalInt.of(Math.max(goal.leastMachines(), (int) machines))
                : OptionalInt.empty();
    }

    static OptionalDouble perMonth(MachineType type, OptionalInt machines) {
        return machines.isEmpty()
                ? OptionalDouble.empty()
                : OptionalDouble.of(machines.getAsInt() * type.dollarsPerHour() * MachineType.HOURS_PER_MONTH);
    }

    /** Dollars per month for the goal's need, from the best case to the worst; needs a need. */
    static Estimate forNeed(Goal goal, MachineType type, Estimate capacity) {
        return new Estimate(
                perMonth(goal, type, capacity.high()),
                perMonth(goal, type, capacity.median()),
                perMonth(goal, type, capacity.low()));
    }

    private static double perMonth(Goal goal, MachineType type, double capacity) {
        return perMonth(type, machines(goal, capacity)).orElse(Double.POSITIVE_INFINITY);
    }
}

package io.tidemark.cli.deploy;

import io.tidemark.aggregator.cost.Dollars;
import io.tidemark.aggregator.cost.Tariff;
import io.tidemark.aggregator.cost.Tariffs;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.stack.Stack;
import io.tidemark.deployment.swarm.Holding;
import io.tidemark.deployment.swarm.Inventory;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.price.PriceBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What things cost while nothing runs, by list prices. Functions and the table cost by use; what is left in the table
 * after a run is a few megabytes for three days.
 *
 * @param hourly in dollars; empty where a price is not known
 * @param notes what is in it, and what is not known
 */
record IdleCost(OptionalDouble hourly, List<String> notes) {
    private static final double GIGABYTE = 1e9;
    private static final double HOURS_OF_A_MONTH = 730;

    IdleCost {
        notes = List.copyOf(notes);
    }

    static IdleCost of(Inventory inventory) {
        String region = inventory.account().region();
        Optional<Tariff> tariff = Tariffs.bundled().of(region);
        List<String> notes = new ArrayList<>();
        double sum = 0;
        boolean known = true;
        if (inventory.holding().isPresent()) {
            if (tariff.isPresent()) {
                double cost = storage(inventory.holding().get(), tariff.get());
                sum += cost;
                notes.add("the bucket " + Dollars.of(cost));
            } else {
                known = false;
                notes.add("the price of storage in " + region + " is not known");
            }
        }
        for (Stack target : inventory.targets()) {
            String type = target.parameters().getOrDefault("InstanceType", "");
            OptionalDouble cost = machine(region, type);
            if (cost.isPresent()) {
                sum += cost.getAsDouble();
                notes.add(target.name() + " " + Dollars.of(cost.getAsDouble()) + " (" + type + ")");
            } else {
                known = false;
                notes.add("the price of " + type + " in " + region + " is not known");
            }
        }
        return new IdleCost(known ? OptionalDouble.of(sum) : OptionalDouble.empty(), notes);
    }

    /** What a gigabyte costs, for a person. */
    static String ofStorage(String region) {
        return Tariffs.bundled()
                .of(region)
                .map(tariff -> Dollars.of(tariff.storedGigabyteMonth()) + " per GB and month")
                .orElse("by the price list of " + region);
    }

    private static double storage(Holding holding, Tariff tariff) {
        return holding.bytes() / GIGABYTE * tariff.storedGigabyteMonth() / HOURS_OF_A_MONTH;
    }

    private static OptionalDouble machine(String region, String type) {
        try {
            Optional<MachineType> found =
                    PriceBook.bundled().region("--region", region).type(type);
            return found.isPresent() ? OptionalDouble.of(found.get().dollarsPerHour()) : OptionalDouble.empty();
        } catch (ProblemsException e) {
            // No prices for this region.
            return OptionalDouble.empty();
        }
    }

    @Override
    public String toString() {
        String total = hourly.isPresent() ? Dollars.of(hourly.getAsDouble()) + " per hour" : "not known";
        return notes.isEmpty() ? total : total + ": " + String.join(", ", notes);
    }
}

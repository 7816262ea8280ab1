package io.tidemark.experiment.explore.simulation;

import io.tidemark.experiment.explore.Limits;
import java.util.List;
import java.util.function.LongFunction;
import java.util.stream.LongStream;

/** Prints the table of docs/experiments: this search beside the driver's, on functions whose minimum is known. */
public final class ExplorationTable {
    private static final double MIN_DISTANCE = 0.1;

    private ExplorationTable() {}

    public static void main(String[] arguments) {
        int seeds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 21;
        int budget = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 60;
        System.out.println(
                "| function | found after | ended after | right | driver, repaired: found after | ended after |"
                        + " right | driver: found after | ended after | right | broken off | one search takes |");
        System.out.println("|---|---|---|---|---|---|---|---|---|---|---|---|");
        for (Terrain terrain : Terrain.all()) {
            if (arguments.length > 2 && !terrain.name().contains(arguments[2])) {
                continue;
            }
            long nanos = System.nanoTime();
            List<Outcome> ours =
                    some(seeds, seed -> Explorations.outcome(terrain, limits(terrain, budget, seed), seed));
            nanos = System.nanoTime() - nanos;
            List<Outcome> repaired =
                    some(seeds, seed -> DriversExplorer.outcome(terrain, budget, MIN_DISTANCE, true, seed));
            List<Outcome> driver =
                    some(seeds, seed -> DriversExplorer.outcome(terrain, budget, MIN_DISTANCE, false, seed));
            System.out.println("| " + terrain + cells(ours) + cells(repaired) + cells(driver) + " | "
                    + Outcome.countBroken(driver) + " | " + nanos / seeds / 1_000_000 + " ms |");
        }
    }

    private static Limits limits(Terrain terrain, int budget, long seed) {
        return Limits.of(terrain.space(), budget, seed);
    }

    private static String cells(List<Outcome> outcomes) {
        int found = Outcome.medianFound(outcomes);
        return " | " + (found == Integer.MAX_VALUE ? "never" : found) + " | " + Outcome.medianTrials(outcomes) + " | "
                + Outcome.countRight(outcomes);
    }

    private static List<Outcome> some(int seeds, LongFunction<Outcome> search) {
        return LongStream.rangeClosed(1, seeds).mapToObj(search).toList();
    }
}

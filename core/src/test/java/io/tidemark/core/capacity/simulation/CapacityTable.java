package io.tidemark.core.capacity.simulation;

import java.util.function.LongFunction;

/** Prints the table of docs/capacity.md, which has the command. */
final class CapacityTable {
    private static final int RUNS = 200;
    private static final double RAMP_TO = 3;

    private CapacityTable() {}

    public static void main(String[] args) {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : RUNS;
        System.out.println(Score.HEADER);
        for (Case each : Case.all()) {
            print(each, "**Tidemark**", _ -> Method.regression(), runs);
            print(each, "doubling + bisection, 30 s", _ -> new Halving(30), runs);
            LongFunction<Method> ramp = seed -> new MolotovRamp(each.capacity().apply(seed) * RAMP_TO);
            print(each, "Molotov's ramp", ramp, runs);
        }
        for (Case each : Case.beyond()) {
            print(each, "**Tidemark**", _ -> Method.regression(), runs);
        }
    }

    private static void print(Case its, String name, LongFunction<Method> method, int runs) {
        System.out.println(Score.of(its, method, runs).row(its.name(), name));
    }
}

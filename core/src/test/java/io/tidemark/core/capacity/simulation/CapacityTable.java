package io.tidemark.core.capacity.simulation;

/** Prints the table of docs/capacity.md, which has the command. */
final class CapacityTable {
    private CapacityTable() {}

    public static void main(String[] args) {
        int runs = args.length > 0 ? Integer.parseInt(args[0]) : 200;
        System.out.println(Score.HEADER);
        for (Case each : Case.all()) {
            System.out.println(Score.of(each, Method.regression(), runs).row(each.name(), "Tidemark"));
        }
    }
}

package io.tidemark.functions.flow;

import java.util.Arrays;
import java.util.List;

/** Scenarios to choose from in proportion to their weights. */
final class Wheel {
    private final List<Flow> flows;
    /** Where each flow's share ends; the last is the sum of all weights. */
    private final long[] ends;

    Wheel(List<Flow> flows, int[] weights) {
        this.flows = List.copyOf(flows);
        this.ends = new long[weights.length];
        long sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i];
            ends[i] = sum;
        }
    }

    Flow at(long bits) {
        long point = Draws.below(bits, ends[ends.length - 1]);
        // the first end beyond the point
        int found = Arrays.binarySearch(ends, point + 1);
        return flows.get(found < 0 ? -found - 1 : found);
    }

    List<Flow> flows() {
        return flows;
    }
}

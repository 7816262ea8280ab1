package io.tidemark.experiment.explore;

import java.util.ArrayList;
import java.util.List;

/**
 * One of the sets of parameters that may be tried.
 *
 * @param indices of the values, in the order of the parameters
 */
public record Spot(List<Long> indices) {
    public Spot {
        indices = List.copyOf(indices);
    }

    public static Spot of(long... indices) {
        List<Long> list = new ArrayList<>();
        for (long index : indices) {
            list.add(index);
        }
        return new Spot(list);
    }

    /** The same with one value changed. */
    Spot with(int parameter, long index) {
        List<Long> changed = new ArrayList<>(indices);
        changed.set(parameter, index);
        return new Spot(changed);
    }
}

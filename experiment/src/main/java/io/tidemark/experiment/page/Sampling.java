package io.tidemark.experiment.page;

import java.util.ArrayList;
import java.util.List;

/** Single values for a plot: all of them while they are few, and otherwise some that stand for all. */
final class Sampling {
    private Sampling() {}

    /** All when there are no more than that; otherwise the least, the greatest and evenly many between, by rank. */
    static List<Double> of(List<Double> values, int most) {
        if (values.size() <= most) {
            return values;
        }
        List<Double> sorted = values.stream().sorted().toList();
        List<Double> chosen = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            int rank = most == 1 ? sorted.size() / 2 : (int) ((long) i * (sorted.size() - 1) / (most - 1));
            chosen.add(sorted.get(rank));
        }
        return chosen;
    }
}

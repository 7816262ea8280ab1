package io.tidemark.experiment.compare;

import java.util.NavigableMap;
import java.util.TreeMap;

/** Means over an axis, with straight lines between them. */
final class Curve {
    private final NavigableMap<Double, Mean> means;

    Curve(NavigableMap<Double, Mean> means) {
        if (means.isEmpty()) {
            throw new IllegalArgumentException("a curve needs a mean");
        }
        this.means = new TreeMap<>(means);
    }

    double from() {
        return means.firstKey();
    }

    double to() {
        return means.lastKey();
    }

    Iterable<Double> places() {
        return means.keySet();
    }

    /** Within its ends; nothing is known beyond. */
    Mean at(double x) {
        Mean exact = means.get(x);
        if (exact != null) {
            return exact;
        }
        var below = means.floorEntry(x);
        var above = means.ceilingEntry(x);
        if (below == null || above == null) {
            throw new IllegalArgumentException(x + " must be within " + from() + " and " + to());
        }
        double share = (x - below.getKey()) / (above.getKey() - below.getKey());
        return below.getValue().towards(above.getValue(), share);
    }
}

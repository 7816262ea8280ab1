package io.tidemark.experiment.explore;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedSet;
import java.util.SplittableRandom;

/**
 * Where to begin: spots that are spread over the space. In every parameter each of them has a part of the
 * range for itself (a Latin hypercube); of many such sets it is the one whose nearest two are farthest apart.
 */
final class Design {
    private static final int SETS = 200;

    private Design() {}

    /** Different ones; fewer when the space has no more. */
    static List<Spot> of(Space space, int count, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SequencedSet<Spot> spots = new LinkedHashSet<>();
        double[][] best = {};
        double farthest = -1;
        for (int i = 0; i < SETS; i++) {
            double[][] set = hypercube(space.dimensions(), count, random);
            double apart = nearestTwo(set);
            if (apart > farthest) {
                farthest = apart;
                best = set;
            }
        }
        for (double[] unit : best) {
            spots.add(space.nearest(unit));
        }
        // Two may have fallen together where a parameter has few values.
        for (int i = 0; i < SETS && spots.size() < Math.min(count, space.size()); i++) {
            spots.add(space.random(random));
        }
        return new ArrayList<>(spots);
    }

    private static double[][] hypercube(int dimensions, int count, SplittableRandom random) {
        double[][] set = new double[count][dimensions];
        for (int d = 0; d < dimensions; d++) {
            int[] order = shuffled(count, random);
            for (int i = 0; i < count; i++) {
                set[i][d] = (order[i] + 0.5) / count;
            }
        }
        return set;
    }

    private static int[] shuffled(int count, SplittableRandom random) {
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private static double nearestTwo(double[][] set) {
        double nearest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < set.length; i++) {
            for (int j = 0; j < i; j++) {
                nearest = Math.min(nearest, squaredDistance(set[i], set[j]));
            }
        }
        return nearest;
    }

    static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return sum;
    }
}

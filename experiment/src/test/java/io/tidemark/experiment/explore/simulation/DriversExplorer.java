package io.tidemark.experiment.explore.simulation;

import io.tidemark.experiment.explore.Range;
import io.tidemark.experiment.explore.Space;
import io.tidemark.experiment.explore.Spot;
import io.tidemark.experiment.explore.Trial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.math3.fitting.PolynomialCurveFitter;
import org.apache.commons.math3.fitting.WeightedObservedPoints;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * The driver's way to explore: three values of every parameter in all combinations; then, for each parameter, the others at
 * random values, a multiquadric through all points along it, a parabola through that, and its vertex as the next value.
 */
public final class DriversExplorer {
    private static final double[] STARTS = {0.1, 0.5, 0.9};
    private static final int SAMPLES = 100;
    private static final double EDGE = 0.25;
    private static final int RECENT = 5;

    private final Terrain terrain;
    private final Space space;
    private final double minDistance;
    /** Whether values of one spot are averaged; the driver fails at the second. */
    private final boolean repaired;

    private final Random random;
    private final List<Trial> trials = new ArrayList<>();

    private DriversExplorer(Terrain terrain, double minDistance, boolean repaired, long seed) {
        this.terrain = terrain;
        this.space = terrain.space();
        this.minDistance = minDistance;
        this.repaired = repaired;
        this.random = new Random(seed);
    }

    public static Outcome outcome(Terrain terrain, int budget, double minDistance, boolean repaired, long seed) {
        return new DriversExplorer(terrain, minDistance, repaired, seed).explore(budget);
    }

    private Outcome explore(int budget) {
        for (Spot spot : grid()) {
            if (trials.size() < budget) {
                measure(spot);
            }
        }
        boolean broken = false;
        while (trials.size() < budget && !isSettled()) {
            Optional<Spot> candidate = candidate();
            if (candidate.isEmpty()) {
                broken = true;
                break;
            }
            measure(candidate.orElseThrow());
        }
        return new Outcome(Explorations.found(terrain, trials), trials.size(), terrain.isGood(best()), broken);
    }

    private void measure(Spot spot) {
        trials.add(Trial.of(spot, terrain.measure(spot, random)));
    }

    private Spot best() {
        Trial best = trials.getFirst();
        for (Trial trial : trials) {
            best = trial.value().orElseThrow() < best.value().orElseThrow() ? trial : best;
        }
        return best.spot();
    }

    private boolean isSettled() {
        double[] best = terrain.coordinates(best());
        return trials.size() >= RECENT
                && trials.subList(trials.size() - RECENT, trials.size()).stream()
                        .allMatch(trial -> distance(terrain.coordinates(trial.spot()), best) <= minDistance);
    }

    private List<Spot> grid() {
        List<List<Long>> all = List.of(List.of());
        for (Range range : space.ranges()) {
            List<List<Long>> longer = new ArrayList<>();
            for (List<Long> indices : all) {
                for (double part : STARTS) {
                    List<Long> one = new ArrayList<>(indices);
                    one.add(Math.round(part * (range.count() - 1)));
                    longer.add(one);
                }
            }
            all = longer;
        }
        return all.stream().map(Spot::new).toList();
    }

    private Optional<Spot> candidate() {
        Map<Spot, List<Double>> bySpot = new LinkedHashMap<>();
        trials.forEach(trial -> bySpot.computeIfAbsent(trial.spot(), _ -> new ArrayList<>())
                .add(trial.value().orElseThrow()));
        if (bySpot.size() < trials.size() && !repaired) {
            return Optional.empty();
        }
        double[][] places = bySpot.keySet().stream().map(terrain::coordinates).toArray(double[][]::new);
        double[] values = bySpot.values().stream()
                .mapToDouble(some ->
                        some.stream().mapToDouble(Double::doubleValue).average().orElseThrow())
                .toArray();
        double width = width(places);
        double[] weights;
        try {
            weights = weights(places, values, width);
        } catch (SingularMatrixException e) {
            return Optional.empty();
        }
        List<Long> indices = new ArrayList<>();
        for (int i = 0; i < space.ranges().size(); i++) {
            indices.add(vertex(i, places, weights, width));
        }
        return Optional.of(new Spot(indices));
    }

    private long vertex(int free, double[][] places, double[] weights, double width) {
        double[] place = new double[space.ranges().size()];
        for (int i = 0; i < place.length; i++) {
            Range range = space.ranges().get(i);
            place[i] = number(range, Math.round(random.nextDouble() * (range.count() - 1)));
        }
        Range range = space.ranges().get(free);
        double min = number(range, 0);
        double max = number(range, range.count() - 1);
        WeightedObservedPoints line = new WeightedObservedPoints();
        for (int i = 0; i < SAMPLES; i++) {
            place[free] = min + (max - min) * i / (SAMPLES - 1);
            line.add(i / (SAMPLES - 1.0), interpolate(place, places, weights, width));
        }
        double[] parabola = PolynomialCurveFitter.create(2).fit(line.toList());
        double atMin = parabola[0];
        double atMiddle = parabola[0] + parabola[1] / 2 + parabola[2] / 4;
        double atMax = parabola[0] + parabola[1] + parabola[2];
        double vertex = parabola[2] > 0 ? -parabola[1] / (2 * parabola[2]) : atMin < atMax ? -1 : 2;
        boolean falling = atMax < atMin && atMax < atMiddle;
        boolean rising = atMin < atMax && atMin < atMiddle;
        double part = vertex;
        if (rising || vertex < 0) {
            part = random.nextDouble() * EDGE;
        } else if (falling || vertex > 1) {
            part = 1 - random.nextDouble() * EDGE;
        }
        return Math.round(part * (range.count() - 1));
    }

    private static double[] weights(double[][] places, double[] values, double width) {
        int n = places.length;
        double[][] matrix = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = multiquadric(distance(places[i], places[j]), width);
            }
        }
        return new LUDecomposition(new Array2DRowRealMatrix(matrix, false))
                .getSolver()
                .solve(new ArrayRealVector(values))
                .toArray();
    }

    private static double interpolate(double[] place, double[][] places, double[] weights, double width) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * multiquadric(distance(place, places[i]), width);
        }
        return sum;
    }

    private static double multiquadric(double distance, double width) {
        return Math.sqrt(1 + Math.pow(distance / width, 2));
    }

    /** About the distance of neighbours: the space's volume divided among all points. */
    private static double width(double[][] places) {
        double volume = 1;
        int sides = 0;
        for (int i = 0; i < places[0].length; i++) {
            double min = Double.POSITIVE_INFINITY;
            double max = Double.NEGATIVE_INFINITY;
            for (double[] place : places) {
                min = Math.min(min, place[i]);
                max = Math.max(max, place[i]);
            }
            if (max > min) {
                volume *= max - min;
                sides++;
            }
        }
        return Math.pow(volume / places.length, 1.0 / Math.max(1, sides));
    }

    private static double number(Range range, long index) {
        return ((Number) range.value(index)).doubleValue();
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (a[i] - b[i]) * (a[i] - b[i]);
        }
        return Math.sqrt(sum);
    }
}

package io.tidemark.core.capacity;

import java.util.List;
import java.util.Optional;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.QRDecomposition;
import org.apache.commons.math3.linear.RealVector;
import org.apache.commons.math3.linear.SingularMatrixException;

/**
 * The Universal Scalability Law, goodput = lambda * n / (1 + sigma * (n - 1) + kappa * n * (n - 1)), fitted to load and
 * goodput.
 *
 * <p>n / goodput is linear in 1 / lambda, sigma / lambda and kappa / lambda. So the fit is a least-squares problem with a
 * closed solution, in relative errors. Neither contention (sigma) nor coherence (kappa) can be negative: when the best
 * solution has one below 0, the best one without it is taken.
 *
 * @param rSquared share of the goodput's variance that the fit explains
 */
public record ScalabilityFit(double lambda, double sigma, double kappa, double rSquared) {
    private static final int PARAMETERS = 3;

    public record Point(double load, double goodput) {}

    /** Empty when the points do not determine one: fewer than three different loads with any goodput. */
    public static Optional<ScalabilityFit> of(List<Point> points) {
        List<Point> usable =
                points.stream().filter(p -> p.load() > 0 && p.goodput() > 0).toList();
        if (usable.stream().mapToDouble(Point::load).distinct().count() < PARAMETERS) {
            return Optional.empty();
        }
        return best(usable);
    }

    private static Optional<ScalabilityFit> best(List<Point> points) {
        boolean[][] choices = {{true, true}, {true, false}, {false, true}, {false, false}};
        ScalabilityFit best = null;
        double least = Double.POSITIVE_INFINITY;
        for (boolean[] choice : choices) {
            Optional<ScalabilityFit> fit = solve(points, choice[0], choice[1]);
            if (fit.isPresent() && relativeError(fit.get(), points) < least) {
                best = fit.get();
                least = relativeError(best, points);
            }
        }
        return Optional.ofNullable(best);
    }

    private static Optional<ScalabilityFit> solve(List<Point> points, boolean contention, boolean coherence) {
        int columns = 1 + (contention ? 1 : 0) + (coherence ? 1 : 0);
        double[][] rows = new double[points.size()][columns];
        double[] ones = new double[points.size()];
        for (int i = 0; i < rows.length; i++) {
            double n = points.get(i).load();
            // Divided by n / goodput, so that the errors are relative ones.
            double scale = points.get(i).goodput() / n;
            rows[i][0] = scale;
            if (contention) {
                rows[i][1] = scale * (n - 1);
            }
            if (coherence) {
                rows[i][columns - 1] = scale * n * (n - 1);
            }
            ones[i] = 1;
        }
        RealVector solution;
        try {
            solution = new QRDecomposition(new Array2DRowRealMatrix(rows, false), 1e-14)
                    .getSolver()
                    .solve(new ArrayRealVector(ones, false));
        } catch (SingularMatrixException e) {
            return Optional.empty(); // These columns cannot be told apart by these loads; fewer may.
        }
        double inverse = solution.getEntry(0);
        double sigma = contention ? solution.getEntry(1) / inverse : 0;
        double kappa = coherence ? solution.getEntry(columns - 1) / inverse : 0;
        return inverse > 0 && sigma >= 0 && kappa >= 0
                ? Optional.of(
                        new ScalabilityFit(1 / inverse, sigma, kappa, rSquared(1 / inverse, sigma, kappa, points)))
                : Optional.empty();
    }

    private static double relativeError(ScalabilityFit fit, List<Point> points) {
        return points.stream()
                .mapToDouble(p -> Math.pow(p.goodput() / fit.goodput(p.load()) - 1, 2))
                .sum();
    }

    private static double rSquared(double lambda, double sigma, double kappa, List<Point> points) {
        double mean = points.stream().mapToDouble(Point::goodput).average().orElseThrow();
        double total = 0;
        double left = 0;
        for (Point point : points) {
            total += Math.pow(point.goodput() - mean, 2);
            left += Math.pow(point.goodput() - goodput(lambda, sigma, kappa, point.load()), 2);
        }
        return total == 0 ? 0 : 1 - left / total;
    }

    public double goodput(double load) {
        return goodput(lambda, sigma, kappa, load);
    }

    private static double goodput(double lambda, double sigma, double kappa, double load) {
        return lambda * load / (1 + sigma * (load - 1) + kappa * load * (load - 1));
    }
}

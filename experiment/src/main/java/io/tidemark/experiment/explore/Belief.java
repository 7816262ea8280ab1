package io.tidemark.experiment.explore;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** What the trials so far say about the whole space. */
final class Belief {
    /** The work grows with the cube of the number of sites; of more than these the best and some others are used. */
    private static final int MOST_SITES = 240;

    private static final double[] FLOORS = {0.1, 1};

    /** Models less likely than the likeliest by this factor, a logarithm, are left out. */
    private static final double UNLIKELY = 3;

    private static final int MOST_MODELS = 8;

    private final Space space;
    private final List<Weighted> models;
    private final Site best;
    private final double bound;

    private record Weighted(Model model, double weight) {}

    private record Candidate(Lens lens, GaussianProcess process, double likelihood) {}

    private Belief(Space space, List<Site> sites, List<Weighted> models) {
        this.space = space;
        this.models = models;
        Comparator<Site> byExpectation = Comparator.comparingDouble(this::expected);
        this.best = sites.stream().filter(Site::isMeasured).min(byExpectation).orElseThrow();
        this.bound = expected(best);
    }

    /** @param all at least one of which is measured, and not all the same */
    static Belief of(Space space, List<Site> all) {
        List<Site> sites = some(all);
        List<Candidate> candidates = new ArrayList<>();
        for (Lens lens : lenses(sites)) {
            double slopes = slopes(sites, lens);
            ShapeSearch.of(known(space, sites, lens)).stream()
                    .limit(MOST_MODELS)
                    .forEach(its -> candidates.add(new Candidate(lens, its.process(), its.likelihood() + slopes)));
        }
        candidates.sort(Comparator.comparingDouble(Candidate::likelihood).reversed());
        double most = candidates.getFirst().likelihood();
        return new Belief(
                space,
                sites,
                candidates.stream()
                        .filter(candidate -> candidate.likelihood() > most - UNLIKELY)
                        .limit(MOST_MODELS)
                        .map(candidate -> new Weighted(
                                new Model(candidate.lens(), candidate.process()),
                                Math.exp(candidate.likelihood() - most)))
                        .toList());
    }

    /** The one that is expected to be the best, of those with a value. */
    Site best() {
        return best;
    }

    /** By how much a trial there is expected to be better than the best, in the unit of the values. */
    double gain(Spot spot, double boldness) {
        double[] place = space.unit(spot);
        return average(model -> model.gain(place, bound, boldness));
    }

    /** By how much values of the best spot differ. */
    double noise() {
        return average(model -> model.noise(bound));
    }

    private double expected(Site site) {
        double[] place = space.unit(site.spot());
        return average(model -> model.expected(place));
    }

    private double average(ToDoubleFunction<Model> function) {
        double sum = 0;
        double weights = 0;
        for (Weighted weighted : models) {
            sum += weighted.weight() * function.applyAsDouble(weighted.model());
            weights += weighted.weight();
        }
        return sum / weights;
    }

    private static List<Site> some(List<Site> sites) {
        if (sites.size() <= MOST_SITES) {
            return sites;
        }
        List<Site> sorted = sites.stream()
                .sorted(Comparator.comparingDouble(site -> site.isMeasured() ? site.mean() : Double.POSITIVE_INFINITY))
                .toList();
        int half = MOST_SITES / 2;
        List<Site> some = new ArrayList<>(sorted.subList(0, half));
        for (int i = 0; i < half; i++) {
            some.add(sorted.get(half + (int) ((long) i * (sorted.size() - half) / half)));
        }
        return some;
    }

    private static List<Lens> lenses(List<Site> sites) {
        double[] sorted = sites.stream()
                .filter(Site::isMeasured)
                .mapToDouble(Site::mean)
                .sorted()
                .toArray();
        double least = sites.stream()
                .flatMap(site -> site.values().stream())
                .mapToDouble(Double::doubleValue)
                .min()
                .orElseThrow();
        double spread = sorted[sorted.length / 2] - least;
        List<Lens> lenses = new ArrayList<>(List.of(new Lens.Plain()));
        if (spread > 0) {
            for (double share : FLOORS) {
                lenses.add(new Lens.Log(least - share * spread));
            }
        }
        return lenses;
    }

    /** A spot without a value counts as one with the worst value of all: it may be tried again, but others come first. */
    private static Known known(Space space, List<Site> sites, Lens lens) {
        int n = sites.size();
        double[][] places = new double[n][];
        double[] means = new double[n];
        int[] counts = new int[n];
        double within = 0;
        double worst = sites.stream()
                .filter(Site::isMeasured)
                .mapToDouble(Site::mean)
                .max()
                .orElseThrow();
        for (int i = 0; i < n; i++) {
            Site site = sites.get(i);
            places[i] = space.unit(site.spot());
            double[] values = (site.isMeasured() ? site.values() : List.of(worst))
                    .stream().mapToDouble(lens::apply).toArray();
            counts[i] = site.isMeasured() ? values.length : Math.max(1, site.failures());
            means[i] = Arrays.stream(values).average().orElseThrow();
            for (double value : values) {
                within += (value - means[i]) * (value - means[i]);
            }
        }
        return new Known(places, means, counts, within);
    }

    private static double slopes(List<Site> sites, Lens lens) {
        return sites.stream()
                .flatMap(site -> site.values().stream())
                .mapToDouble(lens::logSlope)
                .sum();
    }
}

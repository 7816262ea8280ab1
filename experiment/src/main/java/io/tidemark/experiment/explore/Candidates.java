package io.tidemark.experiment.explore;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/**
 * Finds the spot that promises most: among all of a small space; in a large one among many random ones, and then step by step
 * uphill from the most promising of them and from the best sites.
 */
final class Candidates {
    private static final int SMALL = 4_000;
    private static final int RANDOM = 1_500;
    private static final int CLIMBS = 4;
    private static final int MOST_STEPS = 60;

    /** @param promise not negative */
    record Candidate(Spot spot, double promise) {}

    private final Space space;
    private final ToDoubleFunction<Spot> promise;
    private final Map<Spot, Double> promises = new HashMap<>();

    private Candidates(Space space, ToDoubleFunction<Spot> promise) {
        this.space = space;
        this.promise = promise;
    }

    /** @param tried spots near which to look too, the best first */
    static Candidate best(Space space, ToDoubleFunction<Spot> promise, List<Spot> tried, SplittableRandom random) {
        Candidates candidates = new Candidates(space, promise);
        return space.size() <= SMALL ? candidates.ofAll() : candidates.ofSome(tried, random);
    }

    private Candidate ofAll() {
        return space.all().stream()
                .map(this::candidate)
                .max(Comparator.comparingDouble(Candidate::promise))
                .orElseThrow();
    }

    private Candidate ofSome(List<Spot> tried, SplittableRandom random) {
        List<Candidate> some = new ArrayList<>();
        for (int i = 0; i < RANDOM; i++) {
            some.add(candidate(space.random(random)));
        }
        some.sort(Comparator.comparingDouble(Candidate::promise).reversed());
        List<Candidate> starts = new ArrayList<>(some.subList(0, CLIMBS));
        tried.stream().limit(CLIMBS).map(this::candidate).forEach(starts::add);
        return starts.stream()
                .map(this::climb)
                .max(Comparator.comparingDouble(Candidate::promise))
                .orElseThrow();
    }

    private Candidate climb(Candidate from) {
        Candidate here = from;
        for (int i = 0; i < MOST_STEPS; i++) {
            Candidate next = neighbours(here.spot()).stream()
                    .map(this::candidate)
                    .max(Comparator.comparingDouble(Candidate::promise))
                    .orElseThrow();
            if (next.promise() <= here.promise()) {
                break;
            }
            here = next;
        }
        return here;
    }

    /** One value changed by 1, 4, 16, ... steps. */
    private List<Spot> neighbours(Spot spot) {
        List<Spot> neighbours = new ArrayList<>();
        for (int i = 0; i < space.dimensions(); i++) {
            long last = space.ranges().get(i).last();
            long index = spot.indices().get(i);
            for (long step = 1; step > 0 && step <= Math.max(1, last / 4); step *= 4) {
                if (index + step <= last) {
                    neighbours.add(spot.with(i, index + step));
                }
                if (index >= step) {
                    neighbours.add(spot.with(i, index - step));
                }
            }
        }
        return neighbours.isEmpty() ? List.of(spot) : neighbours;
    }

    private Candidate candidate(Spot spot) {
        return new Candidate(spot, promises.computeIfAbsent(spot, promise::applyAsDouble));
    }
}

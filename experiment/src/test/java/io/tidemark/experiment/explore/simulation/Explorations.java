package io.tidemark.experiment.explore.simulation;

import io.tidemark.experiment.explore.Limits;
import io.tidemark.experiment.explore.Move;
import io.tidemark.experiment.explore.Search;
import io.tidemark.experiment.explore.Trial;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;

/** Lets searches explore a terrain. */
public final class Explorations {
    private Explorations() {}

    /** All trials of a search with the way it ended. */
    public record Path(List<Trial> trials, Move.Finish end) {}

    public static Path path(Terrain terrain, Limits limits, long seed) {
        Random random = new Random(seed);
        List<Trial> trials = new ArrayList<>();
        while (true) {
            switch (Search.next(terrain.space(), limits, trials)) {
                case Move.Try attempt -> trials.add(Trial.of(attempt.spot(), terrain.measure(attempt.spot(), random)));
                case Move.Finish finish -> {
                    return new Path(trials, finish);
                }
            }
        }
    }

    public static Outcome outcome(Terrain terrain, Limits limits, long seed) {
        Path path = path(terrain, limits, seed);
        boolean right = terrain.isGood(path.end().best().orElseThrow().spot());
        return new Outcome(found(terrain, path.trials()), path.trials().size(), right, false);
    }

    static OptionalInt found(Terrain terrain, List<Trial> trials) {
        for (int i = 0; i < trials.size(); i++) {
            if (terrain.isGood(trials.get(i).spot())) {
                return OptionalInt.of(i + 1);
            }
        }
        return OptionalInt.empty();
    }
}

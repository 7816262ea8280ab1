package io.tidemark.experiment.explore;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.explore.simulation.DriversExplorer;
import io.tidemark.experiment.explore.simulation.Explorations;
import io.tidemark.experiment.explore.simulation.Explorations.Path;
import io.tidemark.experiment.explore.simulation.Outcome;
import io.tidemark.experiment.explore.simulation.Terrain;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.ToDoubleFunction;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Few seeds, to end soon; {@code ExplorationTable} has more, and the docs its result. */
class SearchTest {
    private static final int SEEDS = 3;
    private static final int BUDGET = 60;
    /** The driver may come to one spot five times in a row before it knows much. */
    private static final int LUCKY = 20;

    private static final double MIN_DISTANCE = 0.1;
    private static final Space SQUARE = Space.of(Range.of("x", 0, 10, 1), Range.of("y", 0, 10, 1));

    /** All but the one that has a trap for every search that does not look everywhere. */
    static final List<Terrain> TERRAINS = Terrain.all().stream()
            .filter(terrain -> !terrain.name().startsWith("two valleys"))
            .toList();

    @ParameterizedTest
    @FieldSource("TERRAINS")
    void itIsRightMoreOftenThanTheDriverAndEndsSooner(Terrain terrain) {
        List<Outcome> ours = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> Explorations.outcome(terrain, Limits.of(terrain.space(), BUDGET, seed), seed))
                .toList();
        List<Outcome> driver = LongStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> DriversExplorer.outcome(terrain, BUDGET, MIN_DISTANCE, true, seed))
                .toList();

        assertThat(Outcome.countRight(ours)).as("right").isGreaterThanOrEqualTo(SEEDS - 1);
        assertThat(Outcome.countRight(ours)).as("right").isGreaterThanOrEqualTo(Outcome.countRight(driver) - 1);
        if (Outcome.countRight(driver) > SEEDS / 2) {
            assertThat(Outcome.medianTrials(ours))
                    .as("trials")
                    .isLessThanOrEqualTo(Math.max(LUCKY, Outcome.medianTrials(driver)));
        }
    }

    @Test
    void whatComesNextFollowsFromTheTrialsAlone() {
        Terrain terrain = Terrain.all().get(4);
        Limits limits = Limits.of(terrain.space(), 25, 3);
        Path path = Explorations.path(terrain, limits, 3);

        for (int i = 0; i < path.trials().size(); i += 4) {
            Move move = Search.next(terrain.space(), limits, path.trials().subList(0, i));
            Spot next = path.trials().get(i).spot();
            assertThat(move)
                    .isInstanceOfSatisfying(
                            Move.Try.class,
                            attempt -> assertThat(attempt.spot()).isEqualTo(next));
        }
    }

    @Test
    void theBudgetIsKept() {
        for (int budget = 1; budget < 12; budget++) {
            Path path = path(SQUARE, x -> x[0] * x[1], Limits.of(SQUARE, budget, 1));

            assertThat(path.trials()).hasSize(budget);
            assertThat(path.end().why()).contains("budget of " + budget);
        }
    }

    @Test
    void aSmallSpaceIsTriedAsAWholeAndThenItEnds() {
        Space space = Space.of(Range.of("x", 0, 1, 1), Range.of("y", 0, 2, 1));

        Path path = path(space, x -> x[0] + x[1], Limits.of(space, 100, 1));

        assertThat(path.trials()).hasSizeLessThanOrEqualTo(8);
        assertThat(path.end().best().orElseThrow().spot()).isEqualTo(Spot.of(0, 0));
    }

    @Test
    void aSpotThatIsTriedAgainAndAgainDoesNotBreakIt() {
        List<Trial> trials = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            trials.add(Trial.of(Spot.of(3, 3), 5 + i % 3));
            trials.add(Trial.of(Spot.of(i % 2, 7), 8));
        }

        Move move = Search.next(SQUARE, Limits.of(SQUARE, 100, 1), trials);

        assertThat(move).isInstanceOf(Move.Try.class);
    }

    @Test
    void whereAllIsEqualItLooksEverywhere() {
        Path path = path(SQUARE, _ -> 7, Limits.of(SQUARE, 40, 1));

        assertThat(path.trials().stream().map(Trial::spot).distinct()).hasSize(40);
        assertThat(path.end().best().orElseThrow().value()).isEqualTo(7);
    }

    @Test
    void itEndsWhenTheStartHasNoValueAtAll() {
        Limits limits = Limits.of(SQUARE, 40, 1);
        List<Trial> trials = new ArrayList<>();

        Move move = Search.next(SQUARE, limits, trials);
        while (move instanceof Move.Try attempt) {
            trials.add(Trial.failed(attempt.spot()));
            move = Search.next(SQUARE, limits, trials);
        }

        assertThat(trials).hasSize(limits.start());
        assertThat(((Move.Finish) move).best()).isEmpty();
        assertThat(move.why()).isEqualTo("none of 7 trials has a value");
    }

    @Test
    void itKeepsAwayFromWhereTrialsFail() {
        List<Trial> trials = new ArrayList<>();
        Limits limits = Limits.of(SQUARE, 40, 1);

        Move move = Search.next(SQUARE, limits, trials);
        while (move instanceof Move.Try attempt) {
            boolean fails = attempt.spot().indices().getFirst() > 6;
            double[] x = coordinates(SQUARE, attempt.spot());
            trials.add(fails ? Trial.failed(attempt.spot()) : Trial.of(attempt.spot(), 20 - x[0] - x[1]));
            move = Search.next(SQUARE, limits, trials);
        }

        assertThat(Search.best(SQUARE, trials).orElseThrow().spot()).isEqualTo(Spot.of(6, 10));
        assertThat(trials.stream().filter(trial -> trial.value().isEmpty()).count())
                .isLessThan(trials.size() / 2);
    }

    @Test
    void itEndsWhenTheLastFiveAreNearTheBest() {
        Limits near = new Limits(100, 7, 1, 3, 0, 3, 1);

        Path path = path(SQUARE, x -> Math.pow(x[0] - 4, 2) + Math.pow(x[1] - 6, 2), near);

        assertThat(path.end().why()).contains("minDistance");
        assertThat(path.end().best().orElseThrow().spot()).isEqualTo(Spot.of(4, 6));
        List<Trial> trials = path.trials();
        assertThat(trials.subList(trials.size() - 5, trials.size()))
                .allSatisfy(trial ->
                        assertThat(SQUARE.distance(trial.spot(), Spot.of(4, 6))).isLessThanOrEqualTo(3));
    }

    @Test
    void theBestIsMeasuredAgainWhereValuesDiffer() {
        Terrain terrain = Terrain.all().stream()
                .filter(its -> its.name().equals("quadratic, 2, noise"))
                .findFirst()
                .orElseThrow();

        for (long seed = 1; seed <= SEEDS; seed++) {
            Path path = Explorations.path(terrain, Limits.of(terrain.space(), BUDGET, seed), seed);

            assertThat(path.end().best().orElseThrow().trials())
                    .as("trials of the best with seed %d", seed)
                    .isGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void hundredsOfTrialsAreTakenInReasonableTime() {
        Terrain terrain = Terrain.all().get(4);
        List<Trial> trials = new ArrayList<>();
        Random random = new Random(1);
        for (int i = 0; i < 900; i++) {
            Spot spot = terrain.space().random(random);
            trials.add(Trial.of(spot, terrain.measure(spot, random)));
        }

        Move move = Search.next(terrain.space(), Limits.of(terrain.space(), 1000, 1), trials);

        assertThat(move).isNotNull();
    }

    private static Path path(Space space, ToDoubleFunction<double[]> function, Limits limits) {
        List<Trial> trials = new ArrayList<>();
        while (true) {
            switch (Search.next(space, limits, trials)) {
                case Move.Try attempt ->
                    trials.add(Trial.of(attempt.spot(), function.applyAsDouble(coordinates(space, attempt.spot()))));
                case Move.Finish finish -> {
                    return new Path(trials, finish);
                }
            }
        }
    }

    private static double[] coordinates(Space space, Spot spot) {
        return space.values(spot).values().stream()
                .mapToDouble(value -> ((Number) value).doubleValue())
                .toArray();
    }
}

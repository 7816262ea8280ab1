package io.tidemark.sizing.compare;

import static io.tidemark.sizing.compare.Types.HUGE;
import static io.tidemark.sizing.compare.Types.LARGE;
import static io.tidemark.sizing.compare.Types.SMALL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.core.capacity.Estimate;
import io.tidemark.sizing.compare.Standing.State;
import io.tidemark.sizing.price.MachineType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RaceRulesTest {
    private static final Goal CHEAPEST = new Goal(OptionalDouble.empty(), 0, 1, 3);

    @Test
    void everyTypeGetsItsLeastWindowsInTurn() {
        Decision decision = RaceRules.decide(
                List.of(young(SMALL, 1), young(LARGE, 0), running(HUGE, 900, 1000, 1100, 3)), CHEAPEST);
        assertThat(decision.next()).contains(LARGE);
        assertThat(decision.dropped()).isEmpty();
        assertThat(decision.why()).isEqualTo("box.large: it has 0 of at least 3 windows");
    }

    @Test
    void aTypeThatLosesAtItsBestIsDroppedAndSaysSo() {
        Decision decision =
                RaceRules.decide(List.of(running(SMALL, 90, 100, 110, 4), running(HUGE, 300, 350, 400, 5)), CHEAPEST);
        assertThat(decision.dropped()).singleElement().satisfies(drop -> {
            assertThat(drop.type()).isEqualTo(HUGE);
            assertThat(drop.reason())
                    .isEqualTo("dropped after 5 windows: even its best case, $0.25 per million requests, costs more"
                            + " than box.small in its worst, $0.111");
        });
        assertThat(decision.next()).contains(SMALL);
    }

    @Test
    void nobodyIsDroppedBeforeItsLeastWindowsNorByOneThatHasNotHadThem() {
        assertThat(RaceRules.decide(List.of(running(SMALL, 90, 100, 110, 4), running(HUGE, 300, 350, 400, 2)), CHEAPEST)
                        .dropped())
                .isEmpty();
        assertThat(RaceRules.decide(List.of(running(SMALL, 90, 100, 110, 2), running(HUGE, 300, 350, 400, 4)), CHEAPEST)
                        .dropped())
                .isEmpty();
    }

    @Test
    void theTurnGoesToTheLeastKnownOfThoseThatMayStillWin() {
        List<Standing> standings = List.of(
                running(SMALL, 95, 100, 105, 6), running(LARGE, 150, 190, 230, 5), running(HUGE, 300, 350, 400, 4));
        Decision decision = RaceRules.decide(standings, CHEAPEST);
        assertThat(decision.next()).contains(LARGE);
        assertThat(decision.why()).isEqualTo("box.large: it may still be cheaper than box.small");
        assertThat(decision.dropped()).extracting(Decision.Drop::type).containsExactly(HUGE);
    }

    @Test
    void theBestGoesOnWhenNobodyOverlapsIt() {
        Decision decision = RaceRules.decide(
                List.of(running(SMALL, 95, 100, 105, 6), state(LARGE, State.FINISHED, 100, 110, 120)), CHEAPEST);
        assertThat(decision.next()).contains(SMALL);
        assertThat(decision.why()).isEqualTo("box.small: it is the cheapest so far");
    }

    @Test
    void whoHasFinishedDropsOthersButGetsNoTurn() {
        Decision decision = RaceRules.decide(
                List.of(state(SMALL, State.FINISHED, 95, 100, 105), running(HUGE, 300, 350, 400, 3)), CHEAPEST);
        assertThat(decision.next()).isEmpty();
        assertThat(decision.dropped()).extracting(Decision.Drop::type).containsExactly(HUGE);
        assertThat(decision.why()).isEqualTo("no type is left to measure");
    }

    @Test
    void whoHasFailedNeitherMeasuresNorWins() {
        Decision decision = RaceRules.decide(
                List.of(state(SMALL, State.FAILED, 900, 1000, 1100), running(HUGE, 300, 350, 400, 3)), CHEAPEST);
        assertThat(decision.next()).contains(HUGE);
        assertThat(decision.dropped()).isEmpty();
    }

    /** One huge machine for $263 a month against eleven small ones for $289: dearer per request, cheaper for the need. */
    @Test
    void aTypeThatIsDearerPerRequestStaysWhenItIsCheaperForTheNeed() {
        List<Standing> standings = List.of(running(SMALL, 98, 100, 102, 4), running(HUGE, 920, 940, 960, 4));
        Goal one = new Goal(OptionalDouble.of(930), 0, 1, 3);
        assertThat(RaceRules.decide(standings, CHEAPEST).dropped())
                .extracting(Decision.Drop::type)
                .containsExactly(HUGE);
        assertThat(RaceRules.decide(standings, one).dropped()).isEmpty();
        Goal many = new Goal(OptionalDouble.of(9_000), 0, 1, 3);
        assertThat(RaceRules.decide(standings, many).dropped())
                .singleElement()
                .satisfies(drop -> assertThat(drop.reason()).contains("per month for the need"));
    }

    @Test
    void withoutAnyProvenCapacityNobodyIsBeaten() {
        Decision decision =
                RaceRules.decide(List.of(running(SMALL, 0, 100, 200, 5), running(HUGE, 0, 0, 10, 5)), CHEAPEST);
        assertThat(decision.dropped()).isEmpty();
        assertThat(decision.next()).isPresent();
    }

    /** A race to its end: it is bounded, gives everybody the least windows, and the cheapest wins. */
    @Test
    void aRaceEndsWithTheCheapestWhateverTheLuck() {
        Map<MachineType, Double> truth =
                Map.of(SMALL, 100.0, LARGE, 230.0, HUGE, 700.0, Types.type("box.odd", 4, 0.2), 350.0);
        int spent = 0;
        for (long seed = 0; seed < 100; seed++) {
            Random random = new Random(seed);
            Map<String, Integer> windows = new TreeMap<>();
            Map<String, String> dropped = new TreeMap<>();
            for (int turn = 0; ; turn++) {
                assertThat(turn).as("turns, seed %s", seed).isLessThan(200);
                List<Standing> standings = new ArrayList<>();
                truth.entrySet().stream()
                        .sorted(Map.Entry.comparingByKey((a, b) -> a.name().compareTo(b.name())))
                        .forEach(entry -> standings.add(standing(entry.getKey(), entry.getValue(), windows, dropped)));
                Decision decision = RaceRules.decide(standings, CHEAPEST);
                decision.dropped().forEach(drop -> dropped.put(drop.type().name(), drop.reason()));
                if (decision.next().isEmpty()) {
                    break;
                }
                windows.merge(decision.next().get().name(), 1 + random.nextInt(2), Integer::sum);
            }
            spent += windows.values().stream().mapToInt(Integer::intValue).sum();
            assertThat(dropped)
                    .as("seed %s", seed)
                    .doesNotContainKey(LARGE.name())
                    .hasSizeGreaterThanOrEqualTo(2);
            assertThat(windows.values())
                    .as("seed %s", seed)
                    .allSatisfy(count -> assertThat(count).isGreaterThanOrEqualTo(CHEAPEST.leastWindows()));
        }
        assertThat(spent / 100).as("windows, against 64 or more without a race").isLessThan(50);
    }

    @Test
    void aTypeInLineNeedNotBeStartedWhenAnotherCarriesTheNeedForLessThanOneMachineCosts() {
        Standing small = state(SMALL, State.FINISHED, 95, 100, 105);
        Standing huge = new Standing(HUGE, Optional.empty(), 0, State.WAITING);
        Goal need = new Goal(OptionalDouble.of(300), 0, 1, 3);
        // Four small ones for $105; one huge one costs $263.
        assertThat(RaceRules.needless(huge, List.of(small, huge), need))
                .hasValueSatisfying(
                        drop -> assertThat(drop.reason())
                                .isEqualTo(
                                        "not started: one machine costs $263 a month, and box.small carries the need for $105"));
        Goal more = new Goal(OptionalDouble.of(900), 0, 1, 3);
        assertThat(RaceRules.needless(huge, List.of(small, huge), more))
                .as("$263 for both")
                .isEmpty();
        assertThat(RaceRules.needless(huge, List.of(small, huge), CHEAPEST))
                .as("no need")
                .isEmpty();
        assertThat(RaceRules.needless(huge, List.of(running(SMALL, 95, 100, 105, 8), huge), need))
                .as("it is not over, and may still fail")
                .isEmpty();
        assertThat(RaceRules.needless(running(HUGE, 900, 950, 990, 3), List.of(small), need))
                .as("it can be judged by what it showed")
                .isEmpty();
        assertThat(RaceRules.needless(state(HUGE, State.FINISHED, 9, 9, 9), List.of(small), need))
                .isEmpty();
        Goal two = new Goal(OptionalDouble.of(300), 0, 2, 3);
        assertThat(RaceRules.needless(young(LARGE, 1), List.of(small), two)).isEmpty();
        assertThat(RaceRules.needless(young(HUGE, 1), List.of(small), two))
                .hasValueSatisfying(drop ->
                        assertThat(drop.reason()).startsWith("dropped after 1 window: 2 machines cost $526 a month"));
    }

    @Test
    void whoIsInLineGetsNoTurn() {
        Standing waiting = new Standing(SMALL, Optional.empty(), 0, State.WAITING);
        Decision decision = RaceRules.decide(List.of(waiting, running(HUGE, 300, 350, 400, 4)), CHEAPEST);
        assertThat(decision.next()).contains(HUGE);
        assertThat(decision.dropped()).isEmpty();
    }

    @Test
    void aGoalIsChecked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Goal(OptionalDouble.of(0), 0, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Goal(OptionalDouble.empty(), 1, 1, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> new Goal(OptionalDouble.empty(), 0, 0, 1));
    }

    /** The more windows, the narrower; 16 are enough. */
    private static Standing standing(
            MachineType type, double truth, Map<String, Integer> windows, Map<String, String> dropped) {
        int count = windows.getOrDefault(type.name(), 0);
        if (count == 0) {
            return young(type, 0);
        }
        double width = 0.4 / Math.sqrt(count);
        State state = dropped.containsKey(type.name()) ? State.DROPPED : count >= 16 ? State.FINISHED : State.RUNNING;
        return new Standing(
                type, Optional.of(new Estimate(truth * (1 - width), truth, truth * (1 + width))), count, state);
    }

    private static Standing young(MachineType type, int windows) {
        return new Standing(type, Optional.empty(), windows, State.RUNNING);
    }

    private static Standing running(MachineType type, double low, double median, double high, int windows) {
        return new Standing(type, Optional.of(new Estimate(low, median, high)), windows, State.RUNNING);
    }

    private static Standing state(MachineType type, State state, double low, double median, double high) {
        return new Standing(type, Optional.of(new Estimate(low, median, high)), 8, state);
    }
}

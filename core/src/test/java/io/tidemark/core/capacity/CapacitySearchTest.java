package io.tidemark.core.capacity;

import static io.tidemark.core.capacity.Observations.COLD;
import static io.tidemark.core.capacity.Observations.RATE;
import static io.tidemark.core.capacity.Observations.invalid;
import static io.tidemark.core.capacity.Observations.with;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.capacity.Answer.Status;
import io.tidemark.core.capacity.SearchSettings.Budget;
import io.tidemark.core.capacity.SearchSettings.Mode;
import io.tidemark.core.capacity.SearchSettings.Pace;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class CapacitySearchTest {
    private static final SearchSettings SETTINGS = with(RATE, COLD);
    private static final int MOST_MOVES = 400;

    /** Ends, and what was seen until then. */
    private record Ended(Answer answer, List<Observation> observations) {
        long count(Trial.Kind kind) {
            return observations.stream().filter(o -> o.trial().kind() == kind).count();
        }

        List<Double> loads(Trial.Kind kind) {
            return observations.stream()
                    .filter(o -> o.trial().kind() == kind)
                    .map(o -> o.trial().load())
                    .toList();
        }
    }

    private static Ended search(SearchSettings settings, Function<Trial, Observation> service) {
        List<Observation> observations = new ArrayList<>();
        for (int i = 0; i < MOST_MOVES; i++) {
            switch (CapacitySearch.next(settings, observations)) {
                case Move.Finish finish -> {
                    return new Ended(finish.answer(), observations);
                }
                case Move.Try attempt -> observations.add(service.apply(attempt.trial()));
            }
        }
        throw new AssertionError("no end after " + MOST_MOVES + " moves");
    }

    /** Carries so much and turns away the rest. */
    private static Function<Trial, Observation> carrying(double capacity) {
        return trial -> answer(trial, Math.max(0, 1 - capacity / trial.load()));
    }

    private static Observation answer(Trial trial, double badShare) {
        return Observations.of(trial, 0, badShare, 0, 10_000, badShare > trial.abortBadShare());
    }

    @Test
    void theLoadIsRaisedByHalfUntilItIsTooMuchTwice() {
        Ended ended = search(SETTINGS, carrying(400));

        assertThat(ended.loads(Trial.Kind.PROBE)).containsExactly(100.0, 150.0, 225.0, 337.5, 506.3, 506.3);
    }

    @Test
    void aStallDuringAProbeDoesNotEndTheBracket() {
        List<Double> stalled = new ArrayList<>();
        Ended ended = search(SETTINGS, trial -> {
            boolean first = trial.load() == 225.0 && !stalled.contains(225.0);
            stalled.add(trial.load());
            return first ? answer(trial, 0.9) : carrying(400).apply(trial);
        });

        assertThat(ended.loads(Trial.Kind.PROBE)).containsExactly(100.0, 150.0, 225.0, 225.0, 337.5, 506.3, 506.3);
    }

    @Test
    void whenTheStartIsTooMuchTheLoadIsLowered() {
        Ended ended = search(SETTINGS, carrying(40));

        assertThat(ended.loads(Trial.Kind.PROBE))
                .startsWith(100.0, 100.0, 66.67, 44.45)
                .hasSize(5);
        assertThat(ended.answer().estimate())
                .get()
                .satisfies(e -> assertThat(e.median()).isBetween(40.0, 44.0));
    }

    @Test
    void aServiceThatCarriesNothingIsBelowTheLowestLoad() {
        Ended ended = search(SETTINGS, trial -> answer(trial, 1));

        assertThat(ended.answer().status()).isEqualTo(Status.BELOW_LOWEST);
        assertThat(ended.answer().estimate()).isEmpty();
        assertThat(ended.loads(Trial.Kind.PROBE).getLast()).isEqualTo(1.0);
    }

    @Test
    void theHighestLoadIsConfirmedByWindowsBeforeTheCapacityIsSaidToLieAboveIt() {
        SearchSettings settings = with(SETTINGS, Mode.CAPACITY, 300, OptionalDouble.empty());

        Ended ended = search(settings, carrying(5_000));

        assertThat(ended.answer().status()).isEqualTo(Status.ABOVE_HIGHEST);
        assertThat(ended.answer().sentence()).startsWith("300/s, the highest load allowed");
        assertThat(ended.loads(Trial.Kind.WINDOW)).isNotEmpty().containsOnly(300.0);
    }

    @Test
    void aHighestLoadThatIsFineForAMomentOnlyIsRefined() {
        SearchSettings settings = with(SETTINGS, Mode.CAPACITY, 300, OptionalDouble.empty());

        Ended ended = search(
                settings,
                trial -> trial.kind() == Trial.Kind.PROBE
                        ? answer(trial, 0)
                        : carrying(250).apply(trial));

        assertThat(ended.answer().status()).isEqualTo(Status.FOUND);
        assertThat(ended.answer().estimate())
                .get()
                .satisfies(e -> assertThat(e.median()).isBetween(250.0, 275.0));
    }

    @Test
    void theLowerEndIsSoaked() {
        Ended ended = search(SETTINGS, carrying(400));

        Observation soak = ended.observations().getLast();
        assertThat(ended.answer().status()).isEqualTo(Status.FOUND);
        assertThat(soak.trial().kind()).isEqualTo(Trial.Kind.SOAK);
        assertThat(soak.seconds()).isEqualTo(180);
        assertThat(ended.count(Trial.Kind.WINDOW)).isGreaterThanOrEqualTo(8);
        assertThat(ended.answer().notes())
                .anySatisfy(note ->
                        assertThat(note).startsWith("A soak of 180 s at ").contains("confirms"));
    }

    @Test
    void aSoakThatDisagreesBecomesDataAndTheSearchGoesOn() {
        List<Trial> soaks = new ArrayList<>();
        Ended ended = search(SETTINGS, trial -> {
            if (trial.kind() == Trial.Kind.SOAK) {
                soaks.add(trial);
            }
            // From the first soak on, the service is slower.
            return carrying(soaks.isEmpty() ? 400 : 340).apply(trial);
        });

        assertThat(soaks).hasSizeGreaterThan(1);
        assertThat(soaks.getLast().load()).isLessThan(soaks.getFirst().load());
        assertThat(ended.answer().notes()).anySatisfy(note -> assertThat(note).contains("disagreed"));
    }

    @Test
    void soaksThatNeverAgreeAreNotRepeatedForEver() {
        Ended ended = search(
                SETTINGS,
                trial -> trial.kind() == Trial.Kind.SOAK
                        ? answer(trial, 0.09)
                        : carrying(400).apply(trial));

        assertThat(ended.answer().status()).isEqualTo(Status.OUT_OF_BUDGET);
        assertThat(ended.count(Trial.Kind.SOAK)).isLessThanOrEqualTo(3);
        assertThat(ended.answer().estimate()).isPresent();
    }

    @Test
    void aQuickSearchIsADozenWindowsWithoutASoak() {
        Ended ended = search(with(SETTINGS, Mode.QUICK, 10_000, OptionalDouble.empty()), carrying(400));

        assertThat(ended.count(Trial.Kind.WINDOW)).isEqualTo(12);
        assertThat(ended.count(Trial.Kind.SOAK)).isZero();
        assertThat(ended.answer().status()).isEqualTo(Status.FOUND);
    }

    @Test
    void theSearchEndsWhenTheNeedIsDecided() {
        Ended enough = search(with(SETTINGS, Mode.CAPACITY, 10_000, OptionalDouble.of(250)), carrying(400));
        Ended tooLittle = search(with(SETTINGS, Mode.CAPACITY, 10_000, OptionalDouble.of(600)), carrying(400));

        assertThat(enough.answer().status()).isEqualTo(Status.NEED_DECIDED);
        assertThat(enough.answer().need().orElseThrow()).isGreaterThan(0.95);
        assertThat(enough.answer().sentence()).startsWith("250/s is carried");
        assertThat(tooLittle.answer().status()).isEqualTo(Status.NEED_DECIDED);
        assertThat(tooLittle.answer().need().orElseThrow()).isLessThan(0.05);
        assertThat(tooLittle.answer().sentence()).startsWith("600/s is more than is carried");
    }

    @Test
    void noTrialIsBegunThatExceedsTheBudgetOfSeconds() {
        Ended ended = search(with(SETTINGS, new Budget(200, 1e9, 1e9, 0)), carrying(400));

        assertThat(ended.answer().status()).isEqualTo(Status.OUT_OF_BUDGET);
        assertThat(ended.answer().sentence()).contains("200 s");
        assertThat(ended.answer().estimate()).isPresent();
        assertThat(Spent.of(ended.observations()).seconds()).isBetween(180.0, 200.0);
    }

    @Test
    void requestsAndMoneyAreBudgetsToo() {
        Ended requests = search(with(SETTINGS, new Budget(1e9, 30_000, 1e9, 0)), carrying(400));
        Ended money = search(with(SETTINGS, new Budget(1e9, 1e9, 0.05, 1.0)), carrying(400));

        assertThat(requests.answer().sentence()).startsWith("The budget of 30,000 requests is used up");
        assertThat(Spent.of(requests.observations()).requests()).isLessThanOrEqualTo(30_000);
        assertThat(money.answer().sentence()).startsWith("The budget of $0.05 is used up");
        assertThat(Spent.of(money.observations()).seconds()).isLessThanOrEqualTo(180);
    }

    @Test
    void invalidTrialsAreRepeatedAndSaidSo() {
        List<Integer> moves = new ArrayList<>();
        Ended ended = search(SETTINGS, trial -> {
            moves.add(moves.size());
            return moves.size() % 4 == 0
                    ? invalid(trial, "late sends")
                    : carrying(400).apply(trial);
        });

        assertThat(ended.answer().status()).isEqualTo(Status.FOUND);
        assertThat(ended.answer().notes()).anySatisfy(note -> assertThat(note).contains("were left out"));
        List<Observation> seen = ended.observations();
        for (int i = 3; i < seen.size(); i += 4) {
            Move.Try again = (Move.Try) CapacitySearch.next(SETTINGS, seen.subList(0, i + 1));
            assertThat(again.trial()).isEqualTo(seen.get(i).trial());
            assertThat(again.why()).endsWith("(again: late sends)");
        }
    }

    @Test
    void aGeneratorThatCannotMeasureEndsTheSearch() {
        Ended always = search(SETTINGS, trial -> invalid(trial, "late sends", "a worker was lost"));
        List<Integer> moves = new ArrayList<>();
        Ended mostly = search(SETTINGS, trial -> {
            moves.add(moves.size());
            return moves.size() % 3 == 0 ? carrying(400).apply(trial) : invalid(trial, "late sends");
        });

        assertThat(always.answer().status()).isEqualTo(Status.INVALID);
        assertThat(always.observations()).hasSize(5);
        assertThat(always.answer().sentence()).contains("late sends; a worker was lost");
        assertThat(mostly.answer().status()).isEqualTo(Status.INVALID);
    }

    @Test
    void aTargetThatDiesIsLost() {
        List<Trial> trials = new ArrayList<>();
        Ended ended = search(SETTINGS, trial -> {
            trials.add(trial);
            return trials.size() > 9 ? answer(trial, 1) : carrying(400).apply(trial);
        });

        assertThat(ended.answer().status()).isEqualTo(Status.TARGET_LOST);
        // The first trial after its death was at a load that it never carried.
        assertThat(ended.observations()).hasSize(13);
    }

    @Test
    void aSearchThatIsEndedFromOutsideKeepsWhatIsKnown() {
        List<Observation> half = search(SETTINGS, carrying(400)).observations().subList(0, 12);

        Answer answer = CapacitySearch.ended(SETTINGS, half, Status.INTERRUPTED, "Interrupted.");
        Answer early = CapacitySearch.ended(SETTINGS, half.subList(0, 3), Status.INTERRUPTED, "Interrupted.");

        assertThat(answer.status()).isEqualTo(Status.INTERRUPTED);
        assertThat(answer.estimate())
                .get()
                .satisfies(e -> assertThat(e.median()).isBetween(390.0, 440.0));
        assertThat(early.estimate()).isEmpty();
    }

    @Test
    void aNeedWithinTheHighestLoadIsAnsweredThoughTheCapacityIsNot() {
        SearchSettings settings = with(SETTINGS, Mode.CAPACITY, 300, OptionalDouble.of(200));

        Answer answer = search(settings, carrying(5_000)).answer();

        assertThat(answer.status()).isEqualTo(Status.ABOVE_HIGHEST);
        assertThat(answer.estimate()).isEmpty();
        assertThat(answer.need().orElseThrow()).isGreaterThan(0.95);
    }

    @Test
    void theServiceIsWarmedUpUntilItIsFlat() {
        SearchSettings settings = with(RATE, new Pace(30, 120, 5, 5, 15, 180, 8));
        List<Integer> chunks = new ArrayList<>();
        Ended ended = search(settings, trial -> {
            chunks.add(chunks.size());
            long latency = Math.max(10_000, 40_000 - 2_500L * chunks.size());
            return trial.kind() == Trial.Kind.WARM_UP
                    ? Observations.of(trial, 0, 0, 0, latency, false)
                    : carrying(400).apply(trial);
        });

        assertThat(ended.count(Trial.Kind.WARM_UP)).isBetween(13L, 24L);
        assertThat(ended.answer().notes()).noneSatisfy(note -> assertThat(note).contains("warm"));
    }

    @Test
    void aServiceThatIsNeverWarmIsSearchedAllTheSameAndSaidSo() {
        SearchSettings settings = with(RATE, new Pace(30, 60, 5, 5, 15, 180, 8));
        List<Integer> chunks = new ArrayList<>();
        Ended ended = search(settings, trial -> {
            chunks.add(chunks.size());
            return trial.kind() == Trial.Kind.WARM_UP
                    ? Observations.of(trial, 0, 0, 0, 100_000 / chunks.size(), false)
                    : carrying(400).apply(trial);
        });

        assertThat(ended.count(Trial.Kind.WARM_UP)).isEqualTo(12);
        assertThat(ended.answer().notes()).anySatisfy(note -> assertThat(note).startsWith("After 60 s of warm-up"));
        assertThat(ended.answer().status()).isEqualTo(Status.FOUND);
    }
}

package io.tidemark.sizing.compare;

import static io.tidemark.sizing.compare.Types.BURST;
import static io.tidemark.sizing.compare.Types.HUGE;
import static io.tidemark.sizing.compare.Types.LARGE;
import static io.tidemark.sizing.compare.Types.SMALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.capacity.Answer.Status;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.testing.Sizings;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RecommendationTest {
    private static final Goal NO_NEED = new Goal(OptionalDouble.empty(), 0.3, 1, 3);
    private static final Goal NEED = new Goal(OptionalDouble.of(500), 0.3, 1, 3);

    @Test
    void theSentenceSaysAllThatMatters() {
        Recommendation found = recommend(NEED, found(LARGE, 370, 400, 431), found(HUGE, 900, 1_000, 1_100));
        assertThat(found.sentence())
                .isEqualTo(
                        "Take 2 x box.large for 500/s with 30 % kept free: 400/s each (370..431 with 90 %), $105.12 a"
                                + " month, $0.0526 (0.0488..0.0569) per million good requests, limited by CPU; next best"
                                + " box.huge at $262.80 a month.");
        assertThat(found.winner()).map(Comparison.Candidate::type).contains(LARGE);
        assertThat(found.runnerUp()).map(Comparison.Candidate::type).contains(HUGE);
        assertThat(found.cheaper()).isEmpty();
    }

    @Test
    void oneMachineHasNoEach() {
        Goal little = new Goal(OptionalDouble.of(9.5), 0, 1, 3);
        assertThat(recommend(little, found(SMALL, 90, 100, 110)).sentence())
                .startsWith("Take 1 x box.small for 9.5/s: 100/s (90..110 with 90 %), $26.28 a month, ")
                .endsWith("limited by CPU.");
    }

    @Test
    void withoutANeedThePriceOfRequestsDecides() {
        assertThat(recommend(NO_NEED, found(LARGE, 370, 400, 431), found(HUGE, 900, 1_000, 1_100))
                        .sentence())
                .isEqualTo("Take box.large: 400/s (370..431 with 90 %), $0.0526 (0.0488..0.0569) per million good"
                        + " requests, limited by CPU; next best box.huge at $0.105 per million.");
    }

    @Test
    void aBurstIsLabelled() {
        assertThat(recommend(NEED, found(BURST, 370, 400, 431)).sentence())
                .contains("(370..431 with 90 %) while its CPU credits last, ");
    }

    @Test
    void whatIsPredictedToBeCheaperIsToBeVerified() {
        MachineType cheap = Types.type("box.cheap", 4, 0.05);
        Entry odd = found(Types.type("box.odd", 3, 0.4), 580, 590, 600);
        Recommendation found = recommend(
                NEED,
                List.of(cheap, Types.type("box.dear", 4, 5)),
                found(SMALL, 195, 200, 205),
                found(LARGE, 390, 400, 410),
                odd);
        assertThat(found.cheaper()).map(Prediction::type).contains(cheap);
        assertThat(found.sentence())
                .endsWith("; box.cheap may do for $36.50 a month, which is predicted, not measured: verify.");
        assertThat(found.winner().orElseThrow().type())
                .as("only what was measured is taken")
                .isNotEqualTo(cheap);
    }

    @Test
    void theOrderHoldsWhenNobodyIsCheaperEvenAtItsBest() {
        assertThat(recommend(NEED, found(LARGE, 370, 400, 431), found(HUGE, 900, 1_000, 1_100))
                        .certainty())
                .isEqualTo("Even with the upper end of its capacity box.huge would cost $262.80 a month, so the order"
                        + " holds.");
    }

    @Test
    void aRivalThatMightNeedFewerMachinesIsNamed() {
        // For 714/s one large is short of machines by its lower end only.
        Recommendation found = recommend(NEED, found(SMALL, 240, 245, 250), found(LARGE, 700, 710, 720));
        assertThat(found.winner()).map(Comparison.Candidate::type).contains(SMALL);
        assertThat(found.certainty())
                .isEqualTo(
                        "box.large might do for $52.56 a month, if its capacity is at the upper end of its interval: a"
                                + " narrower --width would tell.");
    }

    @Test
    void withoutANeedTheIntervalsTellWhetherTheDifferenceIsReal() {
        assertThat(recommend(NO_NEED, found(LARGE, 370, 400, 431), found(HUGE, 900, 1_000, 1_100))
                        .certainty())
                .contains("do not meet, so the difference is real");
        assertThat(recommend(NO_NEED, found(LARGE, 170, 200, 230), found(SMALL, 90, 100, 110))
                        .certainty())
                .contains("which of the two is cheaper per request is not proven");
    }

    @Test
    void whatCouldNotBeComparedIsNamedUnlessItCouldNotHaveWon() {
        Entry missing = new Entry(SMALL, Optional.empty(), false, "could not be started: no capacity");
        Entry dear = new Entry(HUGE, Optional.empty(), true, "not started: one machine costs $263 a month");
        assertThat(recommend(NEED, found(LARGE, 370, 400, 431), missing, dear).certainty())
                .isEqualTo("No other type could be measured to compare. Not compared: box.small.");
        assertThat(recommend(NO_NEED, found(LARGE, 370, 400, 431), missing, dear)
                        .certainty())
                .endsWith("Not compared: box.small, box.huge.");
    }

    @Test
    void withNothingThatCanBeComparedNothingIsRecommended() {
        Entry lost = Entry.finished(LARGE, Sizings.of(Sizings.answer(Status.TARGET_LOST, 1, 2, 3)));
        Entry missing = new Entry(HUGE, Optional.empty(), false, "could not be started: no capacity");
        Recommendation nothing = recommend(NEED, lost, missing);
        assertThat(nothing.winner()).isEmpty();
        assertThat(nothing.sentence())
                .isEqualTo("No type can be recommended: none of the 2 was measured well enough to compare.");
        assertThat(nothing.certainty()).isEmpty();
        assertThat(recommend(NO_NEED, lost).sentence())
                .startsWith("No type can be recommended: the one there is was not measured well enough");
    }

    private static Recommendation recommend(Goal goal, Entry... entries) {
        return recommend(goal, List.of(), entries);
    }

    private static Recommendation recommend(Goal goal, List<MachineType> offered, Entry... entries) {
        return Recommendation.of(Comparisons.of(goal, new Terms("north", "", offered), List.of(entries)));
    }

    private static Entry found(MachineType type, double low, double median, double high) {
        return Entry.finished(type, Sizings.of(Sizings.answer(Status.FOUND, low, median, high)));
    }
}

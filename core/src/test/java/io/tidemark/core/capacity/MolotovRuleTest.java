package io.tidemark.core.capacity;

import static io.tidemark.core.plan.Tolerance.Ratio.OF_OK;
import static io.tidemark.core.plan.Tolerance.Ratio.OF_TOTAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.core.capacity.MolotovRule.Reached;
import org.junit.jupiter.api.Test;

/** Checklist 004-05 and 004-06. */
class MolotovRuleTest {
    @Test
    void fewerThanAHundredRunsDecideNothing() {
        MolotovRule rule = new MolotovRule(0.05, OF_TOTAL);

        assertThat(rule.add(0, 0, 99)).isEmpty();
        assertThat(rule.add(1, 0, 1)).contains(new Reached(1, 0, 100, 0, 100));
    }

    @Test
    void theToleranceItselfIsNotReached() {
        MolotovRule ofTotal = new MolotovRule(0.05, OF_TOTAL);

        assertThat(ofTotal.add(0, 95, 5)).isEmpty();
        assertThat(ofTotal.add(0, 0, 1)).contains(new Reached(6 / 101.0, 95, 6, 95, 6));
    }

    @Test
    void fiveOfAHundredAreMoreThanFivePercentOfTheGoodOnes() {
        assertThat(new MolotovRule(0.05, OF_OK).add(0, 95, 5)).contains(new Reached(5 / 95.0, 95, 5, 95, 5));
    }

    @Test
    void aDeadTargetReachesTheLimit() {
        assertThat(new MolotovRule(0.05, OF_OK).add(0, 0, 100))
                .contains(new Reached(Double.POSITIVE_INFINITY, 0, 100, 0, 100));
        assertThat(new MolotovRule(1, OF_TOTAL).add(0, 0, 1_000)).isEmpty();
    }

    @Test
    void theMinuteStartsAgainAfterMoreThanSixtySeconds() {
        MolotovRule rule = new MolotovRule(0.05, OF_TOTAL);
        rule.add(0, 96, 4);

        assertThat(rule.add(60, 0, 1)).isEmpty();
        assertThat(rule.add(61, 0, 1)).as("resets, and decides nothing").isEmpty();
        assertThat(rule.add(61, 0, 99)).as("99 in the new minute").isEmpty();
        assertThat(rule.add(61, 0, 1)).contains(new Reached(1, 96, 106, 0, 100));
    }

    @Test
    void failuresSplitByTheEdgeOfAMinuteAreForgiven() {
        MolotovRule within = new MolotovRule(0.05, OF_TOTAL);
        MolotovRule split = new MolotovRule(0.05, OF_TOTAL);
        within.add(30, 194, 0);
        split.add(60, 194, 0);

        assertThat(within.add(31, 0, 6)).isEmpty();
        assertThat(within.add(32, 0, 6)).isPresent();
        assertThat(split.add(60, 0, 6)).isEmpty();
        assertThat(split.add(61, 194, 6)).isEmpty();
    }

    @Test
    void theNextMinuteBeginsWithTheRunThatReset() {
        MolotovRule rule = new MolotovRule(0.05, OF_TOTAL);
        rule.add(100, 1, 0);
        rule.add(160, 0, 99);

        assertThat(rule.add(160, 0, 1)).as("160 - 100 is not more than 60").isPresent();
    }

    @Test
    void stragglersOfAnEarlierSecondBelongToTheMinuteTheyEndIn() {
        MolotovRule rule = new MolotovRule(0.05, OF_TOTAL);
        rule.add(61, 1, 0);

        assertThat(rule.add(20, 0, 100)).contains(new Reached(1, 1, 100, 0, 100));
    }

    @Test
    void goodRunsOfAnIncrementComeFirst() {
        MolotovRule rule = new MolotovRule(0.05, OF_TOTAL);
        rule.add(0, 0, 50);

        assertThat(rule.add(0, 5_000, 0))
                .as("at the hundredth run, half were bad")
                .isPresent();
    }

    @Test
    void theDecisionStays() {
        MolotovRule rule = new MolotovRule(0.05, OF_TOTAL);
        Reached reached = rule.add(0, 90, 10).orElseThrow();

        assertThat(rule.add(200, 5_000, 0)).contains(reached);
        assertThat(reached.overallGood() + reached.overallBad()).isEqualTo(100);
    }

    @Test
    void nonsenseIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new MolotovRule(-0.1, OF_OK));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new MolotovRule(0.1, OF_OK).add(0, -1, 0))
                .withMessageContaining("-1");
    }
}

package io.tidemark.sizing.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.sizing.result.Sizing;
import org.junit.jupiter.api.Test;

class HeadlineTest {
    @Test
    void aNeedThatIsCarriedIsAYesWithItsProbability() {
        check(
                SyntheticSizings.decided(300, 0.97),
                "YES",
                "Carries 300 requests/s with at most 5 % bad: yes, 97 % sure.",
                "The limit itself lies at 412 requests/s (90 % interval 390 to 433).");
    }

    @Test
    void aNeedThatIsNotCarriedIsANoWithTheProbabilityOfThat() {
        check(
                SyntheticSizings.decided(1_200, 0.02),
                "NO",
                "Carries 1,200 requests/s with at most 5 % bad: no, 98 % sure.",
                "The limit itself lies at 412 requests/s (90 % interval 390 to 433).");
    }

    @Test
    void aBudgetThatRanOutLeavesAWideInterval() {
        check(
                SyntheticSizings.outOfBudget(),
                "NOT NARROWED DOWN",
                "Carries at least 345 requests/s with at most 5 % bad; the limit is most likely at 408 requests/s.",
                "90 % sure that the limit lies within 345 to 470 (±15.3 %), from 2 windows.");
    }

    @Test
    void aCapacityAboveAllThatWasAllowedIsALowerBound() {
        check(
                SyntheticSizings.aboveHighest(),
                "MORE THAN ALLOWED",
                "Carries at least 300 requests/s with at most 5 % bad: the highest load allowed was carried.",
                "");
    }

    @Test
    void aCapacityBelowAllThatWasTriedIsAnUpperBound() {
        check(
                SyntheticSizings.belowLowest(),
                "LESS THAN TRIED",
                "Does not carry even 5 requests/s: more than 5 % were bad at the lowest load tried.",
                "");
    }

    @Test
    void endingsWithoutAnAnswerSaySo() {
        check(SyntheticSizings.interrupted(), "INTERRUPTED", "Interrupted before a capacity could be told.", "");
        check(
                SyntheticSizings.targetLost(),
                "TARGET LOST",
                "The target stopped answering before a capacity could be told.",
                "");
    }

    @Test
    void aRampSpeaksMolotovsWords() {
        Headline headline = Headline.of(SyntheticSizings.ramp());
        assertThat(headline.sentence()).isEqualTo("More than 5 % bad at 320 users.");
        assertThat(headline.certainty())
                .matches("Error ratio 8\\.\\d+ % obtained with 320 users\\. "
                        + "Overall: [\\d,]+ successes, [\\d,]+ failures\\. "
                        + "Last minute: [\\d,]+ successes, [\\d,]+ failures\\.");
    }

    private static void check(Sizing sizing, String badge, String sentence, String certainty) {
        Headline headline = Headline.of(sizing);
        assertThat(headline.badge()).isEqualTo(badge);
        assertThat(headline.sentence()).isEqualTo(sentence);
        assertThat(headline.certainty()).isEqualTo(certainty);
    }
}

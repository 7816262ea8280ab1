package io.tidemark.experiment.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.experiment.compare.MetricScore.Verdict;
import io.tidemark.experiment.compare.PlaceScore.Basis;
import io.tidemark.experiment.summary.Outliers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scores that were computed by hand. */
class ComparerTest {
    /** At 1: (5 - 2) / sqrt(1/2 + 1/2) = 3; at 2: (4 - 3) / 1 = 1. */
    @Test
    void theScoreIsTheMeanOverThePlaces() {
        Comparison comparison = compare(
                Datasets.of("a").at(1, 1, 3).at(2, 2, 4),
                Datasets.of("b").at(1, 4, 6).at(2, 3, 5));
        assertThat(scores(comparison)).containsExactly(3.0, 1.0);
        MetricScore metric = only(comparison);
        assertThat(metric.score()).isEqualTo(2);
        assertThat(metric.before()).isEqualTo(2.5);
        assertThat(metric.after()).isEqualTo(4.5);
        assertThat(metric.change()).isEqualTo(0.8);
        assertThat(metric.verdict()).isEqualTo(Verdict.HIGHER);
        assertThat(comparison.score()).isEqualTo(2);
        assertThat(comparison.isAccepted()).isFalse();
        assertThat(comparison.axis()).isEmpty();
        assertThat(comparison.notes()).isEmpty();
    }

    @Test
    void theOtherWayRoundTheScoreIsTheSame() {
        Datasets one = Datasets.of("a").at(1, 1, 3).at(2, 2, 4);
        Datasets other = Datasets.of("b").at(1, 4, 6).at(2, 3, 5);
        assertThat(compare(one, other).score()).isEqualTo(compare(other, one).score());
        assertThat(only(compare(other, one)).verdict()).isEqualTo(Verdict.LOWER);
    }

    /** Spread is divided by n, not by n - 1: the deviation of (10, 20, 30, 40) is sqrt(125). */
    @Test
    void moreValuesMakeTheSameDifferenceCountMore() {
        Comparison comparison =
                compare(Datasets.of("a").at(1, 10, 20, 30, 40), Datasets.of("b").at(1, 20, 30, 40, 50));
        assertThat(comparison.score()).isEqualTo(10 / Math.sqrt(125.0 / 4 + 125.0 / 4), within(1e-12));
    }

    /** Between 0 and 10 the reference has 6 at 5, off by sqrt((1/2)^2 1/2 + (1/2)^2 1/2) = 1/2: 1 / sqrt(1/4 + 1/2). */
    @Test
    void whereOneSideWasNotMeasuredAStraightLineIsCompared() {
        Comparison comparison = compare(
                Datasets.of("a").at(0, 0, 2).at(10, 10, 12),
                Datasets.of("b").at(0, 0, 2).at(5, 6, 8).at(10, 10, 12));
        assertThat(comparison.axis()).contains("x");
        List<Double> scores = scores(comparison);
        assertThat(scores).hasSize(3);
        assertThat(scores.get(0)).isZero();
        assertThat(scores.get(1)).isEqualTo(1 / Math.sqrt(0.75), within(1e-12));
        assertThat(scores.get(2)).isZero();
        assertThat(comparison.score()).isEqualTo(1 / Math.sqrt(0.75) / 3, within(1e-12));
        assertThat(only(comparison).interpolated()).isEqualTo(1);
        assertThat(comparison.notes()).singleElement().asString().contains("straight lines along x");
    }

    @Test
    void nothingIsComparedBeyondTheRangeThatBothHave() {
        Comparison comparison = compare(
                Datasets.of("a").at(0, 1, 2).at(10, 1, 2).at(20, 1, 2),
                Datasets.of("b").at(5, 1, 2).at(25, 1, 2).at(30, 1, 2));
        assertThat(only(comparison).places().stream()
                        .map(place -> place.parameters().get("x"))
                        .toList())
                .containsExactly(5.0, 10.0, 20.0);
    }

    /** The first half is 4 apart, 0.1 each way; four times that is 0.4, and 50 is 49 away. */
    @Test
    void outliersOfAllValuesTogetherAreLeftOut() {
        Comparison comparison = compare(
                Datasets.of("a").at(1, 1, 1.1, 0.9, 1, 50), Datasets.of("b").at(1, 1, 1.1, 0.9, 1));
        MetricScore metric = only(comparison);
        assertThat(metric.outliers()).isEqualTo(1);
        assertThat(metric.score()).isZero();
    }

    @Test
    void aValueExactlyFourDistancesAwayIsAnOutlier() {
        Outliers outliers = Outliers.of(new double[] {-1, 0, 1, 4, -4}, Kept.FAR);
        assertThat(outliers).isEqualTo(new Outliers(0, 4));
        assertThat(outliers.has(4)).isTrue();
        assertThat(outliers.has(3.999)).isFalse();
        assertThat(Outliers.of(new double[] {1, 1, 1, 9}, Kept.FAR).has(9)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        // before, after, score, what it rests on
        "3, 3, 0, EQUAL",
        "0, 0, 0, EQUAL",
        "100, 105, 0.952380952381, GRAIN",
        "100, 200, 10, GRAIN",
        "0, 7, 20, GRAIN",
        "-7, 7, 40, GRAIN",
        "0.30000000000000004, 0.3, 0, EQUAL"
    })
    void withoutSpreadAShareOfTheValueStandsIn(double before, double after, double score, Basis basis) {
        Comparison comparison =
                compare(Datasets.of("a").at(1, before, before), Datasets.of("b").at(1, after));
        assertThat(comparison.score()).isEqualTo(score, within(1e-9));
        assertThat(only(comparison).places().getFirst().basis()).isEqualTo(basis);
        assertThat(comparison.notes()).hasSize(basis == Basis.GRAIN ? 1 : 0);
    }

    @Test
    void onlyScoresThatAreNotZeroHaveAPartInTheWhole() {
        Datasets one = Datasets.of("a")
                .at(1, 1, 3)
                .point(Map.of("x", 1.0), "same", 5, 5)
                .point(Map.of("x", 1.0), "far", 1, 3);
        Datasets other = Datasets.of("b")
                .at(1, 3, 5)
                .point(Map.of("x", 1.0), "same", 5, 5)
                .point(Map.of("x", 1.0), "far", 5, 7);
        assertThat(compare(one, other).score()).isEqualTo((2 + 4) / 2.0);
        assertThat(compare(one, other, weights(Map.of("m", 3.0), 1)).score()).isEqualTo((3 * 2 + 4) / 4.0);
        assertThat(compare(one, other, weights(Map.of("m", 3.0), 0)).score()).isEqualTo(2);
        assertThat(compare(one, other, weights(Map.of("same", 1.0), 0)).score()).isZero();
        CompareSettings ignoring =
                new CompareSettings(Map.of(), 1, 1, Set.of("far"), Optional.empty(), 0.05, Map.of(), false);
        assertThat(compare(one, other, ignoring).metrics()).hasSize(2);
        assertThat(compare(one, other, ignoring).score()).isEqualTo(2);
    }

    @Test
    void theThresholdItselfIsADifference() {
        Datasets one = Datasets.of("a").at(1, 1, 3);
        Datasets other = Datasets.of("b").at(1, 3, 5);
        assertThat(compare(one, other, threshold(2)).isAccepted()).isFalse();
        assertThat(compare(one, other, threshold(2.001)).isAccepted()).isTrue();
        assertThat(only(compare(one, other, threshold(2.001))).verdict()).isEqualTo(Verdict.SAME);
    }

    @ParameterizedTest
    @CsvSource({"LOWER, WORSE, 3, false", "HIGHER, BETTER, 0, true", "UNKNOWN, HIGHER, 3, false"})
    void improvementsCanBeLeftOutOfTheScore(Better better, Verdict verdict, double score, boolean accepted) {
        CompareSettings settings =
                new CompareSettings(Map.of(), 1, 1, Set.of(), Optional.empty(), 0.05, Map.of("m", better), true);
        Comparison comparison =
                compare(Datasets.of("a").at(1, 1, 3), Datasets.of("b").at(1, 4, 6), settings);
        assertThat(only(comparison).verdict()).isEqualTo(verdict);
        assertThat(comparison.score()).isEqualTo(score);
        assertThat(comparison.isAccepted()).isEqualTo(accepted);
    }

    @Test
    void whatIsUpHereAndDownThereHasNoDirection() {
        Comparison comparison = compare(
                Datasets.of("a").at(1, 1, 3).at(2, 4, 6),
                Datasets.of("b").at(1, 4, 6).at(2, 1, 3));
        assertThat(only(comparison).verdict()).isEqualTo(Verdict.DIFFERENT);
        assertThat(comparison.score()).isEqualTo(3);
    }

    @Test
    void severalAxesAreMatchedByEqualParametersAndOneIsInterpolated() {
        Datasets one = Datasets.of("a");
        Datasets other = Datasets.of("b");
        for (String type : List.of("t3", "c7i", "only-a")) {
            one.point(Map.of("type", type, "apps", 10), "m", 1, 3).point(Map.of("type", type, "apps", 30), "m", 5, 7);
        }
        for (String type : List.of("c7i", "t3", "only-b")) {
            other.point(Map.of("type", type, "apps", 20), "m", 4, 6).point(Map.of("type", type, "apps", 25), "m", 5, 7);
        }
        Comparison comparison = compare(one, other);
        assertThat(comparison.axis()).contains("apps");
        assertThat(only(comparison).places().stream()
                        .map(place -> place.parameters().get("type") + " "
                                + place.parameters().get("apps"))
                        .toList())
                .containsExactlyInAnyOrder("c7i 20.0", "c7i 25.0", "t3 20.0", "t3 25.0");
        PlaceScore place = only(comparison).places().getFirst();
        assertThat(place.before().value()).isEqualTo(4);
        assertThat(place.after().value()).isEqualTo(5);
        assertThat(place.score()).isEqualTo(1 / Math.sqrt(0.25 + 0.5), within(1e-12));
    }

    @Test
    void anAxisCanBeAskedFor() {
        Datasets one =
                Datasets.of("a").point(Map.of("x", 1, "y", 1), "m", 1, 3).point(Map.of("x", 1, "y", 3), "m", 1, 3);
        Datasets other = Datasets.of("b").point(Map.of("x", 1, "y", 2), "m", 1, 3);
        assertThat(compare(one, other).axis()).contains("y");
        CompareSettings alongX = new CompareSettings(Map.of(), 1, 1, Set.of(), Optional.of("x"), 0.05, Map.of(), false);
        assertThat(compare(one, other, alongX).hasCompared()).isFalse();
    }

    @Test
    void measurementsWithNothingInCommonAreNotCalledTheSame() {
        Comparison apart =
                compare(Datasets.of("a").at(1, 1, 3), Datasets.of("b").at(2, 1, 3));
        assertThat(apart.hasCompared()).isFalse();
        assertThat(only(apart).verdict()).isEqualTo(Verdict.NOTHING_IN_COMMON);
        assertThat(only(apart).before()).isNaN();
        assertThat(apart.notes()).anyMatch(note -> note.contains("no place where both sides"));

        Comparison other =
                compare(Datasets.of("a").at(1, 1, 3), Datasets.of("b").point(Map.of("x", 1.0), "another", 1));
        assertThat(other.metrics()).isEmpty();
        assertThat(other.notes())
                .containsExactly(
                        "only before has the metric m: not compared",
                        "only after has the metric another: not compared");
        assertThat(compare(Datasets.of("a"), Datasets.of("b")).hasCompared()).isFalse();
    }

    @Test
    void pointsWithoutValuesAreNoPlaces() {
        Comparison comparison = compare(
                Datasets.of("a").at(1).at(2, 1, 3), Datasets.of("b").at(1, 1, 3).at(2, 1, 3));
        assertThat(only(comparison).places()).hasSize(1);
    }

    @Test
    void valuesOfEqualParametersBelongTogether() {
        Dataset together = Dataset.together(List.of(
                Datasets.of("a").at(1, 1, 3).make(),
                Datasets.of("b").at(1, 5, 7).make()));
        Comparison comparison =
                Comparer.compare(together, Datasets.of("c").at(1, 4).make(), CompareSettings.DEFAULT);
        assertThat(together.source()).isEqualTo("a, b");
        assertThat(only(comparison).places().getFirst().before()).isEqualTo(new Mean(4, 5 / 4.0, 4));
        assertThat(comparison.score()).isZero();
    }

    @Test
    void figuresAreComparedByTheirOwnErrors() {
        Comparison comparison = compare(
                Datasets.of("a").figure("capacity", 100, 3), Datasets.of("b").figure("capacity", 90, 4));
        assertThat(comparison.score()).isEqualTo(2);
        assertThat(comparison.hasCompared()).isTrue();
    }

    private static Comparison compare(Datasets before, Datasets after) {
        return compare(before, after, CompareSettings.DEFAULT);
    }

    private static Comparison compare(Datasets before, Datasets after, CompareSettings settings) {
        return Comparer.compare(before.make(), after.make(), settings);
    }

    private static CompareSettings weights(Map<String, Double> weights, double otherWeight) {
        return new CompareSettings(weights, otherWeight, 1, Set.of(), Optional.empty(), 0.05, Map.of(), false);
    }

    private static CompareSettings threshold(double threshold) {
        return new CompareSettings(Map.of(), 1, threshold, Set.of(), Optional.empty(), 0.05, Map.of(), false);
    }

    private static MetricScore only(Comparison comparison) {
        assertThat(comparison.metrics()).hasSize(1);
        return comparison.metrics().getFirst();
    }

    private static List<Double> scores(Comparison comparison) {
        return only(comparison).places().stream().map(PlaceScore::score).toList();
    }
}

package io.tidemark.experiment.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.experiment.expression.Expression;
import io.tidemark.experiment.expression.Scope;
import io.tidemark.experiment.result.Indicator;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Sample;
import io.tidemark.experiment.summary.Summarizers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;

class NormalizedIndicatorTest {
    private final List<Point> points = List.of(point(1, 2, 4), point(2, 4, 12), point(4, 8, 8)); // means / x: 3, 4, 2

    @Test
    void meanLeastAndGreatestOfAllQuotients() {
        assertThat(indicator(Normalization.MEAN, "x", "mean").of(points)).isEqualTo(3);
        assertThat(indicator(Normalization.MIN, "x", "mean").of(points)).isEqualTo(2);
        assertThat(indicator(Normalization.MAX, "x", "mean").of(points)).isEqualTo(4);
    }

    @Test
    void ofAPairTheMeanCounts() {
        assertThat(indicator(Normalization.MEAN, "x", "mean_err").of(points)).isEqualTo(3);
    }

    @Test
    void theNormMayBeADefinition() {
        assertThat(indicator(Normalization.MEAN, "scale", "max").of(points)).isCloseTo(0.8, within(1e-15));
    }

    @Test
    void aParameterWinsOverADefinitionOfItsName() {
        Indicator indicator = new NormalizedIndicator(
                "i",
                Normalization.MAX,
                "m",
                Summarizers.of("mean").orElseThrow(),
                Expression.parse("x"),
                Scope.of(Map.of("x", 1_000L)));
        assertThat(indicator.of(points)).isEqualTo(4);
    }

    @Test
    void aNormOfZeroOrOfNothingCountsAsZeroForAMeanAndNotForOthers() {
        List<Point> more = new ArrayList<>(points);
        more.add(point(0, 5, 5));
        assertThat(indicator(Normalization.MEAN, "x", "mean").of(more)).isEqualTo(9 / 4.0);
        assertThat(indicator(Normalization.MIN, "x", "mean").of(more)).isEqualTo(2);
        assertThat(indicator(Normalization.MAX, "x", "mean").of(more)).isEqualTo(4);
        for (Normalization kind : Normalization.values()) {
            assertThat(indicator(kind, "nobody", "mean").of(more)).isZero();
        }
    }

    @Test
    void noPhasesGiveZero() {
        for (Normalization kind : Normalization.values()) {
            assertThat(indicator(kind, "x", "mean").of(List.of())).isZero();
        }
    }

    private static Indicator indicator(Normalization kind, String norm, String summarizer) {
        return new NormalizedIndicator(
                "i",
                kind,
                "m",
                Summarizers.of(summarizer).orElseThrow(),
                Expression.parse(norm),
                Scope.of(Map.of("scale", 10L)));
    }

    private static Point point(long x, double... values) {
        SequencedMap<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("x", x);
        SequencedMap<String, List<Sample>> series = new LinkedHashMap<>();
        List<Sample> samples = new ArrayList<>();
        for (double value : values) {
            samples.add(new Sample(1_499_696_193.8, value, 0));
        }
        series.put("m", samples);
        return new Point(parameters, new LinkedHashMap<>(), series);
    }
}

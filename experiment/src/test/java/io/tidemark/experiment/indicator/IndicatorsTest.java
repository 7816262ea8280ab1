package io.tidemark.experiment.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.result.Indicator;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Sample;
import io.tidemark.experiment.settings.TestSettings;
import io.tidemark.experiment.summary.BuiltInSummarizer;
import io.tidemark.experiment.summary.SummaryKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IndicatorsTest {
    private static final List<Metric> METRICS = List.of(
            new Metric("m", "m", "", "", "", List.of(new BuiltInSummarizer("Mean", SummaryKind.MEAN_ERR, false))),
            new Metric("m.x", "m.x", "", "", "", List.of(new BuiltInSummarizer("sum", SummaryKind.SUM, false))));
    private static final List<Point> POINTS = List.of(point(2, 6), point(4, 40));

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            indicator.NormalizedMeanMetricIndicator | m.Mean     | normalizeto: a                | 6.5
            indicator.NormalizedMeanMetricIndicator | m.Mean     | parameter: a                  | 6.5
            NormalizedMinMetricIndicator            | m.mean_err | normalizeto: 0.5 * a          | 6
            indicator.NormalizedMaxMetricIndicator  | m.Mean     | 'normalizeto: "scale * a"'    | 1
            indicator.NormalizedMaxMetricIndicator  | m.Mean     | ''                            | 40
            performance.driver.classes.indicator.NormalizedMeanMetricIndicator | m.x.sum | normalizeto: a | 0
            """)
    void indicatorsAreReadAsTheyAreWritten(String type, String metric, String norm, double expected) throws Exception {
        Indicator indicator = read("class: " + type + "\nname: i\nmetric: " + metric + "\n" + norm);
        assertThat(indicator.name()).isEqualTo("i");
        assertThat(indicator.of(POINTS)).isEqualTo(expected);
    }

    @Test
    void everythingWrongIsToldAtOnce() {
        assertThatThrownBy(
                        () -> read(
                                "{class: indicator.NormalizedMedianMetricIndicator, name: i, metric: m.mode, normalizeto: '1 +'}"))
                .isInstanceOfSatisfying(ProblemsException.class, e -> {
                    assertThat(e.problems())
                            .extracting(problem -> problem.key())
                            .containsExactlyInAnyOrder("class", "metric", "normalizeto");
                    assertThat(e.problems().stream()
                                    .filter(problem -> problem.key().equals("class"))
                                    .findFirst()
                                    .orElseThrow()
                                    .hint())
                            .isEqualTo("did you mean NormalizedMeanMetricIndicator?");
                });
    }

    private static Indicator read(String yaml) throws Exception {
        return TestSettings.read(
                Indicators.OPTIONS,
                settings -> Indicators.of(settings, METRICS).orElse(new Indicator() {
                    @Override
                    public String name() {
                        return "";
                    }

                    @Override
                    public double of(List<Point> points) {
                        return 0;
                    }
                }),
                yaml,
                // A definition of the command line is a text.
                TestSettings.declarations(Map.of("scale", "10")));
    }

    private static Point point(long a, double value) {
        return new Point(
                new LinkedHashMap<>(Map.of("a", a)),
                new LinkedHashMap<>(),
                new LinkedHashMap<>(Map.of("m", List.of(new Sample(1, value, 0)))));
    }
}

package io.tidemark.experiment.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.experiment.result.Figure;
import io.tidemark.experiment.result.Summarizer;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.TDistribution;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummarizersTest {
    @ParameterizedTest(name = "{0} of {1} is {2}")
    @CsvSource(delimiter = '|', textBlock = """
            mean       | 3 9               | 6
            mean       | 1 2 3 4 5 6 7     | 4
            mean       | 0.1 0.2 0.3       | 0.2
            sum        | 0.1 0.2 0.3       | 0.6
            sum        | 1e300 1 -1e300    | 1
            min        | 3 -9 4            | -9
            max        | 3 -9 4            | 4
            median     | 7                 | 7
            median     | 9 3               | 6
            median     | 9 1 2             | 2
            median     | 4 3 2 1           | 2.5
            median     | 7 6 5 4 3 2 1     | 4
            mode       | 5 3 5 3 1         | 3
            mode       | 2 2 9 9 9         | 9
            mode       | 4                 | 4
            variance   | 2 4 4 4 5 5 7 9   | 4
            sdeviation | 2 4 4 4 5 5 7 9   | 2
            variance   | 8                 | 0
            p50        | 1 2 3 4           | 2.5
            p90        | 1 2 3 4 5         | 4.6
            p0         | 3 1 2             | 1
            p100       | 3 1 2             | 3
            p99.9      | 0 1000            | 999
            p25        | 10 20 30 40 50    | 20
            """)
    void figuresAreAsTheirFormulasSay(String name, String series, double expected) {
        assertThat(figure(name, series).value()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void theErrorOfAMeanIsStudents() {
        // As SciPy computes them.
        assertThat(figure("mean_err", "3 9").value()).isEqualTo(6);
        assertThat(figure("mean_err", "3 9").error().orElseThrow()).isCloseTo(26.953930596281257, within(1e-13));
        assertThat(figure("mean_err", "10 20 30 40 50").value()).isEqualTo(30);
        assertThat(figure("mean_err", "10 20 30 40 50").error().orElseThrow())
                .isCloseTo(17.559780661701655, within(1e-13));
        assertThat(figure("mean_err", "5 5 5")).isEqualTo(Figure.of(5, 0));
    }

    /** The search of the library alone is off in the tenth digit. */
    @Test
    void studentsTIsExact() {
        assertThat(StudentT.twoSided95(1)).isCloseTo(Math.tan(Math.PI * 0.475), within(1e-13));
        for (int degrees : new int[] {2, 5, 30, 1_000, 1_000_000}) {
            double t = StudentT.twoSided95(degrees);
            assertThat(new TDistribution(null, degrees).cumulativeProbability(t))
                    .as("%s degrees of freedom", degrees)
                    .isCloseTo(0.975, within(1e-12));
        }
        assertThat(StudentT.twoSided95(1_000_000)).isCloseTo(1.95997, within(1e-4));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"mean", "mean_err", "min", "max", "sum", "median", "mode", "variance", "sdeviation", "p95", "p0"
            })
    void anySeriesGivesAValidFigure(String name) {
        Summarizer summarizer = Summarizers.of(name).orElseThrow();
        assertThat(summarizer.of(List.of()).value()).isZero();
        assertThat(summarizer.of(List.of()).error().orElse(0)).isZero();
        assertThat(summarizer.of(List.of(Double.NaN, Double.POSITIVE_INFINITY))).isEqualTo(summarizer.of(List.of()));
        assertThat(summarizer.of(List.of(7.0, Double.NaN))).isEqualTo(summarizer.of(List.of(7.0)));
        double most = Double.MAX_VALUE;
        for (List<Double> series : List.of(
                List.of(7.0),
                List.of(most, most, most),
                List.of(most, -most, most),
                List.of(0.0),
                List.of(-0.0, 0.0))) {
            Figure figure = summarizer.of(series);
            assertThat(figure.value()).as("%s", series).isFinite();
            assertThat(figure.error().orElse(0)).as("%s", series).isFinite().isNotNegative();
        }
    }

    @Test
    void theOrderOfTheValuesDoesNotMatter() {
        Random random = new Random(7);
        List<Double> values = new java.util.ArrayList<>(
                random.doubles(1_000, -1e6, 1e6).boxed().toList());
        for (String name : Summarizers.names()) {
            Summarizer summarizer = Summarizers.of(name).orElseThrow();
            Figure figure = summarizer.of(values);
            Collections.shuffle(values, random);
            assertThat(summarizer.of(values)).as(name).isEqualTo(figure);
        }
    }

    @Test
    void straightLinesAreExact() {
        List<Double> line =
                IntStream.rangeClosed(1, 100).mapToObj(i -> (double) i).toList();
        assertThat(Summarizers.of("mean").orElseThrow().of(line)).isEqualTo(Figure.of(50.5));
        assertThat(Summarizers.of("sum").orElseThrow().of(line)).isEqualTo(Figure.of(5_050));
        assertThat(new BuiltInSummarizer("sum", SummaryKind.SUM, true).of(line).value())
                .isEqualTo(5_050);
    }

    @ParameterizedTest(name = "of {0} stay {1}")
    @CsvSource(delimiter = '|', textBlock = """
            1 2 3 100         | 1 2 3      # far by far
            1 2 3 4 5         | 2 3 4      # exactly twice is far
            1 1 1 9           | 1 1 1 9    # most are equal: there is no measure of far
            3 9               | 3 9        # two are never far
            5                 | 5
            1 2 3 4           | 1 2 3 4
            """)
    void outliersAreFarFromTheMedian(String all, String kept) {
        double[] stay = Outliers.reject(numbers(all));
        assertThat(stay).containsExactly(numbers(kept.replaceAll("#.*", "")));
    }

    @Test
    void outliersAreLeftOutOnlyWhenAsked() {
        List<Double> values = List.of(100.0, 1.0, 2.0, 3.0);
        assertThat(Summarizers.of("max").orElseThrow().of(values)).isEqualTo(Figure.of(100));
        assertThat(new BuiltInSummarizer("max", SummaryKind.MAX, true).of(values))
                .isEqualTo(Figure.of(3));
        assertThat(new BuiltInSummarizer("mean", SummaryKind.MEAN, true).of(values))
                .isEqualTo(Figure.of(2));
        assertThat(new PercentileSummarizer("p", 100, true).of(values)).isEqualTo(Figure.of(3));
    }

    @Test
    void builtInOnesHaveSeveralSpellings() {
        for (String spelling : List.of("mean", "@mean", "summarize.mean", "summarizers.mean")) {
            assertThat(Summarizers.of(spelling)).contains(new BuiltInSummarizer("mean", SummaryKind.MEAN, false));
        }
        assertThat(Summarizers.of("average")).isEmpty();
        assertThat(Summarizers.of("p101")).isEmpty();
        assertThat(Summarizers.of("Mean")).isEmpty();
        assertThat(Summarizers.suggestion("@meen")).isEqualTo("did you mean mean?");
        assertThat(Summarizers.suggestion("zz")).startsWith("known: mean, mean_err");
    }

    private static Figure figure(String name, String series) {
        return Summarizers.of(name)
                .orElseThrow()
                .of(Arrays.stream(numbers(series)).boxed().toList());
    }

    private static double[] numbers(String series) {
        return Arrays.stream(series.strip().split(" +"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}

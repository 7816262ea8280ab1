package io.tidemark.experiment.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.experiment.session.Ending;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The examples whose values are known: each must come out exactly, with eight threads and three repeats, every time. */
class ExactExamplesTest {
    private static final int REPEATS = 3;

    @TempDir
    private Path results;

    private static List<Double> three(double value) {
        return Collections.nCopies(REPEATS, value);
    }

    @Test
    void aLineIsALine() throws Exception {
        line(20);
    }

    @Test
    void aSumIsTheSum() throws Exception {
        sum();
    }

    @Test
    void allIsCounted() throws Exception {
        count();
    }

    /** As many as the promise says: a hundred times each, which takes minutes. */
    @RepeatedTest(100)
    @EnabledIfSystemProperty(
            named = "tidemark.proof",
            matches = "full",
            disabledReason = "only with -Dtidemark.proof=full")
    void aHundredTimesExactly() throws Exception {
        line(100);
        sum();
        count();
    }

    private void line(int last) throws Exception {
        Ending ending =
                Examples.run(Examples.read(List.of("line.yml"), "last=" + last).repeated(REPEATS), results);
        Map<List<Object>, List<Double>> expected = new LinkedHashMap<>();
        for (long value = 1; value <= last; value++) {
            expected.put(List.of(value), three((double) value));
        }
        requireAllWell(ending);
        assertThat(Examples.values(ending.results(), "metric", "parameter")).isEqualTo(expected);
    }

    private void sum() throws Exception {
        Ending ending = Examples.run(Examples.read(List.of("sum.yml")).repeated(REPEATS), results);
        Map<List<Object>, List<Double>> expected = new LinkedHashMap<>();
        for (long left = 1; left <= 10; left++) {
            for (long right = 1; right <= 10; right++) {
                expected.put(List.of(left, right), three((double) (left + right)));
            }
        }
        requireAllWell(ending);
        assertThat(Examples.values(ending.results(), "sum", "left", "right")).isEqualTo(expected);
        assertThat(ending.results().indicatorValues().get("meanSumPerLeft")).isEqualTo(2.6109325396825396);
        assertThat(results.resolve("plot-sum-mean.png")).isNotEmptyFile();
        assertThat(Files.readAllLines(results.resolve("results.csv")))
                .hasSize(101)
                .contains("left,right,,sum (mean),status,", "1,1,,2.0,OK,", "10,10,,20.0,OK,");
    }

    private void count() throws Exception {
        Ending ending = Examples.run(Examples.read(List.of("count.yml")), results);
        Map<List<Object>, List<Double>> expected = new LinkedHashMap<>();
        for (long lines : new long[] {1, 10, 100, 1000}) {
            expected.put(List.of(lines), three((double) lines));
        }
        requireAllWell(ending);
        assertThat(Examples.values(ending.results(), "counted", "lines")).isEqualTo(expected);
    }

    private static void requireAllWell(Ending ending) {
        assertThat(ending.troubles()).isEmpty();
        assertThat(ending.failedPhases()).isZero();
    }
}

package io.tidemark.experiment.summary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.result.Figure;
import io.tidemark.experiment.result.Summarizer;
import io.tidemark.experiment.settings.TestSettings;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SummarizerSettingsTest {
    @Test
    void theLongFormIsAsTheDocumentHasIt() throws Exception {
        assertThat(read("{class: '@mean_err', name: Mean (With Error), outliers: no}"))
                .isEqualTo(new BuiltInSummarizer("Mean (With Error)", SummaryKind.MEAN_ERR, false));
        assertThat(read("{class: '@mean_err', outliers: yes}"))
                .isEqualTo(new BuiltInSummarizer("mean_err", SummaryKind.MEAN_ERR, true));
        assertThat(read("{class: '@mean'}")).isEqualTo(new BuiltInSummarizer("mean", SummaryKind.MEAN, false));
    }

    @Test
    void percentilesAndFormulas() throws Exception {
        assertThat(read("{class: summarize.PercentileSummarizer, percentile: 99.5}"))
                .isEqualTo(new PercentileSummarizer("PercentileSummarizer", 99.5, false));
        assertThat(read("{class: performance.driver.classes.summarize.PercentileSummarizer, name: p}"))
                .isEqualTo(new PercentileSummarizer("p", 95, false));
        Summarizer spread =
                read("{class: summarize.FormulaSummarizer, name: spread, formula: 'max(values) - values[0] + n'}");
        assertThat(spread.of(List.of(5.0, 2.0, 9.0))).isEqualTo(Figure.of(10));
        assertThat(spread.of(List.of())).isEqualTo(Figure.of(0));
        assertThat(spread.name()).isEqualTo("spread");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {class: '@meen'}                                            | class      | must be a summarizer    | did you mean mean?
            {class: summarizers.MyCustomSummarizer.summarisationFunction} | class    | must be a summarizer    | code of one's own is not loaded; summarize.FormulaSummarizer takes an expression
            {class: summarize.PercentileSummarizer, percentile: 101}    | percentile | must be from 0 to 100   | ''
            {class: summarize.FormulaSummarizer}                        | formula    | must be an expression   | such as max(values) - min(values)
            """)
    void whatIsWrongIsAProblem(String yaml, String key, String expected, String hint) {
        assertThatThrownBy(() -> read(yaml)).isInstanceOfSatisfying(ProblemsException.class, e -> {
            assertThat(e.problems()).hasSize(1);
            assertThat(e.problems().getFirst().key()).isEqualTo(key);
            assertThat(e.problems().getFirst().expected()).isEqualTo(expected);
            assertThat(e.problems().getFirst().hint()).isEqualTo(hint);
        });
    }

    private static Summarizer read(String yaml) throws Exception {
        return TestSettings.read(Summarizers.OPTIONS, Summarizers::of, yaml);
    }
}

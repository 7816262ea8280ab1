package io.tidemark.experiment.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.experiment.settings.TestSettings;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MultiStepPolicyTest {
    private static List<Map<String, Object>> points(String values) throws ProblemsException {
        return TestSettings.read(
                        MultiStepPolicy.TYPE.options(),
                        MultiStepPolicy.TYPE.reader(),
                        "steps: [{name: s, values: " + values + "}]")
                .outline()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{parameter: a, value: 3}]                                             | [{a=3}]                              | a value
            [{parameter: a, value: t3.small}]                                      | [{a=t3.small}]                       | a text that is no expression
            [{parameter: a, values: [1, x, 2.5]}]                                  | [{a=1}, {a=x}, {a=2.5}]              | a list
            [{parameter: a, min: 0, max: 4, step: 2}]                              | [{a=0}, {a=2}, {a=4}]                | a range with its end
            [{parameter: a, min: 0, max: 4, step: 2, inclusive: no}]               | [{a=0}, {a=2}]                       | without it
            [{parameter: a, values: [1, 2]}, {parameter: b, values: [7, 8]}]       | [{a=1, b=7}, {a=1, b=8}, {a=2, b=7}, {a=2, b=8}] | the last changes fastest
            [{parameter: a, values: [1, 2]}, {parameter: b, value: a * 10 + 1}]    | [{a=1, b=11}, {a=2, b=21}]           | an expression of another
            [{parameter: b, value: "log(rate) + a"}, {parameter: a, values: [1]}]  | [{a=1}]                              | one that has no value yet
            """)
    void values(String values, String expected, String why) throws ProblemsException {
        assertThat(points(values)).as(why).hasToString(expected);
    }

    @Test
    void aSampleIsTheSameEachTime() throws ProblemsException {
        String sample = "[{parameter: a, min: 0, max: 10000, sample: 20}]";

        assertThat(points(sample)).hasSize(20).doesNotHaveDuplicates().isEqualTo(points(sample));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            [{parameter: a}]                                  | must have a value, values, or a range with max
            [{parameter: a, value: 1, max: 2}]                | must be alone: value, values or max
            [{parameter: aa, value: 1}]                       | did you mean a?
            [{parameter: a, values: []}]                      | must be a list of numbers or texts
            [{parameter: a, max: 10, step: 0}]                | must have a step greater than 0
            [{parameter: a, min: 2, max: 1}]                  | must have a max of at least its min
            [{parameter: a, max: 1000}, {parameter: b, max: 100000}] | must have at most 1000000 combinations
            """)
    void mistakes(String values, String expected) {
        assertThatThrownBy(() -> points(values))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining(expected);
    }
}

package io.tidemark.aggregator.cost;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DollarsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0          | $0
            0.0000004  | < $0.000001
            0.000001   | $0.000001
            0.00004251 | $0.000043
            0.0949     | $0.095
            0.0951     | $0.10
            0.934      | $0.93
            0.999      | $1
            2          | $2
            2.5        | $2.50
            1234.567   | $1,234.57
            """)
    void smallAmountsHaveTwoDigitsAndOthersCents(double dollars, String text) {
        assertThat(Dollars.of(dollars)).isEqualTo(text);
    }
}

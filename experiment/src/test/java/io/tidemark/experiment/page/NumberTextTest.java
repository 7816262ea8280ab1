package io.tidemark.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0           | 0
            1           | 1
            -2.5        | -2.5
            0.00123456  | 0.0012346
            12.5        | 12.5
            999.9999    | 1,000
            1234.567    | 1,234.6
            1234567.4   | 1,234,567
            -1234567.4  | -1,234,567
            0.00001     | 1e-5
            -0.0000123456 | -1.235e-5
            2e15        | 2e+15
            NaN         | –
            """)
    void numbersHaveAsManyDigitsAsHelp(double value, String text) {
        assertThat(NumberText.of(value)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0       | 0 %
            0.125   | +12.5 %
            -0.0004 | -0.04 %
            0.35065 | +35.1 %
            1.5     | +150 %
            12.3456 | +1235 %
            NaN     | –
            """)
    void changesHaveASign(double share, String text) {
        assertThat(NumberText.change(share)).isEqualTo(text);
    }
}

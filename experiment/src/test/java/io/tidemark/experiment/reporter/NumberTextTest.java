package io.tidemark.experiment.reporter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberTextTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            1,                      1.0
            -0.0,                   -0.0
            0,                      0.0
            0.1,                    0.1
            100,                    100.0
            1234567.125,            1234567.125
            0.0001,                 0.0001
            0.00001,                1e-05
            1.5e-7,                 1.5e-07
            1e15,                   1000000000000000.0
            9007199254740993,       9007199254740992.0
            1e16,                   1e+16
            -2.5e300,               -2.5e+300
            1499696193.822527,      1499696193.822527
            26.953930596281257,     26.953930596281257
            """)
    void numbersAreAsPythonWritesThem(double value, String text) {
        assertThat(NumberText.of(value)).isEqualTo(text);
    }

    @Test
    void nothingIsLost() {
        Random random = new Random(3);
        for (int i = 0; i < 10_000; i++) {
            double value = Double.longBitsToDouble(random.nextLong());
            if (Double.isFinite(value)) {
                assertThat(Double.parseDouble(NumberText.of(value))).isEqualTo(value);
            }
        }
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            1,            1
            1000000,      1000000
            0.30000000001, 0.3
            26.953930596, 26.954
            123456.7,     123457
            -0.012345678, -0.012346
            1e-9,         1.000e-09
            2.5e12,       2.500e+12
            """)
    void peopleSeeFewDigits(double value, String text) {
        assertThat(NumberText.brief(value)).isEqualTo(text);
    }

    @Test
    void otherValuesAreTexts() {
        assertThat(NumberText.of((Object) 5L)).isEqualTo("5");
        assertThat(NumberText.of((Object) 5.0)).isEqualTo("5.0");
        assertThat(NumberText.of((Object) true)).isEqualTo("True");
        assertThat(NumberText.of((Object) "t3.small")).isEqualTo("t3.small");
    }
}

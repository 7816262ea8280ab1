package io.tidemark.core.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PercentsTest {
    @ParameterizedTest
    @CsvSource({"5%, 0.05", "0.05, 0.05", "0%, 0", "100%, 1", "1, 1", "0.1%, 0.001", "99.99%, 0.9999"})
    void sharesAreWrittenEitherWay(String text, double expected) {
        assertThat(Percents.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "%", "5", "101%", "-1%", "1.01", "5 %", "1e-3", "NaN"})
    void whatIsNotAShareSaysWhatIs(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Percents.parse(text))
                .withMessage("must be a share such as 5% or 0.05, from 0 to 100%");
    }

    @ParameterizedTest
    @CsvSource({"0.05, 5%", "0, 0%", "1, 100%", "0.001, 0.1%", "0.3333333333333333, 33.33333333333333%"})
    void percentsAreWritten(double share, String expected) {
        assertThat(Percents.format(share)).isEqualTo(expected);
    }

    @Test
    void whatIsNotAShareIsNotWritten() {
        assertThatIllegalArgumentException().isThrownBy(() -> Percents.format(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> Percents.format(1.1));
    }

    @Test
    void whatIsWrittenReadsBack() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            double share = random.nextDouble() / Math.pow(10, random.nextInt(320));
            assertThat(Percents.parse(Percents.format(share)))
                    .as("seed %s", seed)
                    .isEqualTo(share);
        }
    }
}

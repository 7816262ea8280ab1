package io.tidemark.core.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.tidemark.core.shape.Level;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RatesTest {
    @ParameterizedTest
    @CsvSource({
        "200/s, 200000000",
        "90/m, 1500000",
        "100/m, 1666667",
        "1000/h, 277778",
        "0.5/s, 500000",
        "0/s, 0",
        "1000000000/s, 1000000000000000",
    })
    void ratesBecomeMillionthsPerSecond(String text, long micros) {
        assertThat(Rates.parse(text)).isEqualTo(new Level(micros));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "200", "/s", "-1/s", "200/ s", "200/d", "200rps", "1e3/s", "200 /s"})
    void whatIsNotARateSaysWhatIs(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rates.parse(text))
                .withMessage("must be a rate such as 200/s, 90/m or 1000/h");
    }

    @Test
    void ratesBeyondTheArithmeticAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rates.parse("1000000000.1/s"))
                .withMessage("must be a rate up to 1000000000/s");
    }

    @Test
    void aRateThatWouldRoundToNothingIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Rates.parse("0.001/h"))
                .withMessage("must be a rate of 0 or at least 0.000001/s");
    }

    @Test
    void whatIsWrittenReadsBack() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Level level = new Level(random.nextLong(Level.MAX_MICROS) >> random.nextInt(50));
            assertThat(Rates.parse(Rates.format(level))).as("seed %s", seed).isEqualTo(level);
        }
    }
}

package io.tidemark.core.units;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
    @ParameterizedTest
    @CsvSource({
        "0s, PT0S",
        "500ms, PT0.5S",
        "5s, PT5S",
        "1.5s, PT1.5S",
        "5m, PT5M",
        "1h, PT1H",
        "1m30s, PT1M30S",
        "2d, PT48H",
        "1d2h3m4s5ms, PT26H3M4.005S",
        "0.5h, PT30M",
        "0.000001ms, PT0.000000001S",
        "90s, PT1M30S",
        "36500d, PT876000H",
    })
    void unitsAddUp(String text, Duration expected) {
        assertThat(Durations.parse(text)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "5", "s", "-5s", "5 s", "5S", "1.s", ".5s", "30s1m", "1s1s", "5sec", "1e3s", "٣s", "1ms1s"})
    void whatIsNotADurationSaysWhatIs(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse(text))
                .withMessage("must be a duration such as 500ms, 5s, 1m30s or 1h");
    }

    @Test
    void fractionsOfNanosecondsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse("0.0000000001s"))
                .withMessageEndingWith("in whole nanoseconds");
    }

    @Test
    void moreThanACenturyIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Durations.parse("36500d1ms"))
                .withMessageEndingWith("up to 36500d");
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.format(Durations.MAX.plusNanos(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> Durations.format(Duration.ofNanos(-1)));
    }

    @ParameterizedTest
    @CsvSource({
        "PT0S, 0s",
        "PT0.25S, 250ms",
        "PT0.0005S, 0.5ms",
        "PT1.5S, 1.5s",
        "PT90S, 1m30s",
        "PT1H, 1h",
        "PT1H0.5S, 1h500ms",
        "PT25H, 1d1h",
        "PT0.000000001S, 0.000001ms",
    })
    void theLargestUnitsAreWritten(Duration duration, String expected) {
        assertThat(Durations.format(duration)).isEqualTo(expected);
    }

    @Test
    void whatIsWrittenReadsBack() {
        long seed = 7;
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            Duration duration = Duration.ofNanos(random.nextLong(Durations.MAX.toNanos()) >> random.nextInt(60));
            assertThat(Durations.parse(Durations.format(duration)))
                    .as("seed %s", seed)
                    .isEqualTo(duration);
        }
    }
}

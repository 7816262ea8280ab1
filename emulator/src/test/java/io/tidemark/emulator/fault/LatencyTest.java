package io.tidemark.emulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LatencyTest {
    private static final int DRAWS = 100_001;
    private static final double MILLI = 1e6;

    /** The percentiles follow from the formulas of the distributions. */
    @ParameterizedTest
    @CsvSource({
        "20ms,            20,    20,    20,    0.001",
        "10ms..50ms,      14,    30,    49.6,  0.3",
        "20ms+-5ms,       13.59, 20,    31.63, 0.3",
        "20ms +- 5ms,     13.59, 20,    31.63, 0.3",
        "20ms p99 200ms,  5.63,  20,    200,   7",
        "0s,              0,     0,     0,     0.001"
    })
    void draws(String text, double p10, double p50, double p99, double tolerance) {
        Latency latency = Latency.parse(text);
        SplittableRandom random = new SplittableRandom(11);
        long[] nanos = LongStream.generate(() -> latency.nanos(random))
                .limit(DRAWS)
                .sorted()
                .toArray();

        assertThat(nanos[DRAWS / 10] / MILLI).isCloseTo(p10, within(tolerance));
        assertThat(nanos[DRAWS / 2] / MILLI).isCloseTo(p50, within(tolerance));
        assertThat(nanos[DRAWS * 99 / 100] / MILLI).isCloseTo(p99, within(tolerance));
        assertThat(nanos[0]).isNotNegative();
    }

    @Test
    void noAnswerIsHeldBackForMoreThanFiveMinutes() {
        Latency wild = Latency.parse("1s p99 5m");
        SplittableRandom random = new SplittableRandom(3);

        assertThat(LongStream.generate(() -> wild.nanos(random)).limit(DRAWS).max())
                .hasValue(Duration.ofMinutes(5).toNanos());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "20",
                "fast",
                "..",
                "20ms..",
                "50ms..10ms",
                "20ms p99",
                "0s p99 1s",
                "1s p99 10ms",
                "6m",
                "-1s"
            })
    void whatIsNoLatencyIsRefused(String text) {
        assertThatThrownBy(() -> Latency.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("must ");
    }

    @Test
    void isShownAsItWasWrittenAndEqualByThat() {
        assertThat(Latency.parse("20ms p99 200ms"))
                .hasToString("20ms p99 200ms")
                .isEqualTo(Latency.parse("20ms p99 200ms"));
        assertThat(Latency.parse("0s")).isEqualTo(Latency.NONE).isNotEqualTo(Latency.parse("1s"));
    }
}

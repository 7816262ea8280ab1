package io.tidemark.aggregator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Shape;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RunTextsTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void aShapeReadsLikeASentence() {
        Level half = Level.of(new BigDecimal("0.5"));

        assertThat(open(new Shape.Constant(Level.of(200), MINUTE))).isEqualTo("200/s for 1m");
        assertThat(closed(new Shape.Constant(Level.of(200), MINUTE))).isEqualTo("200 users for 1m");
        assertThat(closed(new Shape.Constant(Level.of(1), MINUTE))).isEqualTo("1 user for 1m");
        assertThat(open(new Shape.Ramp(half, Level.of(9), MINUTE))).isEqualTo("0.5/s to 9/s in 1m");
        assertThat(closed(new Shape.Steps(Level.of(10), Level.of(5), MINUTE, 3)))
                .isEqualTo("3 steps from 10 users by 5 users, 1m each");
        assertThat(open(new Shape.Spike(Level.of(1), Level.of(9), MINUTE, MINUTE, Duration.ofMinutes(3))))
                .isEqualTo("1/s for 3m with a spike of 9/s for 1m");
        assertThat(open(new Shape.Burst(50, MINUTE, 3))).isEqualTo("50 at once, 3 times, every 1m");
    }

    @Test
    void runsAreNamedByTheirTime() {
        long millis = Instant.parse("2026-11-20T19:15:00.999Z").toEpochMilli();

        assertThat(RunId.create(millis, "3f9c")).matches("20261120-191500-[0-9a-f]{4}");
        assertThat(RunId.create(millis, "a")).isEqualTo(RunId.create(millis, "a"));
        assertThat(RunId.create(millis, "a")).isNotEqualTo(RunId.create(millis, "b"));
        assertThat(RunId.create(millis, "a")).isNotEqualTo(RunId.create(millis - 1, "a"));
        assertThat(RunId.create(millis, "a")).isLessThan(RunId.create(millis + 1_000, "a"));
    }

    private static String open(Shape shape) {
        return ShapeText.of(shape, LoadModel.OPEN);
    }

    private static String closed(Shape shape) {
        return ShapeText.of(shape, LoadModel.CLOSED);
    }
}

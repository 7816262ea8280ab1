package io.tidemark.core.shape;

import static io.tidemark.core.shape.Phases.burst;
import static io.tidemark.core.shape.Phases.constant;
import static io.tidemark.core.shape.Phases.ramp;
import static io.tidemark.core.shape.Phases.spike;
import static io.tidemark.core.shape.Phases.steps;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.Duration;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShapeTest {
    record Refused(String story, ThrowingCallable made, String message) {
        @Override
        public String toString() {
            return story;
        }
    }

    static Stream<Refused> refused() {
        return Stream.of(
                new Refused("no time", () -> constant("1", "0"), "duration must be > 0"),
                new Refused("time backwards", () -> ramp("1", "2", "-3"), "PT-3S"),
                new Refused("more than a week", () -> constant("1", "604800.000000001"), "<= PT168H but is PT168H"),
                new Refused("steps of more than a week", () -> steps("1", "1", "86400", 8), "every x count"),
                new Refused("no steps", () -> steps("1", "1", "1", 0), "between 1 and 10000 but is 0"),
                new Refused("too many steps", () -> steps("1", "1", "1", 10_001), "10001"),
                new Refused(
                        "steps to more than the highest level", () -> steps("0", "1000000000", "1", 3), "last step"),
                new Refused("steps far beyond", () -> steps("1", "1000000000", "1", 10_000), "last step"),
                new Refused(
                        "a spike that begins too early", () -> spike("1", "2", "-1", "1", "9"), "from PT-1S for PT1S"),
                new Refused("a spike that ends too late", () -> spike("1", "2", "9", "2", "10"), "from PT9S for PT2S"),
                new Refused("a spike of no length", () -> spike("1", "2", "3", "0", "10"), "hold must be > 0"),
                new Refused("a spike at the end of time", Spike::atTheEndOfTime, "spike must lie within"),
                new Refused("an empty burst", () -> burst(0, "1", 1), "size must be > 0 but is 0"),
                new Refused("no burst", () -> burst(1, "1", 0), "times must be > 0 but is 0"),
                new Refused("bursts of more than a week", () -> burst(1, "604800", 2), "every x times"));
    }

    private static final class Spike {
        static void atTheEndOfTime() {
            Duration end = Duration.ofSeconds(Long.MAX_VALUE);
            new Shape.Spike(Level.of(1), Level.of(2), end, Duration.ofSeconds(1), Duration.ofSeconds(9));
        }
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatMakesNoSenseIsRefusedWithTheValue(Refused row) {
        assertThatIllegalArgumentException().isThrownBy(row.made).withMessageContaining(row.message);
    }

    @Test
    void theLongestPhaseIsAWeek() {
        assertThat(constant("1", "604800").duration()).isEqualTo(Shape.MAX_DURATION);
        assertThat(steps("1", "1", "60.48", 10_000).duration()).isEqualTo(Shape.MAX_DURATION);
        assertThat(burst(1, "302400", 2).duration()).isEqualTo(Shape.MAX_DURATION);
    }

    @Test
    void theHighestLevelMayBeAnywhere() {
        assertThat(constant("2", "1").highest()).isEqualTo(Level.of(2));
        assertThat(ramp("5", "2", "1").highest()).isEqualTo(Level.of(5));
        assertThat(ramp("2", "5", "1").highest()).isEqualTo(Level.of(5));
        assertThat(steps("1", "2", "1", 3).highest()).isEqualTo(Level.of(5));
        assertThat(spike("1", "9", "1", "1", "3").highest()).isEqualTo(Level.of(9));
        assertThat(spike("9", "1", "1", "1", "3").highest()).isEqualTo(Level.of(9));
        assertThat(burst(9, "1", 1).highest()).isEqualTo(Level.of(0));
    }

    @Test
    void nothingMayBeMissing() {
        Duration second = Duration.ofSeconds(1);

        assertThatNullPointerException()
                .isThrownBy(() -> new Shape.Ramp(Level.of(1), null, second))
                .withMessage("to is null");
        assertThatNullPointerException()
                .isThrownBy(() -> new Shape.Constant(Level.of(1), null))
                .withMessage("duration is null");
        assertThatNullPointerException()
                .isThrownBy(() -> new Shape.Spike(Level.of(1), Level.of(2), null, second, second))
                .withMessage("at is null");
        assertThatNullPointerException()
                .isThrownBy(() -> new Phase("a", null, false))
                .withMessage("shape is null");
    }
}

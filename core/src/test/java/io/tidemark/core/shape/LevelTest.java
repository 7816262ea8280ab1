package io.tidemark.core.shape;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LevelTest {
    @ParameterizedTest
    @CsvSource({
        "0,0,0",
        "1,1000000,1",
        "1.5,1500000,1.5",
        "100.0,100000000,100",
        "1.6666667,1666667,1.666667",
        "0.0000004,0,0",
        "0.0000005,1,0.000001",
        "1e9,1000000000000000,1000000000"
    })
    void aLevelIsKeptInMillionths(BigDecimal value, long micros, String text) {
        assertThat(Level.of(value).micros()).isEqualTo(micros);
        assertThat(Level.of(value)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1000000000.000001", "1e30", "-1e30"})
    void aLevelBeyondTheLimitsIsRefusedWithItsValue(BigDecimal value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Level.of(value))
                .withMessageContaining("between 0 and 1e9")
                .withMessageContaining(value.toString());
    }

    @Test
    void aLargeWholeNumberIsRefusedToo() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Level.of(Long.MAX_VALUE))
                .withMessageContaining("9223372036854775807");
        assertThatIllegalArgumentException().isThrownBy(() -> new Level(-1)).withMessageContaining("-0.000001");
    }

    @Test
    void levelsAreComparedByTheirSize() {
        assertThat(Level.of(2)).isGreaterThan(new Level(1_999_999));
        assertThat(Level.of(7).value()).isEqualTo(7.0);
    }
}

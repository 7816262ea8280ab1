package io.tidemark.functions.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProcessAgeTest {
    @Test
    void ageIsTheMachinesWithoutThatAtTheStart() {
        String stat = "42 (a ) (b) S 1 42 42 0 -1 4194304 1 2 3 4 5 6 7 8 20 0 1 0 359879 5 6 7\n";

        assertThat(ProcessAge.millis("3600.25 7000.00\n", stat)).isEqualTo(1_460);
    }

    @Test
    void thisProcessIsOlderThanNothingAndYoungerThanADay() {
        assertThat(ProcessAge.millis()).isBetween(0L, Duration.ofDays(1).toMillis());
    }
}

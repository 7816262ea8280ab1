package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackOffTest {
    @Test
    void waitsDoubleUntilTheyAreLongEnough() {
        BackOff first = new BackOff(0);
        List<Long> millis = Stream.generate(first::nextNanos)
                .limit(8)
                .map(TimeUnit.NANOSECONDS::toMillis)
                .toList();
        assertThat(millis).containsExactly(125L, 250L, 500L, 1_000L, 2_000L, 2_500L, 2_500L, 2_500L);
    }

    @Test
    void noTwoOfAThousandWaitForTheSameTime() {
        Set<Long> waits = new HashSet<>();
        for (int segment = 0; segment < 1_000; segment++) {
            long wait = new BackOff(segment).nextNanos();
            assertThat(wait).isBetween(TimeUnit.MILLISECONDS.toNanos(125), TimeUnit.MILLISECONDS.toNanos(250));
            waits.add(wait);
        }
        assertThat(waits).hasSize(1_000);
    }
}

package io.tidemark.swarm.locust;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Health;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class HotWorkersTest {
    private final HotWorkers hot = new HotWorkers();
    private int second;

    @Test
    void fiveSecondsOverNinetyPercentAreNamedOnce() {
        for (int i = 0; i < 4; i++) {
            assertThat(note(91, 50)).isEmpty();
            assertThat(hot.isAny()).isFalse();
        }
        assertThat(note(91, 50)).containsExactly(1);
        assertThat(note(91, 50)).isEmpty();
        assertThat(hot.isAny()).isTrue();
    }

    @Test
    void aBusyStartIsNotHot() {
        note(100, 100);
        note(100, 100);
        for (int i = 0; i < 10; i++) {
            assertThat(note(60, 80)).isEmpty();
        }
        assertThat(hot.isAny()).isFalse();
    }

    @Test
    void itIsTheMeanOfTheLastFiveSecondsThatCounts() {
        for (int i = 0; i < 20; i++) {
            note(10, 10);
        }
        assertThat(note(100, 10)).isEmpty();
        assertThat(note(100, 10)).isEmpty();
        assertThat(note(100, 10)).isEmpty();
        assertThat(note(60, 10)).isEmpty();
        assertThat(note(100, 10)).as("a mean of 92 %").containsExactly(1);
    }

    private SortedSet<Integer> note(int first, int other) {
        second++;
        return hot.note(new TreeMap<>(Map.of(0, health(first), 1, health(other))));
    }

    private Health health(int percent) {
        return new Health(second, 1, 0, 0, percent * 10_000L, 1_000_000, 0, 0, 0, 0);
    }
}

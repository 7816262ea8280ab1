package io.tidemark.aggregator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.file.Spill;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A timeline that may keep next to nothing open, and next to nothing packed in memory, says the same as one that may. */
class SpilledTimelineTest {
    private static final int SECONDS = 40;
    private static final int NAMES = 3;

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 0, 1000000", "3, 30000, 0", "4, 30000, 20000", "5, 400000, 50000", "6, 9000000, 0"})
    void saysTheSameAsTheSumOfAllWindows(long seed, long mostOpen, long mostInMemory) {
        Timeline timeline = new Timeline(Spill.in(directory, mostInMemory), mostOpen);
        List<Window> windows = windows(new Random(seed));
        windows.forEach(timeline::add);

        Map<Integer, Stats> bySecond = new TreeMap<>();
        windows.forEach(window -> bySecond.merge(window.second(), window.stats(), Stats::merge));
        String as = "seed " + seed;
        assertThat(timeline.windows()).as(as).containsExactlyElementsOf(merged(windows));
        assertThat(timeline.total())
                .as(as)
                .isEqualTo(sum(windows.stream().filter(w -> !w.warmUp()).toList()));
        assertThat(timeline.totalWithWarmUp()).as(as).isEqualTo(sum(windows));
        for (int name = 0; name < NAMES; name++) {
            int of = name;
            Stats total = sum(
                    windows.stream().filter(w -> !w.warmUp() && w.name() == of).toList());
            assertThat(timeline.total(name)).as(as).isEqualTo(total);
            assertThat(timeline.totalByName().getOrDefault(name, Stats.NONE))
                    .as(as)
                    .isEqualTo(total);
        }
        for (int second = 0; second < SECONDS; second++) {
            Stats expected = bySecond.getOrDefault(second, Stats.NONE);
            assertThat(timeline.second(second)).as(as).isEqualTo(expected);
            assertThat(timeline.counts(second, second + 1)).as(as).isEqualTo(expected.counts());
        }
        assertThat(timeline.seconds(5, 30))
                .as(as)
                .isEqualTo(sum(windows.stream()
                        .filter(w -> w.second() >= 5 && w.second() < 30)
                        .toList()));
        Map<Integer, Stats> byName = new TreeMap<>();
        windows.stream()
                .filter(w -> w.second() >= 5 && w.second() < 30)
                .forEach(w -> byName.merge(w.name(), w.stats(), Stats::merge));
        assertThat(timeline.secondsByName(5, 30)).as(as).isEqualTo(byName);
        assertThat(timeline.counts(0, SECONDS)).as(as).isEqualTo(sum(windows).counts());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aLaterWordAboutHealthReplacesTheEarlierWhateverHasBecomeOfIt(long seed) {
        Random random = new Random(seed);
        Timeline timeline = new Timeline(Spill.in(directory, 100), random.nextInt(2_000));
        TreeMap<Integer, TreeMap<Integer, Health>> expected = new TreeMap<>();
        for (int i = 0; i < 500; i++) {
            int second = random.nextInt(20);
            int segment = random.nextInt(5);
            Health health = new Health(second, i, 0, 0, 5, 10, 0, 0, 0, 0);
            timeline.add(segment, health);
            expected.computeIfAbsent(second, key -> new TreeMap<>()).put(segment, health);
        }
        List<FleetHealth> states = new ArrayList<>();
        expected.forEach((second, bySegment) -> states.add(new FleetHealth(second, bySegment)));
        assertThat(timeline.health()).as("seed %d", seed).containsExactlyElementsOf(states);
        assertThat(timeline.health(3, 9)).containsExactlyElementsOf(states.subList(3, 9));
        assertThat(timeline.healthAt(7))
                .containsExactlyElementsOf(states.get(7).bySegment().values());
    }

    @Test
    void aDiskThatTakesNothingIsKnownAndLosesNothing() {
        List<Window> windows = windows(new Random(9));
        Timeline spilled = new Timeline(Spill.in(directory, 0), 0);
        Timeline kept = new Timeline(Spill.in(directory.resolve("not there"), 0), 0);
        windows.forEach(spilled::add);
        windows.forEach(kept::add);
        assertThat(spilled.isDiskFailed()).isFalse();
        assertThat(kept.isDiskFailed()).isTrue();
        assertThat(kept.windows()).containsExactlyElementsOf(merged(windows));
    }

    @Test
    void aSecondWithHealthAloneHasNoWindow() {
        Timeline timeline = new Timeline(Spill.in(directory, 0), 0);
        timeline.add(0, new Health(9, 1, 0, 0, 5, 10, 0, 0, 0, 0));
        assertThat(timeline.windows()).isEmpty();
        assertThat(timeline.isEmpty()).isTrue();
        assertThat(timeline.lastSecond()).isEqualTo(9);
        assertThat(timeline.lastWindow()).isEqualTo(-1);
        assertThat(timeline.counts(0, 20)).isEqualTo(Counts.NONE);
    }

    /** In any order, so that most come for a second that has been packed. */
    private static List<Window> windows(Random random) {
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            int second = random.nextInt(SECONDS);
            windows.add(new Window(
                    second, second < 10 && random.nextBoolean(), random.nextInt(NAMES), Samples.stats(random)));
        }
        return windows;
    }

    private static List<Window> merged(List<Window> windows) {
        record Key(int second, boolean measured, int name) {}
        Map<Key, Stats> sums = new HashMap<>();
        windows.forEach(w -> sums.merge(new Key(w.second(), !w.warmUp(), w.name()), w.stats(), Stats::merge));
        return sums.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(Key::second)
                        .thenComparing(Key::measured)
                        .thenComparingInt(Key::name)))
                .map(e -> new Window(
                        e.getKey().second(), !e.getKey().measured(), e.getKey().name(), e.getValue()))
                .toList();
    }

    private static Stats sum(List<Window> windows) {
        return windows.stream().map(Window::stats).reduce(Stats.NONE, Stats::merge);
    }
}

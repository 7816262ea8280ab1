package io.tidemark.aggregator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Health;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimelineTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void orderOfArrivalDoesNotMatter(long seed) {
        List<Window> windows = windows(seed, 200);
        Timeline inOrder = timeline(windows);
        Collections.shuffle(windows, new Random(seed));
        Timeline shuffled = timeline(windows);
        assertThat(shuffled.windows()).as("seed %d", seed).containsExactlyElementsOf(inOrder.windows());
        assertThat(shuffled.total()).isEqualTo(inOrder.total());
    }

    @Test
    void sumsEqualThoseOfAllWindows() {
        List<Window> windows = windows(4, 150);
        Timeline timeline = timeline(windows);
        assertThat(timeline.totalWithWarmUp()).isEqualTo(sum(windows));
        assertThat(timeline.total())
                .isEqualTo(sum(windows.stream().filter(w -> !w.warmUp()).toList()));
        assertThat(timeline.total(1))
                .isEqualTo(sum(windows.stream()
                        .filter(w -> !w.warmUp() && w.name() == 1)
                        .toList()));
        assertThat(timeline.second(3))
                .isEqualTo(sum(windows.stream().filter(w -> w.second() == 3).toList()));
    }

    @Test
    void aStragglerAmendsTheSecondItWasMeantFor() {
        Random random = new Random(5);
        Stats first = Samples.stats(random);
        Stats straggler = Samples.stats(random);
        Timeline timeline = new Timeline();
        timeline.add(new Window(2, false, 0, first));
        timeline.add(new Window(7, false, 0, Samples.stats(random)));
        timeline.add(new Window(2, false, 0, straggler));
        assertThat(timeline.second(2)).isEqualTo(first.merge(straggler));
        assertThat(timeline.windows()).hasSize(2);
    }

    @Test
    void warmUpIsKeptButNotInTheTotals() {
        Random random = new Random(6);
        Stats warmUp = Samples.stats(random);
        Stats measured = Samples.stats(random);
        Timeline timeline = new Timeline();
        timeline.add(new Window(2, false, 0, measured));
        timeline.add(new Window(2, true, 0, warmUp));
        assertThat(timeline.total()).isEqualTo(measured).isEqualTo(timeline.total(0));
        assertThat(timeline.totalWithWarmUp()).isEqualTo(measured.merge(warmUp)).isEqualTo(timeline.second(2));
        assertThat(timeline.windows()).extracting(Window::warmUp).containsExactly(true, false);
    }

    @Test
    void aLaterWordAboutTheHealthOfASecondReplacesTheEarlier() {
        Timeline timeline = new Timeline();
        timeline.add(0, health(1, 5));
        timeline.add(1, health(1, 7));
        timeline.add(0, health(1, 6));
        assertThat(timeline.healthAt(1)).extracting(Health::users).containsExactly(6, 7);
    }

    @Test
    void nothingMeasuredIsZeroEverywhere() {
        Timeline timeline = new Timeline();
        assertThat(timeline.isEmpty()).isTrue();
        assertThat(timeline.lastSecond()).isEqualTo(-1);
        assertThat(timeline.total()).isEqualTo(Stats.NONE);
        assertThat(timeline.second(4)).isEqualTo(Stats.NONE);
        timeline.add(0, health(9, 1));
        assertThat(timeline.lastSecond()).isEqualTo(9);
    }

    private static Timeline timeline(List<Window> windows) {
        Timeline timeline = new Timeline();
        windows.forEach(timeline::add);
        return timeline;
    }

    private static Stats sum(List<Window> windows) {
        return windows.stream().map(Window::stats).reduce(Stats.NONE, Stats::merge);
    }

    private static List<Window> windows(long seed, int count) {
        Random random = new Random(seed);
        List<Window> windows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            windows.add(
                    new Window(random.nextInt(8), random.nextInt(4) == 0, random.nextInt(3), Samples.stats(random)));
        }
        return windows;
    }

    private static Health health(int second, int users) {
        return new Health(second, users, 0, 0, 0, 1, 0, 0, 0, 0);
    }
}

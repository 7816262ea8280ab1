package io.tidemark.swarm.live;

import static io.tidemark.swarm.live.Measured.window;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HistoryTest {
    private final History history = new History();

    @Test
    void aPointIsASecond() {
        seconds(0, 3);

        assertThat(history.size()).isEqualTo(3);
        assertThat(history.stats(1).counts().good()).isEqualTo(2);
        assertThat(history.gauges(1)).isEqualTo(new Gauges(2, 20, 5, 0.5));
    }

    @Test
    void stragglersChangeTheirOwnSecondAndItIsToldAgain() {
        seconds(0, 5);
        assertThat(history.takeChanged()).isZero();
        assertThat(history.takeChanged()).isEqualTo(5);
        history.add(window(2, 0, 1, 0, 9_000));

        assertThat(history.takeChanged()).isEqualTo(2);
        assertThat(history.stats(2).counts().good()).isEqualTo(4);
        assertThat(history.stats(2).latency().max()).isEqualTo(9_000);
    }

    @Test
    void settledSecondsKeepWhatTheyHad() {
        seconds(0, 300);
        history.add(window(10, 0, 50, 0, 9_000));

        assertThat(history.stats(10).counts().good()).as("too late to be shown").isEqualTo(11);
        assertThat(history.stats(299).counts().good()).isEqualTo(300);
    }

    /** Percentiles of two seconds together are those of all their requests. */
    @Test
    void whenItGetsLongTwoPointsBecomeOneAndPercentilesStayTrue() {
        for (int second = 0; second <= History.MOST_POINTS; second++) {
            history.add(window(second, 0, second % 2 == 0 ? 9 : 1, 0, second % 2 == 0 ? 1_000 : 5_000));
            history.close(second, new Gauges(10, 2, 1, second % 2 == 0 ? 0.2 : 0.8));
        }

        assertThat(history.width()).isEqualTo(2);
        assertThat(history.size()).isEqualTo(History.MOST_POINTS / 2 + 1);
        assertThat(history.takeChanged()).isZero();
        assertThat(history.stats(100).counts().good()).isEqualTo(10);
        assertThat(history.stats(100).latency().percentile(50)).isEqualTo(1_000);
        assertThat(history.stats(100).latency().max()).isEqualTo(5_000);
        assertThat(history.gauges(100)).isEqualTo(new Gauges(10, 2, 1, 0.8));
        assertThat(history.seconds(100)).isEqualTo(2);
        assertThat(history.stats(1_780).counts().good())
                .as("a second that was open when points were put together")
                .isEqualTo(10);
    }

    private void seconds(int from, int until) {
        for (int second = from; second < until; second++) {
            history.add(window(second, 0, second + 1, 0, 1_000));
            history.close(second, new Gauges(second + 1, 20, 5, 0.5));
        }
    }
}

package io.tidemark.experiment.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.Helm;
import io.tidemark.aggregator.run.Pilot;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Level;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class WindowFeedTest {
    private static final long NOW_MICROS = 1_000_000_000L;

    private final List<String> told = new ArrayList<>();
    private final Timeline timeline = new Timeline();

    @Test
    void aSecondIsToldOfOnlyWhenNothingOfItIsUnderWay() throws Exception {
        WindowFeed feed = feed();
        feed.steer(helm(-100, -1));
        assertThat(told).isEmpty();
        timeline.add(window(0, 10, 10));
        // One response is still to come.
        timeline.add(window(1, 10, 9));
        timeline.add(window(2, 10, 10));
        feed.steer(helm(2_500, 1));
        assertThat(told).containsExactly("start 997500000", "0 warm-up 10 998500000");
        // It comes late, and amends its second.
        timeline.add(window(1, 0, 1));
        feed.steer(helm(2_500, 1));
        assertThat(told).hasSize(3).last().isEqualTo("1 10 999500000");
        feed.steer(helm(3_500, 2));
        feed.steer(helm(4_500, 2));
        assertThat(told).hasSize(4).last().isEqualTo("2 10 1000500000");
    }

    @Test
    void thePartOfASecondThatThePlanHasIsWhatARateIsReckonedBy() throws Exception {
        PlanTimes times = new PlanTimes(plan());
        assertThat(times.length(0)).isEqualTo(1);
        assertThat(times.length(3)).isEqualTo(0.5);
        assertThat(times.length(4)).isEqualTo(1);
        assertThat(times.warmUp()).isEqualTo(0.5);
        assertThat(times.isWarmUp(0)).isTrue();
        assertThat(times.isWarmUp(1)).isFalse();
    }

    private WindowFeed feed() throws Exception {
        return new WindowFeed(new PlanTimes(plan()), () -> NOW_MICROS, new WindowFeed.Listener() {
            @Override
            public void started(long epochMicros) {
                told.add("start " + epochMicros);
            }

            @Override
            public void window(Map<String, Object> figures, long epochMicros) {
                told.add(figures.get("second")
                        + (figures.get("warmUp").equals(true) ? " warm-up " : " ")
                        + figures.get("good") + " " + epochMicros);
            }
        });
    }

    private static Plan plan() throws Exception {
        return PlanReader.read(PlanSource.text("""
                target: http://127.0.0.1:1
                load:
                  phases:
                    - {rate: 10/s, for: 500ms, warm-up: true}
                    - {rate: 10/s, for: 3s}
                """, PlanFiles.none()));
    }

    private static Window window(int second, long sent, long good) {
        long[] outcomes = new long[Outcome.count()];
        outcomes[Outcome.OK.code()] = good;
        Counts counts = new Counts(sent, sent, 0, 0, outcomes, new TreeMap<>(), 0, 0);
        return new Window(
                second,
                false,
                0,
                new Stats(
                        counts,
                        Distribution.EMPTY,
                        Distribution.EMPTY,
                        Distribution.EMPTY,
                        Moments.NONE,
                        Moments.NONE,
                        Moments.NONE));
    }

    private Helm helm(long nowMillis, int completeSecond) {
        return new Helm() {
            @Override
            public long nowNanos() {
                return TimeUnit.MILLISECONDS.toNanos(nowMillis);
            }

            @Override
            public int completeSecond() {
                return completeSecond;
            }

            @Override
            public Timeline timeline() {
                return timeline;
            }

            @Override
            public Counts counts() {
                return Counts.NONE;
            }

            @Override
            public int lostWorkers() {
                return 0;
            }

            @Override
            public void offer(long atNanos, Level level, String phase) {
                throw new AssertionError("it steers");
            }

            @Override
            public Pilot pilot() {
                throw new AssertionError("it steers");
            }

            @Override
            public void finish(String why, long graceNanos) {
                throw new AssertionError("it steers");
            }
        };
    }
}

package io.tidemark.aggregator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.file.Spill;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import io.tidemark.core.window.WireException;
import java.nio.file.Path;
import java.util.Random;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A thousand workers, twenty names, three minutes; each sends what it has a second late now and then. */
class ThousandWorkersTest {
    private static final int WORKERS = 1_000;
    private static final int NAMES = 20;
    private static final int SECONDS = 180;
    private static final long SEED = 1;
    private static final long MOST_OPEN = 4 << 20;
    private static final long MOST_PACKED = 1 << 20;

    @TempDir
    private Path directory;

    private final Random random = new Random(SEED);
    private final Histogram whole = new Histogram(1, (1L << 36) - 1, 3);
    private final Tally tally = new Tally();
    private final Tally everything = new Tally();
    private long good;
    private long bad;

    @Test
    void theSumOfAllWorkersIsTheWholeAndMemoryIsBounded() throws WireException {
        Timeline timeline = new Timeline(Spill.in(directory, MOST_PACKED), MOST_OPEN);
        DeltaMerger merger = new DeltaMerger("run-1", "plan-1", NAMES, WORKERS, (segment, window) -> {}, timeline);
        Deltas deltas = new Deltas("run-1", "plan-1", WORKERS);
        long most = 0;
        long mostEarly = 0;
        for (int second = 0; second < SECONDS; second++) {
            for (int worker = 0; worker < WORKERS; worker++) {
                // Not every worker has something of every name: a test should take seconds.
                Window[] windows = new Window[2];
                for (int i = 0; i < windows.length; i++) {
                    windows[i] = window(Math.max(0, second - random.nextInt(2)), random.nextInt(NAMES));
                }
                merger.merge(deltas.encoded(worker, second, second == SECONDS - 1, windows));
            }
            most = Math.max(most, timeline.bytes());
            mostEarly = second == SECONDS / 3 ? most : mostEarly;
        }

        Stats total = merger.timeline().total();
        assertThat(total.counts().good()).as("seed %d", SEED).isEqualTo(good);
        assertThat(total.counts().bad()).isEqualTo(bad);
        assertThat(total.latency()).isEqualTo(everything.toDistribution());
        assertThat(total.latency().toHdrHistogram()).isEqualTo(whole);
        for (double percent : new double[] {1, 50, 90, 99, 99.9, 99.99}) {
            assertThat(total.latency().percentile(percent))
                    .as("p%s", percent)
                    .isEqualTo(whole.getValueAtPercentile(percent));
        }
        assertThat(merger.measured()).isEqualTo(total.counts());
        assertThat(merger.timeline().windows()).hasSize(NAMES * SECONDS);
        assertThat(merger.isComplete()).isTrue();
        assertThat(most).as("two thirds of the run add nothing but an index").isLessThan(mostEarly + (1 << 20));
        assertThat(most).as("besides what is open and packed, the sums by name").isLessThan(20 << 20);
    }

    private Window window(int second, int name) {
        int requests = 1 + random.nextInt(8);
        int failed = random.nextInt(2);
        for (int i = 0; i < requests; i++) {
            long micros = (long) (2_000 * Math.exp(0.9 * random.nextGaussian()));
            tally.add(micros);
            everything.add(micros);
            whole.recordValue(micros);
        }
        good += requests - failed;
        bad += failed;
        Window window = Deltas.window(second, name, requests - failed, failed, tally.toDistribution());
        tally.reset();
        return window;
    }
}

package io.tidemark.aggregator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import io.tidemark.core.window.WireException;
import io.tidemark.functions.time.SystemClock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** A thousand workers, twenty names, half a minute. */
class ThousandWorkersTest {
    private static final int WORKERS = 1_000;
    private static final int NAMES = 20;
    private static final int SECONDS = 30;
    private static final long SEED = 1;

    @Test
    void theSumOfAllWorkersIsTheWhole() throws WireException {
        Deltas deltas = new Deltas("run-1", "plan-1", WORKERS);
        DeltaMerger merger = new DeltaMerger("run-1", "plan-1", NAMES, WORKERS);
        Random random = new Random(SEED);
        long good = 0;
        long bad = 0;
        long mergeNanos = 0;
        SystemClock clock = new SystemClock();
        for (int second = 0; second < SECONDS; second++) {
            List<byte[]> arriving = new ArrayList<>();
            for (int worker = 0; worker < WORKERS; worker++) {
                Window[] windows = new Window[NAMES];
                for (int name = 0; name < NAMES; name++) {
                    int ok = random.nextInt(6);
                    int failed = random.nextInt(2);
                    windows[name] = Deltas.window(second, name, ok, failed);
                    good += ok;
                    bad += failed;
                }
                arriving.add(deltas.encoded(worker, second, second == SECONDS - 1, windows));
            }
            long before = clock.nanoTime();
            for (byte[] delta : arriving) {
                merger.merge(delta);
            }
            mergeNanos += clock.nanoTime() - before;
        }

        Stats total = merger.timeline().total();
        assertThat(total.counts().good()).isEqualTo(good);
        assertThat(total.counts().bad()).isEqualTo(bad);
        assertThat(total.latency().count()).isEqualTo(good + bad);
        assertThat(merger.measured()).isEqualTo(total.counts());
        assertThat(merger.timeline().windows()).hasSize(NAMES * SECONDS);
        assertThat(merger.isComplete()).isTrue();
        System.out.printf(
                "%d deltas of %d windows decoded and merged in %d ms%n",
                WORKERS * SECONDS, NAMES, mergeNanos / 1_000_000);
    }
}

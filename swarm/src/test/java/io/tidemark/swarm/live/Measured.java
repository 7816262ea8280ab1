package io.tidemark.swarm.live;

import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import io.tidemark.core.window.WindowBuffer;
import java.util.TreeMap;

/** What a worker might have measured. */
final class Measured {
    private Measured() {}

    /** All with one latency. */
    static WindowBuffer window(int second, int name, int good, int bad, long micros) {
        return window(second, false, name, good, bad, micros);
    }

    static WindowBuffer window(int second, boolean warmUp, int name, int good, int bad, long micros) {
        Tally tally = new Tally();
        for (int i = 0; i < good + bad; i++) {
            tally.add(micros);
        }
        Distribution times = tally.toDistribution();
        long[] outcomes = new long[Outcome.count()];
        outcomes[Outcome.OK.code()] = good;
        outcomes[Outcome.STATUS_5XX.code()] = bad;
        long sent = (long) good + bad;
        Counts counts = new Counts(sent, sent, 0, 0, outcomes, new TreeMap<>(), 10 * sent, sent);
        Moments none = Moments.NONE;
        WindowBuffer buffer = new WindowBuffer();
        buffer.set(new Window(
                second, warmUp, name, new Stats(counts, times, times, Distribution.EMPTY, none, none, none)));
        return buffer;
    }
}

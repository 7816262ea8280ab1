package io.tidemark.aggregator.run;

import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.Delta.Standing;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.List;
import java.util.TreeMap;

/** What the workers of one run would send. */
record Deltas(String runId, String fingerprint, int segments) {
    static final Deltas ONE = new Deltas("run-1", "plan-1", 1);

    byte[] encoded(int segment, int sequence, boolean last, Window... windows) {
        return DeltaCodec.encode(delta(segment, sequence, last, List.of(windows)));
    }

    Delta delta(int segment, int sequence, boolean last, List<Window> windows) {
        Segment place = new Segment(segment, segments);
        Standing standing = last ? Standing.DONE : Standing.ON_DUTY;
        return new Delta(
                runId, fingerprint, place, 0, sequence, standing, windows, List.of(health(sequence)), List.of());
    }

    /** Of a worker that took over from another, or that another takes over from. */
    byte[] ofShift(int shift, int sequence, Standing standing, int second, Window... windows) {
        return DeltaCodec.encode(new Delta(
                runId,
                fingerprint,
                new Segment(0, segments),
                shift,
                sequence,
                standing,
                List.of(windows),
                List.of(health(second)),
                List.of()));
    }

    static Window window(int second, int name, int good, int bad) {
        return window(second, false, name, Outcome.STATUS_5XX, good, bad);
    }

    static Window window(int second, int name, int good, int bad, Distribution latency) {
        return window(second, false, name, Outcome.STATUS_5XX, good, bad, latency);
    }

    static Window warmUp(int second, int name, int good, int bad) {
        return window(second, true, name, Outcome.STATUS_5XX, good, bad);
    }

    /** Requests that the target did not answer. */
    static Window refused(int second, int name, int count) {
        return window(second, false, name, Outcome.REFUSED, 0, count);
    }

    private static Window window(int second, boolean warmUp, int name, Outcome failure, int good, int bad) {
        return window(second, warmUp, name, failure, good, bad, latencies(good + bad));
    }

    private static Window window(
            int second, boolean warmUp, int name, Outcome failure, int good, int bad, Distribution times) {
        long[] outcomes = new long[Outcome.count()];
        outcomes[Outcome.OK.code()] = good;
        outcomes[failure.code()] = bad;
        long sent = (long) good + bad;
        Counts counts = new Counts(sent, sent, 0, 0, outcomes, new TreeMap<>(), 10 * sent, sent);
        Moments none = Moments.NONE;
        return new Window(second, warmUp, name, new Stats(counts, times, times, Distribution.EMPTY, none, none, none));
    }

    private static Distribution latencies(int count) {
        Tally tally = new Tally();
        for (int i = 0; i < count; i++) {
            tally.add(1_000 + i);
        }
        return tally.toDistribution();
    }

    private static Health health(int second) {
        return new Health(second, 3, 2, 1, 500_000, 1_000_000, 0, 0, 10, 1_000);
    }
}

package io.tidemark.aggregator.run;

import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.CountsSum;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.DeltaReader;
import io.tidemark.core.window.Example;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.WindowBuffer;
import io.tidemark.core.window.WireException;
import java.util.Arrays;
import java.util.List;

/**
 * Adds deltas to a timeline, each once, whatever the order and however often it arrives. What belongs to another run,
 * another plan or another division into segments is refused with both values. Not thread-safe.
 */
public final class DeltaMerger {
    /** One a second for a hundred days. What claims to come later is not a delta of ours. */
    static final int MAX_SEQUENCE = 100 * 24 * 3_600;

    static final int MAX_SECOND = MAX_SEQUENCE;

    /** More workers do not take turns at a segment. */
    static final int MAX_SHIFT = 100_000;

    private final String runId;
    private final String fingerprint;
    private final int names;
    private final Roll roll;
    private final Timeline timeline;
    private final DeltaReader reader = new DeltaReader();
    private final Listener listener;
    private final CountsSum[] measured;
    private final CountsSum whole = new CountsSum();
    private long answered;
    private long unanswered;

    public DeltaMerger(String runId, String fingerprint, int names, int workers) {
        this(runId, fingerprint, names, workers, (segment, window) -> {});
    }

    /** @param listener is told of each window when it is merged; it is valid during the call only */
    DeltaMerger(String runId, String fingerprint, int names, int workers, Listener listener) {
        this(runId, fingerprint, names, workers, listener, new Timeline());
    }

    DeltaMerger(String runId, String fingerprint, int names, int workers, Listener listener, Timeline timeline) {
        this.listener = listener;
        this.runId = runId;
        this.fingerprint = fingerprint;
        this.names = names;
        this.roll = new Roll(workers);
        this.timeline = timeline;
        this.measured = new CountsSum[names];
        Arrays.setAll(measured, name -> new CountsSum());
    }

    /**
     * @return false when the delta was there already
     * @throws WireException when it is not a delta of this run; nothing has changed then
     */
    public boolean merge(byte[] encoded) throws WireException {
        Delta delta = reader.read(encoded);
        List<WindowBuffer> windows = reader.windows();
        check(delta, windows);
        int segment = delta.segment().index();
        if (roll.of(segment).knows(delta.shift(), delta.sequence())) {
            return false;
        }
        try {
            // First, as it is the one thing that may still fail. All other sums are sums of the same.
            timeline.addAll(windows);
        } catch (ArithmeticException e) {
            throw new WireException("The counts of the delta are too large to be true: " + e.getMessage() + ".", e);
        }
        roll.note(
                delta,
                windows.stream().mapToLong(window -> window.counts().planned()).sum());
        windows.forEach(this::count);
        windows.forEach(window -> listener.merged(segment, window));
        for (Health health : delta.health()) {
            timeline.add(segment, health);
        }
        for (Example example : delta.examples()) {
            timeline.add(example);
        }
        return true;
    }

    private void count(WindowBuffer window) {
        CountsSum counts = window.counts();
        whole.add(counts);
        if (!window.warmUp()) {
            measured[window.name()].add(counts);
        }
        for (int code = 0; code < Outcome.count(); code++) {
            Outcome outcome = Outcome.ofCode(code);
            if (outcome.isAnswered()) {
                answered += counts.count(outcome);
            } else if (outcome != Outcome.UNFINISHED) {
                unanswered += counts.count(outcome);
            }
        }
    }

    private void check(Delta delta, List<WindowBuffer> windows) throws WireException {
        requireSame("run", runId, delta.runId());
        requireSame("plan", fingerprint, delta.fingerprint());
        requireSame(
                "number of segments",
                String.valueOf(roll.size()),
                String.valueOf(delta.segment().count()));
        if (delta.shift() > MAX_SHIFT) {
            throw new WireException(
                    "Shifts are numbered up to " + MAX_SHIFT + " but the delta is of shift " + delta.shift() + ".");
        }
        if (delta.sequence() > MAX_SEQUENCE) {
            throw new WireException(
                    "Deltas are numbered up to " + MAX_SEQUENCE + " but this one has number " + delta.sequence() + ".");
        }
        for (WindowBuffer window : windows) {
            if (window.second() > MAX_SECOND) {
                throw new WireException("Runs have seconds up to " + MAX_SECOND + " but the delta counts second "
                        + window.second() + ".");
            }
            if (window.name() >= names) {
                throw new WireException(
                        "The plan has " + names + " names but the delta counts name number " + window.name() + ".");
            }
        }
        for (Example example : delta.examples()) {
            if (example.name() >= names) {
                throw new WireException(
                        "The plan has " + names + " names but the delta shows name number " + example.name() + ".");
            }
        }
    }

    private static void requireSame(String what, String ours, String theirs) throws WireException {
        if (!ours.equals(theirs)) {
            throw new WireException(
                    "Divergence of the " + what + ": ours is " + ours + ", the delta's is " + theirs + ".");
        }
    }

    public Timeline timeline() {
        return timeline;
    }

    /** Counts of one name, without warm-up, so far. */
    public Counts measured(int name) {
        return measured[name].toCounts();
    }

    /** Counts of all names, without warm-up, so far. */
    public Counts measured() {
        CountsSum sum = new CountsSum();
        for (CountsSum counts : measured) {
            sum.add(counts);
        }
        return sum.toCounts();
    }

    /** Counts of everything so far. */
    public Counts measuredWithWarmUp() {
        return whole.toCounts();
    }

    /** Requests with a whole response so far, warm-up too. */
    public long answered() {
        return answered;
    }

    /** Requests that failed without one so far, warm-up too. */
    public long unanswered() {
        return unanswered;
    }

    /** A worker is lost and another has taken its segment over: it is not waited for. */
    public void abandon(int segment, int shift) {
        roll.abandon(segment, shift);
    }

    /** What has arrived from the workers of a segment. */
    Attendance attendance(int segment) {
        return roll.of(segment);
    }

    /** True when the segment's last delta is here, even if one before it is not. */
    public boolean hasEnded(Segment segment) {
        return roll.of(segment.index()).hasEnded();
    }

    /** True when the segment's last delta and all before it are here. */
    public boolean isComplete(Segment segment) {
        return roll.of(segment.index()).isComplete();
    }

    /** True when nothing more can come of any segment, whether or not its load had ended. */
    public boolean isFinished() {
        return roll.isFinished();
    }

    public boolean isComplete() {
        return roll.isComplete();
    }

    /** Deltas that must exist, because later ones of their worker are here, but are not. */
    public int missing() {
        return roll.missing();
    }

    /** The last second the segment has reported; -1 before the first. */
    public int lastSecond(int segment) {
        return roll.of(segment).lastSecond();
    }

    /** The last second that any segment has reported; -1 before the first. */
    public int lastSecond() {
        return roll.lastSecond();
    }

    /** The last second that every segment which has not ended has reported. */
    public int completeSecond() {
        return roll.completeSecond();
    }

    /** Is told of each window when it is merged; it is valid during the call only. */
    @FunctionalInterface
    interface Listener {
        void merged(int segment, WindowBuffer window);
    }
}

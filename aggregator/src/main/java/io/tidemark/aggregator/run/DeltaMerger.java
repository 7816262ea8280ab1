package io.tidemark.aggregator.run;

import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.Example;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Window;
import io.tidemark.core.window.WireException;
import java.util.Arrays;

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
    private final Attendance[] segments;
    private final Timeline timeline = new Timeline();
    private final Counts[] measured;
    private Counts whole = Counts.NONE;
    private long answered;
    private long unanswered;

    public DeltaMerger(String runId, String fingerprint, int names, int workers) {
        this.runId = runId;
        this.fingerprint = fingerprint;
        this.names = names;
        this.segments = new Attendance[workers];
        Arrays.setAll(segments, segment -> new Attendance());
        this.measured = new Counts[names];
        Arrays.fill(measured, Counts.NONE);
    }

    /**
     * @return false when the delta was there already
     * @throws WireException when it is not a delta of this run; nothing has changed then
     */
    public boolean merge(byte[] encoded) throws WireException {
        Delta delta = DeltaCodec.decode(encoded);
        check(delta);
        int segment = delta.segment().index();
        if (segments[segment].knows(delta.shift(), delta.sequence())) {
            return false;
        }
        whole = withCounts(delta);
        segments[segment].note(delta);
        delta.windows().forEach(this::add);
        for (Health health : delta.health()) {
            timeline.add(segment, health);
        }
        for (Example example : delta.examples()) {
            timeline.add(example);
        }
        return true;
    }

    /** All counts so far and those of the delta; done first, as it is the one thing that may still fail. */
    private Counts withCounts(Delta delta) throws WireException {
        try {
            Counts sum = whole;
            for (Window window : delta.windows()) {
                sum = sum.merge(window.stats().counts());
            }
            return sum;
        } catch (ArithmeticException e) {
            throw new WireException("The counts of the delta are too large to be true: " + e.getMessage() + ".", e);
        }
    }

    private void add(Window window) {
        timeline.add(window);
        Counts counts = window.stats().counts();
        if (!window.warmUp()) {
            measured[window.name()] = measured[window.name()].merge(counts);
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

    private void check(Delta delta) throws WireException {
        requireSame("run", runId, delta.runId());
        requireSame("plan", fingerprint, delta.fingerprint());
        requireSame(
                "number of segments",
                String.valueOf(segments.length),
                String.valueOf(delta.segment().count()));
        if (delta.shift() > MAX_SHIFT) {
            throw new WireException(
                    "Shifts are numbered up to " + MAX_SHIFT + " but the delta is of shift " + delta.shift() + ".");
        }
        if (delta.sequence() > MAX_SEQUENCE) {
            throw new WireException(
                    "Deltas are numbered up to " + MAX_SEQUENCE + " but this one has number " + delta.sequence() + ".");
        }
        for (Window window : delta.windows()) {
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
        return measured[name];
    }

    /** Counts of all names, without warm-up, so far. */
    public Counts measured() {
        return Arrays.stream(measured).reduce(Counts.NONE, Counts::merge);
    }

    /** Counts of everything so far. */
    public Counts measuredWithWarmUp() {
        return whole;
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
        segments[segment].abandon(shift);
    }

    /** What has arrived from the workers of a segment. */
    Attendance attendance(int segment) {
        return segments[segment];
    }

    /** True when the segment's last delta is here, even if one before it is not. */
    public boolean hasEnded(Segment segment) {
        return segments[segment.index()].hasEnded();
    }

    /** True when the segment's last delta and all before it are here. */
    public boolean isComplete(Segment segment) {
        return segments[segment.index()].isComplete();
    }

    /** True when nothing more can come of any segment, whether or not its load had ended. */
    public boolean isFinished() {
        return Arrays.stream(segments).allMatch(Attendance::isFinished);
    }

    public boolean isComplete() {
        return Arrays.stream(segments).allMatch(Attendance::isComplete);
    }

    /** Deltas that must exist, because later ones of their worker are here, but are not. */
    public int missing() {
        return Arrays.stream(segments).mapToInt(Attendance::missing).sum();
    }

    /** The last second the segment has reported; -1 before the first. */
    public int lastSecond(int segment) {
        return segments[segment].lastSecond();
    }

    /** The last second that any segment has reported; -1 before the first. */
    public int lastSecond() {
        return Arrays.stream(segments).mapToInt(Attendance::lastSecond).max().orElse(-1);
    }

    /** The last second that every segment which has not ended has reported. */
    public int completeSecond() {
        return Arrays.stream(segments)
                .filter(segment -> !segment.hasEnded())
                .mapToInt(Attendance::completeSecond)
                .min()
                .orElse(lastSecond());
    }
}

package io.tidemark.aggregator.run;

import io.tidemark.core.window.Delta;
import java.util.Arrays;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The attendance of all segments, and what follows from it for the whole. Kept up to date with every delta, because it is
 * asked for after every delta: going through a thousand segments each time would cost more than merging does. Not
 * thread-safe.
 */
final class Roll {
    private final Attendance[] segments;

    /** Complete seconds of the segments that have not ended, and how many stand there. */
    private final TreeMap<Integer, Integer> goingOn = new TreeMap<>();

    private int finished;
    private int complete;
    private int missing;
    private int lastSecond = -1;

    Roll(int workers) {
        segments = new Attendance[workers];
        Arrays.setAll(segments, segment -> new Attendance());
        for (Attendance segment : segments) {
            count(segment, 1);
        }
    }

    int size() {
        return segments.length;
    }

    Attendance of(int segment) {
        return segments[segment];
    }

    /** @param planned requests of the delta whose time had come */
    void note(Delta delta, long planned) {
        Attendance segment = segments[delta.segment().index()];
        count(segment, -1);
        segment.note(delta, planned);
        count(segment, 1);
    }

    void abandon(int index, int shift) {
        Attendance segment = segments[index];
        count(segment, -1);
        segment.abandon(shift);
        count(segment, 1);
    }

    boolean isFinished() {
        return finished == segments.length;
    }

    boolean isComplete() {
        return complete == segments.length;
    }

    /** Deltas that must exist, because later ones of their worker are here, but are not. */
    int missing() {
        return missing;
    }

    /** The last second that any segment has reported; -1 before the first. */
    int lastSecond() {
        return lastSecond;
    }

    /** The last second that every segment which has not ended has reported. */
    int completeSecond() {
        return goingOn.isEmpty() ? lastSecond : goingOn.firstKey();
    }

    /** @param times -1 takes a segment out before it changes, 1 takes it in again */
    private void count(Attendance segment, int times) {
        finished += segment.isFinished() ? times : 0;
        complete += segment.isComplete() ? times : 0;
        missing += times * segment.missing();
        lastSecond = Math.max(lastSecond, segment.lastSecond());
        if (!segment.hasEnded()) {
            goingOn.merge(segment.completeSecond(), times, Roll::sumOrNone);
        }
    }

    private static @Nullable Integer sumOrNone(int a, int b) {
        return a + b == 0 ? null : a + b;
    }
}

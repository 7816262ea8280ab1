package io.tidemark.aggregator.run;

import io.tidemark.core.window.Delta;
import io.tidemark.core.window.Delta.Standing;
import io.tidemark.core.window.Health;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What has arrived from the workers that served one segment, one shift after the other. Not thread-safe. */
final class Attendance {
    private final TreeMap<Integer, Shift> shifts = new TreeMap<>();

    boolean knows(int shift, int sequence) {
        Shift known = shifts.get(shift);
        return known != null && known.seen.get(sequence);
    }

    /** @param planned requests of the delta whose time had come */
    void note(Delta delta, long planned) {
        Shift shift = shift(delta.shift());
        shift.seen.set(delta.sequence());
        shift.planned += planned;
        if (delta.isLast()) {
            shift.standing = delta.standing();
        }
        for (Health health : delta.health()) {
            shift.firstSecond = Math.min(shift.firstSecond, health.second());
            shift.lastSecond = Math.max(shift.lastSecond, health.second());
        }
    }

    /** The worker is lost and another has taken over: it is not waited for, but what it still reports counts. */
    void abandon(int shift) {
        shift(shift).abandoned = true;
    }

    /** True when the last delta of the last shift is here, even if one before it is not. */
    boolean hasEnded() {
        Standing last = lastStanding();
        return last == Standing.DONE || last == Standing.BROKEN_OFF;
    }

    /** True when it has ended and all deltas are here, but for those of abandoned workers. */
    boolean isFinished() {
        return hasEnded()
                && shifts.values().stream().allMatch(shift -> shift.isWhole() || shift.abandoned)
                && shifts.lastEntry().getValue().isWhole();
    }

    /** True when it is finished and the load had ended. */
    boolean isComplete() {
        return isFinished() && lastStanding() == Standing.DONE;
    }

    /** True when its last worker had to stop before the load had ended, and said so. */
    boolean isBrokenOff() {
        return lastStanding() == Standing.BROKEN_OFF;
    }

    private Standing lastStanding() {
        return shifts.isEmpty() ? Standing.ON_DUTY : shifts.lastEntry().getValue().standing;
    }

    /** Deltas that must exist, because later ones of their worker are here, but are not. */
    int missing() {
        return shifts.values().stream()
                .mapToInt(shift -> shift.seen.length() - shift.seen.cardinality())
                .sum();
    }

    /** The one that serves the segment, as far as it has been heard of; 0 before. */
    int lastShift() {
        return shifts.isEmpty() ? 0 : shifts.lastKey();
    }

    /** The last second that any shift has reported; -1 before the first. */
    int lastSecond() {
        return shifts.values().stream()
                .mapToInt(shift -> shift.lastSecond)
                .max()
                .orElse(-1);
    }

    /** The last second of one shift; -1 before its first. */
    int lastSecond(int shift) {
        Shift known = shifts.get(shift);
        return known == null ? -1 : known.lastSecond;
    }

    /** The last second up to which everything but stragglers is here. */
    int completeSecond() {
        return shifts.values().stream()
                .filter(shift -> shift.standing == Standing.ON_DUTY && !shift.abandoned && shift.lastSecond >= 0)
                .mapToInt(shift -> shift.lastSecond)
                .min()
                .orElse(lastSecond());
    }

    /** Requests of a shift whose time had come, as it reported them. */
    long planned(int shift) {
        Shift known = shifts.get(shift);
        return known == null ? 0 : known.planned;
    }

    /** The second from which on the segment was this shift's: the start for the first, later its first report. */
    int beginSecond(int shift) {
        Shift known = shifts.get(shift);
        boolean first = shifts.headMap(shift, false).isEmpty();
        return first || known == null || known.lastSecond < 0 ? 0 : known.firstSecond;
    }

    /** The first second that a later shift has reported; -1 when there is none. */
    int secondAfter(int shift) {
        return shifts.tailMap(shift, false).values().stream()
                .filter(later -> later.lastSecond >= 0)
                .mapToInt(later -> later.firstSecond)
                .min()
                .orElse(-1);
    }

    /** Shifts whose worker was abandoned before the next shift took over: between the two a share is missing. */
    List<Integer> abandoned() {
        return shifts.entrySet().stream()
                .filter(entry -> entry.getValue().abandoned && entry.getValue().leftAGap())
                .map(Map.Entry::getKey)
                .toList();
    }

    private Shift shift(int number) {
        return shifts.computeIfAbsent(number, key -> new Shift());
    }

    private static final class Shift {
        private final BitSet seen = new BitSet();
        private Standing standing = Standing.ON_DUTY;
        private boolean abandoned;
        private int firstSecond = Integer.MAX_VALUE;
        private int lastSecond = -1;
        private long planned;

        boolean leftAGap() {
            return !isWhole() || standing == Standing.BROKEN_OFF;
        }

        boolean isWhole() {
            return standing != Standing.ON_DUTY && seen.cardinality() == seen.length();
        }
    }
}

package io.tidemark.aggregator.fleet.remote;

import java.util.Collection;

/**
 * How far a worker's clock is ahead of the centre's.
 *
 * @param millis the best guess
 * @param errorMillis how far it may be off
 */
record ClockOffset(long millis, long errorMillis) {
    /**
     * The worker sees (offset + way there) at least, the centre (way back - offset): the offset lies between, wherever the
     * time on the way was spent.
     */
    static ClockOffset of(long leastForthMillis, long leastBackMillis) {
        long upper = leastForthMillis;
        long lower = -leastBackMillis;
        return new ClockOffset(Math.floorDiv(upper + lower, 2), Math.abs(upper - lower + 1) / 2);
    }

    /** That of the fleet: functions keep the time among themselves, so the middle one is the centre's own error. */
    static long median(Collection<ClockOffset> offsets) {
        long[] sorted = offsets.stream().mapToLong(ClockOffset::millis).sorted().toArray();
        return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    }
}

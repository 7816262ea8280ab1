package io.tidemark.aggregator.run;

import java.util.List;

/**
 * What became of the plan. Warm-up is included here: the ledger accounts for every request.
 *
 * <p>{@code planned = sent + dropped} and {@code sent = good + bad + unfinished} hold when no worker was lost.
 *
 * @param scheduled requests the plan called for until its end; -1 where the service decides how many there are: in the closed
 *     model, and with scenarios of several steps
 * @param planned requests whose intended start came, as the workers reported
 * @param sent handed to a connection
 * @param late of those, more than 10 ms after the intended start
 * @param dropped never sent
 * @param good answered as expected
 * @param bad ended in any other way
 * @param unfinished still under way when the run was stopped
 * @param warmUp of those sent, the ones of warm-up phases, which no percentile covers
 * @param workers of the fleet
 * @param lost workers that did not report to the end
 * @param missingDeltas messages that were announced by later ones but never arrived
 */
public record Ledger(
        long scheduled,
        long planned,
        long sent,
        long late,
        long dropped,
        long good,
        long bad,
        long unfinished,
        long warmUp,
        int workers,
        List<LostWorker> lost,
        int missingDeltas) {
    public Ledger {
        lost = List.copyOf(lost);
    }

    /** Share of the plan that the percentiles cover: requests that ended, of those that should have been sent. */
    public double coverage() {
        long whole = Math.max(scheduled, planned);
        return whole == 0 ? 0 : Math.min(1, (double) (good + bad) / whole);
    }

    /**
     * A worker that fell silent.
     *
     * @param segment its share of the plan
     * @param sinceSecond from which its share is missing
     * @param untilSecond from which another worker sent it; -1 when none did
     * @param missing requests that the plan called for in between; -1 where it does not say how many
     */
    public record LostWorker(String segment, int sinceSecond, int untilSecond, long missing, String reason) {
        /** One whose share nobody took over. */
        public LostWorker(String segment, int sinceSecond, String reason) {
            this(segment, sinceSecond, -1, -1, reason);
        }
    }
}

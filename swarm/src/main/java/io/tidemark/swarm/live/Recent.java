package io.tidemark.swarm.live;

import io.tidemark.core.window.CountsSum;
import io.tidemark.core.window.Outcome;
import java.util.Arrays;

/** Counts of the last seconds, for rates that are current. Not thread-safe. */
final class Recent {
    /** Rates are means of so many seconds. */
    static final int SECONDS = 10;

    /** Some more than are asked for: what is newest is not complete. */
    private static final int KEPT = 32;

    private final int[] seconds = new int[KEPT];
    private final long[] ended = new long[KEPT];
    private final long[] failed = new long[KEPT];

    Recent() {
        Arrays.fill(seconds, -1);
    }

    void add(int second, CountsSum counts) {
        int place = second % KEPT;
        if (seconds[place] > second) {
            return;
        }
        if (seconds[place] < second) {
            seconds[place] = second;
            ended[place] = 0;
            failed[place] = 0;
        }
        for (int code = 0; code < Outcome.count(); code++) {
            Outcome outcome = Outcome.ofCode(code);
            long count = counts.count(outcome);
            ended[place] += outcome.isGood() || outcome.isBad() ? count : 0;
            failed[place] += outcome.isBad() ? count : 0;
        }
    }

    /** Requests that ended, a second, in the seconds before {@code until}. */
    double rate(int from, int until) {
        return mean(ended, from, until);
    }

    double failureRate(int from, int until) {
        return mean(failed, from, until);
    }

    private double mean(long[] counts, int from, int until) {
        int first = Math.max(from, until - SECONDS);
        long sum = 0;
        for (int second = first; second < until; second++) {
            sum += seconds[second % KEPT] == second ? counts[second % KEPT] : 0;
        }
        return first < until ? (double) sum / (until - first) : 0;
    }
}

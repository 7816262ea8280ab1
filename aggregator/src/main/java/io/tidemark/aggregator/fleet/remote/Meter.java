package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.cost.FunctionSize;
import io.tidemark.aggregator.cost.Usage;
import io.tidemark.functions.remote.Pace;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.remote.Summons;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a run uses. Calls pass through it and are counted; the board counts what is read and written there; how long each
 * worker ran is known from its call and its last parcel, and what it read follows from that. Thread-safe.
 */
final class Meter implements Caller {
    /** From the end of what a worker was told until it is gone: requests under way, and the last parcel. */
    private static final long LEAVING_NANOS = TimeUnit.SECONDS.toNanos(3);

    private static final double SECOND_NANOS = 1e9;
    private static final double SECOND_MILLIS = 1e3;

    private final Caller caller;
    private final Board board;
    private final FunctionSize function;
    private final Pace pace;
    private final long patienceNanos;
    private final long stopNanos;
    private final long silentNanos;
    private final long waitNanos;
    private final Clock clock;
    private final Map<Post, Long> firstCalls = new HashMap<>();
    private int calls;
    private int plans;

    /**
     * @param patienceMillis a worker that was not heard of for so long after its call does not run
     * @param orderNanos what an order needs to reach every worker
     */
    Meter(
            Caller caller,
            Board board,
            FunctionSize function,
            Pace pace,
            long patienceMillis,
            long orderNanos,
            Clock clock) {
        this.caller = caller;
        this.board = board;
        this.function = function;
        this.pace = pace;
        this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(patienceMillis);
        this.stopNanos = orderNanos + LEAVING_NANOS;
        this.silentNanos = TimeUnit.MILLISECONDS.toNanos(pace.leaseMillis()) + LEAVING_NANOS;
        this.waitNanos = TimeUnit.MILLISECONDS.toNanos(pace.waitMillis()) + LEAVING_NANOS;
        this.clock = clock;
    }

    @Override
    public Limits limits() throws IOException {
        return caller.limits();
    }

    @Override
    public void call(Summons summons) throws IOException {
        long now = clock.nanoTime();
        caller.call(summons);
        synchronized (this) {
            calls++;
            plans += summons.bundleKey().isEmpty() ? 0 : 1;
            firstCalls.putIfAbsent(summons.post(), now);
        }
    }

    /** How it stands by now. */
    Reading read(Muster muster) {
        List<Recruit> recruits = muster.all();
        long now = clock.nanoTime();
        double soFar = 0;
        double committed = 0;
        Usage calling;
        synchronized (this) {
            for (Recruit recruit : recruits) {
                Long called = firstCalls.get(recruit.post());
                if (called != null) {
                    long end = endNanos(recruit, called);
                    soFar += (Math.min(end, now) - called) / SECOND_NANOS;
                    committed += (Math.min(end, now + stopNanos) - called) / SECOND_NANOS;
                }
            }
            calling = calling();
        }
        Usage shared = calling.plus(board.used());
        return new Reading(shared.plus(working(soFar)), shared.plus(working(committed)));
    }

    /** Each call claims a post; one whose plan lies on the shelf gets it from there, where it was put once. */
    private Usage calling() {
        return Usage.invocations(calls)
                .plus(Usage.writing(calls))
                .plus(Usage.gets(plans))
                .plus(Usage.puts(plans > 0 ? 1 : 0));
    }

    /** What workers use in so many seconds, besides their parcels. */
    private Usage working(double seconds) {
        return function.seconds(seconds)
                .plus(Usage.reading(board.controlUnits() * seconds * SECOND_MILLIS / pace.readMillis()));
    }

    /** When a worker is gone, or will be at the latest if nothing more is heard of it. */
    private long endNanos(Recruit recruit, long called) {
        if (!recruit.isHeard()) {
            return called + patienceNanos;
        }
        if (recruit.isGone()) {
            return recruit.heardNanos();
        }
        // One that cannot be heard any more leaves by itself when it has not heard either for so long.
        return recruit.heardNanos() + (recruit.isWaiting() ? waitNanos : silentNanos);
    }

    /** @param committed what has been used, and what those who run will use if they are told to stop now */
    record Reading(Usage soFar, Usage committed) {}
}

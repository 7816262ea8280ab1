package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.fleet.Fleet.WorkerFailure;
import io.tidemark.functions.remote.Pace;
import io.tidemark.functions.remote.Relief;
import io.tidemark.functions.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Who takes over from whom. Before the time of invocations runs out, others are called; when they are ready, all change at
 * one whole second of the run. Whoever has fallen silent can be replaced the same way, but not before its lease must have
 * run out: no share is sent twice.
 */
final class Succession {
    private static final long SECOND = 1_000_000_000;
    private static final long LONGEST_LEAD_NANOS = 60 * SECOND;
    /** What a worker keeps from its invocation to bring its parcels in, and the change itself. */
    private static final long RESERVE_NANOS = 9 * SECOND;

    private static final long READY_NANOS = 45 * SECOND;

    private final Muster muster;
    private final ControlDesk desk;
    private final Summoner summoner;
    private final Absence absence;
    private final Clock clock;
    private final Pace pace;
    private final long timeoutNanos;
    private final LongSupplier orderNanos;
    private final boolean replaceLost;
    private final LongSupplier runNanos;

    /**
     * @param runNanos time since the start of the run
     * @param orderNanos what an order needs to reach every worker
     */
    Succession(
            Muster muster,
            ControlDesk desk,
            Summoner summoner,
            Collector collector,
            Clock clock,
            Pace pace,
            long timeoutMillis,
            LongSupplier orderNanos,
            boolean replaceLost,
            LongSupplier runNanos) {
        this.muster = muster;
        this.desk = desk;
        this.summoner = summoner;
        this.absence = new Absence(muster, collector, clock);
        this.clock = clock;
        this.pace = pace;
        this.timeoutNanos = TimeUnit.MILLISECONDS.toNanos(timeoutMillis);
        this.orderNanos = orderNanos;
        this.replaceLost = replaceLost;
        this.runNanos = runNanos;
    }

    /** Called several times a second once the run has started. */
    void look() {
        long now = clock.nanoTime();
        for (Recruit serving : muster.serving()) {
            int segment = serving.post().segment();
            boolean wanted = isRunningOut(serving, now) || (replaceLost && absence.isMissing(serving, now));
            if (wanted && muster.candidateOf(segment).isEmpty()) {
                summoner.summon(List.of(muster.candidate(segment, now)), now + READY_NANOS);
            }
        }
        dismissFailed(now);
        relieveLost(now);
        relieveTired(now);
    }

    /** Those that are not on duty although they should be. */
    List<WorkerFailure> failures() {
        return absence.failures();
    }

    private boolean isRunningOut(Recruit serving, long now) {
        return serving.isCalled() && !serving.isGone() && now - serving.calledNanos() > timeoutNanos - callAhead();
    }

    private long callAhead() {
        return Math.min(LONGEST_LEAD_NANOS, timeoutNanos / 2);
    }

    private void dismissFailed(long now) {
        for (Recruit candidate : muster.candidates()) {
            boolean late = !candidate.isHeard() && now - candidate.enlistedNanos() > READY_NANOS;
            boolean dead = candidate.isHeard() && absence.isLost(candidate, now);
            if (candidate.isGone() || late || dead) {
                muster.dismissCandidate(candidate.post().segment());
            }
        }
    }

    /** One by one, as soon as they may. */
    private void relieveLost(long now) {
        List<Recruit> ready = new ArrayList<>();
        long at = 0;
        for (Recruit serving : muster.serving()) {
            if (absence.isMissing(serving, now)) {
                Recruit candidate = muster.candidateOf(serving.post().segment())
                        .filter(Recruit::isReady)
                        .orElse(null);
                if (candidate != null) {
                    ready.add(candidate);
                    muster.replace(serving);
                    // It may still read what it is told, and so learns of its relief, until it cannot: from then on its
                    // lease runs out.
                    long sure = serving.isGone() ? 0 : (pace.leaseMillis() + pace.readMillis()) * 1_000_000L;
                    at = Math.max(at, runNanos.getAsLong() + sure);
                }
            }
        }
        relieve(ready, at);
    }

    /** Together, when all are ready, or when there is no more time to wait for the others. */
    private void relieveTired(long now) {
        List<Recruit> ready = new ArrayList<>();
        boolean complete = true;
        boolean urgent = false;
        for (Recruit serving : muster.serving()) {
            if (!isRunningOut(serving, now)) {
                continue;
            }
            Recruit candidate = muster.candidateOf(serving.post().segment())
                    .filter(Recruit::isReady)
                    .orElse(null);
            if (candidate == null) {
                complete = false;
            } else {
                ready.add(candidate);
                urgent |= now - serving.calledNanos() > timeoutNanos - RESERVE_NANOS - orderNanos.getAsLong();
            }
        }
        if (complete || urgent) {
            relieve(ready, 0);
        }
    }

    private void relieve(List<Recruit> ready, long leastNanos) {
        if (ready.isEmpty()) {
            return;
        }
        long at = Math.ceilDiv(Math.max(leastNanos, runNanos.getAsLong() + orderNanos.getAsLong()), SECOND) * SECOND;
        List<Relief> reliefs = new ArrayList<>();
        for (Recruit candidate : ready) {
            reliefs.add(new Relief(candidate.post().segment(), candidate.post().shift(), at));
            muster.promote(candidate.post().segment());
        }
        desk.relieve(reliefs);
    }
}

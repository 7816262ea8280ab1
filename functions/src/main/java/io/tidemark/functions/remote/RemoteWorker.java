package io.tidemark.functions.remote;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.window.Parcel.Stage;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;

/**
 * A worker that speaks with the centre through a {@link CentreLink}: takes its post, gets ready, waits for the start,
 * follows orders, changes plans, reports, and leaves.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>A post is served once, however often its summons is delivered.
 *   <li>Nothing is sent before the start, nor later than the length of the lease after the last renewal that was seen.
 *   <li>What was measured is posted before it leaves, as long as the invocation lasts and the centre's places take it.
 *   <li>Its log of requests is brought in before it leaves, as far as there is time; the run never depends on it.
 *   <li>A worker that has to stop before the load ends says so: what it counted is whole, and what is missing is known.
 *   <li>A plan that cannot be had or cannot run here is not served; the one before it ends all the same, as everywhere.
 * </ol>
 */
public final class RemoteWorker {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);
    /** Requests under way when the load must end are followed for this long. */
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Kept from the invocation's time for the last parcels. */
    private static final long RESERVE_MILLIS = 5_000;

    /** Of these, what is left when no more of the log is brought in. */
    private static final long AFTER_LOG_MILLIS = 2_500;

    private static final long LAST_MILLIS = 700;
    /** Then the centre calls again anyway. */
    private static final long CLAIM_NANOS = TimeUnit.SECONDS.toNanos(20);

    private static final long CLAIM_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    private final Summons summons;
    private final CentreLink link;
    private final Shelf shelf;
    private final Path scratch;
    private final Clock clock;
    private final LongSupplier remainingMillis;
    private final Lease lease;
    private final ControlReader reader;
    private final Poster poster;
    private final Outbox outbox = new Outbox();

    private boolean leaving;
    private String remark = "";

    /**
     * @param scratch where there is room for files
     * @param remainingMillis of the invocation, after which this process stands still or dies
     */
    public RemoteWorker(
            Summons summons, CentreLink link, Shelf shelf, Path scratch, Clock clock, LongSupplier remainingMillis) {
        this.summons = summons;
        this.link = link;
        this.shelf = shelf;
        this.scratch = scratch;
        this.clock = clock;
        this.remainingMillis = remainingMillis;
        this.lease = new Lease(TimeUnit.MILLISECONDS.toNanos(summons.pace().leaseMillis()), clock.nanoTime());
        ClockGap gap = new ClockGap();
        this.reader = new ControlReader(link, clock, lease, gap, summons.pace());
        this.poster =
                new Poster(link, outbox, clock, gap, summons.pace(), () -> remainingMillis.getAsLong() < LAST_MILLIS);
    }

    /**
     * Blocks until everything is done.
     *
     * @param who for a person who looks at the table: the id of the invocation
     * @param eventLoops of the worker
     * @return what became of it, in a sentence
     */
    public String serve(String who, int eventLoops) throws IOException, InterruptedException {
        if (clock.epochMillis() > summons.notAfterMillis()) {
            return "too late: the run does not wait any more";
        }
        // A delivery that is repeated has the same invocation id.
        if (!isClaimed(who + "/" + UUID.randomUUID())) {
            return "another invocation serves this post";
        }
        try (reader) {
            reader.start();
            return serve(eventLoops);
        }
    }

    /** A table that refuses for a moment must not cost the run a worker. */
    private boolean isClaimed(String who) throws IOException {
        long giveUp = clock.nanoTime() + CLAIM_NANOS;
        while (true) {
            try {
                return link.claim(who);
            } catch (IOException e) {
                if (clock.nanoTime() - giveUp > 0 || remainingMillis.getAsLong() < RESERVE_MILLIS) {
                    throw e;
                }
                LockSupport.parkNanos(this, CLAIM_AGAIN_NANOS);
            }
        }
    }

    private String serve(int eventLoops) throws InterruptedException {
        try (Workshop workshop = new Workshop(
                        summons,
                        shelf,
                        scratch,
                        clock,
                        outbox,
                        eventLoops,
                        () -> remainingMillis.getAsLong() < AFTER_LOG_MILLIS);
                Service service = new Service(summons.post(), workshop, clock, GRACE_NANOS)) {
            service.prepare();
            poster.start();
            if (awaitStart(service)) {
                poster.onDuty();
                attend(service);
            }
            // Before the last parcel, so that whoever hears of it finds the logs. Meanwhile the poster goes on.
            service.end();
            String missing = workshop.bringLogs();
            poster.finish(Stage.LEFT, remark);
            return (remark.isEmpty() ? "done" : remark) + missing;
        } catch (ProblemsException | IOException e) {
            poster.start();
            poster.finish(Stage.FAILED, String.valueOf(e.getMessage()));
            return "the plan cannot run here";
        }
    }

    /** @return false when there is nothing to begin any more */
    private boolean awaitStart(Service service) {
        while (true) {
            Control control = reader.latest();
            if (control != null && control.isOver()) {
                remark = "the run was over before it began here";
                return false;
            }
            if (mustLeave(summons.pace().waitMillis())) {
                return false;
            }
            if (control != null && lease.isGood(clock.nanoTime()) && service.begin(control)) {
                return true;
            }
            if (!service.remark().isEmpty()) {
                remark = service.remark();
                return false;
            }
            LockSupport.parkNanos(this, TICK_NANOS);
        }
    }

    private void attend(Service service) {
        while (!service.isDone() && service.failure().isEmpty()) {
            Control control = reader.latest();
            if (control != null && !leaving) {
                service.follow(control);
            }
            leave(service);
            LockSupport.parkNanos(this, TICK_NANOS);
        }
        if (!service.failure().isEmpty()) {
            remark = service.failure();
        } else if (remark.isEmpty()) {
            remark = service.remark();
        }
    }

    /** Who was told to stop anyway has nothing to explain. */
    private void leave(Service service) {
        if (leaving || !mustLeave(summons.pace().leaseMillis())) {
            return;
        }
        leaving = true;
        if (service.isStopped()) {
            remark = "";
            service.stopAtOnce();
        } else {
            service.breakOff();
        }
    }

    /**
     * Whether this worker must not go on; the remark says why.
     *
     * @param silentMillis for which the centre may be silent
     */
    private boolean mustLeave(int silentMillis) {
        String reason = null;
        if (lease.silentNanos(clock.nanoTime()) >= TimeUnit.MILLISECONDS.toNanos(silentMillis)) {
            reason = "had not heard from the centre for " + silentMillis / 1_000 + " s" + trouble();
        } else if (remainingMillis.getAsLong() < reserveMillis()) {
            reason = "the time of its invocation ran out";
        }
        if (reason != null) {
            remark = reason;
        }
        return reason != null;
    }

    private long reserveMillis() {
        return RESERVE_MILLIS + (summons.logMillis() == 0 ? 0 : Summons.LOG_RESERVE_MILLIS);
    }

    private String trouble() {
        String last = reader.trouble();
        return last.isEmpty() ? "" : ": " + last;
    }
}

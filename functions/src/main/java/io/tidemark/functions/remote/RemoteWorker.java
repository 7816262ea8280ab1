package io.tidemark.functions.remote;

import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.window.Parcel.Stage;
import io.tidemark.functions.planfile.PlanBundle;
import io.tidemark.functions.planfile.PlanFingerprint;
import io.tidemark.functions.requests.RequestLog;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.worker.Worker;
import io.tidemark.functions.worker.WorkerSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A worker that speaks with the centre through a {@link CentreLink}: takes its post, gets ready, waits for the start,
 * follows orders, reports, and leaves.
 *
 * <p>Guarantees:
 *
 * <ol>
 *   <li>A post is served once, however often its summons is delivered.
 *   <li>Nothing is sent before the start, nor later than the length of the lease after the last renewal that was seen.
 *   <li>What was measured is posted before it leaves, as long as the invocation lasts and the centre's places take it.
 *   <li>Its log of requests is brought in before it leaves, as far as there is time; the run never depends on it.
 *   <li>A worker that has to stop before the load ends says so: what it counted is whole, and what is missing is known.
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
    private static final long MILLI = 1_000_000;
    private static final long SECOND = 1_000_000_000;

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

    private int followed;
    private boolean stopped;
    private boolean leaving;
    private boolean relieved;
    private String remark = "";
    private @Nullable LogBook book;
    private String noLog = "";

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
        try (Worker worker = worker(eventLoops)) {
            worker.prepare();
            poster.start();
            if (awaitStart(worker)) {
                poster.onDuty();
                attend(worker);
            }
            String missing = bringLog(worker);
            poster.finish(Stage.LEFT, remark);
            return (remark.isEmpty() ? "done" : remark) + missing;
        } catch (ProblemsException | IOException e) {
            poster.start();
            poster.finish(Stage.FAILED, String.valueOf(e.getMessage()));
            return "the plan cannot run here";
        } finally {
            if (book != null) {
                book.close();
            }
        }
    }

    private Worker worker(int eventLoops) throws IOException, ProblemsException {
        byte[] inline = summons.bundle();
        Plan plan = PlanBundle.read(inline.length == 0 ? shelf.get(summons.bundleKey()) : inline);
        String fingerprint = PlanFingerprint.of(plan);
        if (!fingerprint.equals(summons.fingerprint())) {
            throw new IOException("the plan has the fingerprint " + fingerprint + " here but " + summons.fingerprint()
                    + " at the centre: the versions differ");
        }
        WorkerSetup setup = new WorkerSetup(
                summons.post().runId(),
                plan.withMostConnections(summons.mostConnections()),
                fingerprint,
                summons.segment(),
                summons.post().shift(),
                eventLoops,
                openLog());
        return new Worker(setup, name -> summons.secrets().get(name), clock, outbox);
    }

    /** A log that cannot be begun is missed at the centre, which says so; the run does not need it. */
    private @Nullable RequestLog openLog() {
        if (summons.logMillis() == 0) {
            return null;
        }
        try {
            LogBook opened =
                    LogBook.open(summons, shelf, scratch, clock, () -> remainingMillis.getAsLong() < AFTER_LOG_MILLIS);
            book = opened;
            return opened.log();
        } catch (IOException e) {
            noLog = "; there is no log of requests: " + e;
            return null;
        }
    }

    /**
     * Before the last parcel, so that whoever hears of it finds the log. Meanwhile the poster goes on.
     *
     * @return what is missing, for the function's own log
     */
    private String bringLog(Worker worker) throws InterruptedException {
        if (book == null) {
            return noLog;
        }
        worker.close();
        String missing = book.bringIn();
        return missing.isEmpty() ? "" : "; the log of requests is not complete: " + missing;
    }

    /** @return false when there is nothing to begin any more */
    private boolean awaitStart(Worker worker) {
        while (true) {
            Control control = reader.latest();
            if (control != null && control.isOver()) {
                remark = "the run was over before it began here";
                return false;
            }
            if (mustLeave()) {
                return false;
            }
            OptionalLong begin =
                    control == null || !control.isStarted() ? OptionalLong.empty() : control.beginNanos(summons.post());
            if (control != null && begin.isPresent()) {
                start(worker, control, begin.getAsLong());
                return true;
            }
            LockSupport.parkNanos(this, TICK_NANOS);
        }
    }

    /** Who comes too late begins with the next second: its share of those before is not sent at once. */
    private void start(Worker worker, Control control, long beginNanos) {
        long nowNanos = (clock.epochMillis() - control.startMillis()) * MILLI;
        long zero = clock.nanoTime() - nowNanos;
        long from = nowNanos <= beginNanos ? beginNanos : Math.ceilDiv(nowNanos, SECOND) * SECOND;
        worker.start(zero, from);
        follow(worker, control);
    }

    private void attend(Worker worker) {
        while (!worker.isDone() && worker.failure().isEmpty()) {
            Control control = reader.latest();
            if (control != null) {
                follow(worker, control);
            }
            leave(worker);
            LockSupport.parkNanos(this, TICK_NANOS);
        }
        if (!worker.failure().isEmpty()) {
            remark = worker.failure();
        }
    }

    /** Who was told to stop anyway has nothing to explain. */
    private void leave(Worker worker) {
        if (leaving || !mustLeave()) {
            return;
        }
        leaving = true;
        if (stopped) {
            remark = "";
            worker.direct(new Directive.Stop(GRACE_NANOS));
        } else {
            stopped = true;
            worker.breakOff(GRACE_NANOS);
        }
    }

    private void follow(Worker worker, Control control) {
        List<Directive> directives = control.directives();
        for (; followed < directives.size(); followed++) {
            Directive directive = directives.get(followed);
            stopped |= directive instanceof Directive.Stop;
            worker.direct(directive);
        }
        OptionalLong end = control.endNanos(summons.post());
        if (end.isPresent() && !relieved) {
            relieved = true;
            worker.relieve(end.getAsLong());
        }
        if (control.isOver() && !stopped) {
            stopped = true;
            worker.direct(new Directive.Stop(GRACE_NANOS));
        }
    }

    /** Whether this worker must not go on; the remark says why. */
    private boolean mustLeave() {
        String reason = null;
        if (!lease.isGood(clock.nanoTime())) {
            reason = "had not heard from the centre for " + summons.pace().leaseMillis() / 1_000 + " s" + trouble();
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

package io.tidemark.functions.remote;

import io.tidemark.core.control.Directive;
import io.tidemark.core.shape.ArrivalTimes;
import io.tidemark.core.shape.Profile;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.Delta.Standing;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Parcel.Stage;
import io.tidemark.functions.record.Recorder;
import io.tidemark.functions.record.Sample;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;

/**
 * A worker that sends nothing and knows all answers beforehand. All else is real: it claims its post, reads the control,
 * has a lease, counts with the recorder, and posts what it counted in its own good time. Of orders it follows those about the
 * sharing of the load, and changes of the plan to one of the same load, both at whole seconds.
 */
public final class SimulatedWorker {
    private static final long SECOND = 1_000_000_000;
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

    private final Summons summons;
    private final CentreLink link;
    private final Clock clock;
    private final Profile profile;
    private final LongFunction<Sample> answers;
    private final Outbox outbox = new Outbox();
    private final Recorder recorder = new Recorder();
    private final ClockGap gap = new ClockGap();
    private final Lease lease;
    private int sequence;
    private int chapter;

    /**
     * @param profile of the plan, whose arrivals come at constant distances
     * @param answers what becomes of each arrival, by its number within the whole
     */
    public SimulatedWorker(
            Summons summons, CentreLink link, Clock clock, Profile profile, LongFunction<Sample> answers) {
        this.summons = summons;
        this.link = link;
        this.clock = clock;
        this.profile = profile;
        this.answers = answers;
        this.lease = new Lease(TimeUnit.MILLISECONDS.toNanos(summons.pace().leaseMillis()), clock.nanoTime());
    }

    /** Blocks until the end of the profile; as a real one it leaves early, with a remark, when its lease runs out. */
    public void serve(String who) throws IOException, InterruptedException {
        if (!link.claim(who)) {
            return;
        }
        Poster poster = new Poster(link, outbox, clock, gap, summons.pace(), () -> false);
        try (ControlReader reader = new ControlReader(link, clock, lease, gap, summons.pace())) {
            reader.start();
            poster.start();
            long zero = awaitStart(reader);
            if (zero >= 0) {
                poster.onDuty();
                work(zero, reader);
            }
            poster.finish(Stage.LEFT, lease.isGood(clock.nanoTime()) ? "" : "had no lease: " + reader.trouble());
        }
    }

    /** The instant that is the start of the run; negative when there is none. */
    private long awaitStart(ControlReader reader) {
        long patienceNanos = TimeUnit.MILLISECONDS.toNanos(summons.pace().waitMillis());
        while (lease.silentNanos(clock.nanoTime()) < patienceNanos) {
            Control control = reader.latest();
            if (control != null && control.isOver()) {
                return -1;
            }
            if (control != null && control.isStarted() && lease.isGood(clock.nanoTime())) {
                long late = TimeUnit.MILLISECONDS.toNanos(clock.epochMillis() - control.startMillis());
                return clock.nanoTime() - late;
            }
            LockSupport.parkNanos(this, TICK_NANOS);
        }
        return -1;
    }

    private void work(long zero, ControlReader reader) {
        int seconds = Math.toIntExact(Math.ceilDiv(profile.durationNanos(), SECOND));
        for (int second = 0; second < seconds; second++) {
            awaitUntil(zero + (second + 1) * SECOND);
            boolean good = lease.isGood(clock.nanoTime());
            Control control = Objects.requireNonNull(reader.latest());
            int adopted = control.adopted(second * SECOND);
            if (adopted != chapter) {
                outbox.deliver(DeltaCodec.encode(delta(control, Standing.DONE, List.of())));
                chapter = adopted;
                sequence = 0;
            }
            record(control, second * SECOND);
            boolean last = !good || second == seconds - 1;
            Standing standing = !last ? Standing.ON_DUTY : good ? Standing.DONE : Standing.BROKEN_OFF;
            Health health = new Health(second, 1, 0, 0, 50_000, 1_000_000, 100, 0, 20, 1_024);
            outbox.deliver(DeltaCodec.encode(delta(control, standing, List.of(health))));
            if (last) {
                return;
            }
        }
    }

    private void record(Control control, long fromNanos) {
        Optional<Segment> share = share(control.orders(chapter), fromNanos);
        if (share.isEmpty()) {
            return;
        }
        ArrivalTimes arrivals = ArrivalTimes.constant(profile, share.get());
        boolean pending = arrivals.advanceTo(fromNanos);
        while (pending && arrivals.nanos() < fromNanos + SECOND) {
            Sample sample = answers.apply(arrivals.index());
            recorder.sent(
                    sample.name(),
                    sample.warmUp(),
                    sample.intendedMicros(),
                    sample.startMicros() - sample.intendedMicros());
            recorder.ended(sample);
            pending = arrivals.advance();
        }
    }

    /** Its place among those who share the load; empty when it offers nothing. */
    private Optional<Segment> share(List<Directive> orders, long nanos) {
        Optional<Segment> share = Optional.of(summons.segment());
        for (Directive order : orders) {
            if (order instanceof Directive.Share(var atNanos, var workers) && atNanos <= nanos) {
                int rank = workers.indexOf(summons.post().segment());
                share = rank < 0 ? Optional.empty() : Optional.of(new Segment(rank, workers.size()));
            }
        }
        return share;
    }

    private Delta delta(Control control, Standing standing, List<Health> health) {
        Adoption adoption = chapter == 0 ? null : control.adoptions().get(chapter - 1);
        return new Delta(
                adoption == null ? summons.post().runId() : adoption.runId(),
                adoption == null ? summons.fingerprint() : adoption.fingerprint(),
                summons.segment(),
                summons.post().shift(),
                sequence++,
                standing,
                recorder.drain(),
                health,
                List.of());
    }

    private void awaitUntil(long nanos) {
        long wait;
        while ((wait = nanos - clock.nanoTime()) > 0) {
            LockSupport.parkNanos(this, wait);
        }
    }
}

package io.tidemark.functions.remote;

import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.Parcel.Stage;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Posts parcels, on a thread of its own. One that could not be posted is tried again, unchanged, until it is safe or there
 * is no time left; those after it wait, so the numbers leave no gap.
 */
final class Poster {
    /** Of deltas in one parcel, before they are packed. What has gathered during an outage goes in several. */
    private static final int MOST_BYTES = 4 << 20;

    private static final long LONGEST_WAIT_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final CentreLink link;
    private final Outbox outbox;
    private final Clock clock;
    private final ClockGap gap;
    private final Pace pace;
    private final BooleanSupplier outOfTime;
    private final Thread thread;
    private final List<byte[]> taken = new ArrayList<>();
    private int number;
    private long beatNanos;
    private long flushNanos;
    private volatile Stage stage = Stage.READY;
    private volatile String remark = "";

    Poster(CentreLink link, Outbox outbox, Clock clock, ClockGap gap, Pace pace, BooleanSupplier outOfTime) {
        this.link = link;
        this.outbox = outbox;
        this.clock = clock;
        this.gap = gap;
        this.pace = pace;
        this.outOfTime = outOfTime;
        this.thread = Thread.ofPlatform().name("tidemark-poster").daemon().unstarted(this::run);
    }

    /** The first parcel says that the worker is ready. */
    void start() {
        thread.start();
    }

    void onDuty() {
        stage = Stage.ON_DUTY;
    }

    /** Posts the rest and a last parcel; returns when they are safe, or when there is no time left. */
    void finish(Stage last, String why) throws InterruptedException {
        remark = why;
        stage = last;
        LockSupport.unpark(thread);
        thread.join();
    }

    private void run() {
        while (true) {
            Stage now = stage;
            boolean last = now == Stage.LEFT || now == Stage.FAILED;
            gather(last);
            do {
                List<byte[]> load = load();
                boolean more = !taken.isEmpty();
                Stage said = more && last ? Stage.ON_DUTY : now;
                if (!posted(new Parcel(
                        number,
                        said,
                        clock.epochMillis(),
                        gap.leastMillis(),
                        said == now && last ? remark : "",
                        load))) {
                    return;
                }
                number++;
            } while (!taken.isEmpty());
            if (last) {
                return;
            }
            awaitNext();
        }
    }

    private void gather(boolean last) {
        long now = clock.nanoTime();
        if (last || now - flushNanos >= 0) {
            taken.addAll(outbox.take());
            flushNanos = now + TimeUnit.MILLISECONDS.toNanos(pace.flushMillis());
        }
        beatNanos = now + TimeUnit.MILLISECONDS.toNanos(pace.beatMillis());
    }

    private List<byte[]> load() {
        int count = 0;
        for (long bytes = 0; count < taken.size() && (count == 0 || bytes + taken.get(count).length <= MOST_BYTES); ) {
            bytes += taken.get(count++).length;
        }
        List<byte[]> head = taken.subList(0, count);
        List<byte[]> load = List.copyOf(head);
        head.clear();
        return load;
    }

    private boolean posted(Parcel parcel) {
        for (int failures = 0; ; failures++) {
            try {
                link.post(parcel);
                return true;
            } catch (IOException e) {
                if (outOfTime.getAsBoolean()) {
                    System.getLogger(Poster.class.getName())
                            .log(System.Logger.Level.ERROR, "parcel " + parcel.number() + " was not posted", e);
                    return false;
                }
                // Not all workers again at the same moment.
                long most = Math.min(LONGEST_WAIT_NANOS, TimeUnit.MILLISECONDS.toNanos(100) << Math.min(failures, 10));
                LockSupport.parkNanos(this, most / 2 + Math.floorMod(clock.nanoTime(), most / 2));
            }
        }
    }

    /** Wakes early for the end. A beat that is due is a parcel without deltas. */
    private void awaitNext() {
        Stage before = stage;
        long wait;
        while ((wait = beatNanos - clock.nanoTime()) > 0 && stage == before) {
            LockSupport.parkNanos(this, wait);
        }
    }
}

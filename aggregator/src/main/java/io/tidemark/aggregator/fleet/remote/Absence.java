package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.fleet.Fleet.WorkerFailure;
import io.tidemark.aggregator.fleet.Fleet.WorkerFailure.Fate;
import io.tidemark.functions.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Who is not on duty although it should be, and why, as far as is known. */
final class Absence {
    private static final int MISSED_BEATS = 3;
    private static final long WAY_NANOS = TimeUnit.SECONDS.toNanos(1);
    /** Who has been silent for so long is not waited for. */
    static final long LOST_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final Muster muster;
    private final Collector collector;
    private final Clock clock;
    private final long silentNanos;

    Absence(Muster muster, Collector collector, Clock clock) {
        this.muster = muster;
        this.collector = collector;
        this.clock = clock;
        this.silentNanos = silentNanos(muster.beatNanos());
    }

    /** Silence for so long is noticed: so many beats are missed, and the next one would have come by then. */
    static long silentNanos(long beatNanos) {
        return MISSED_BEATS * beatNanos + WAY_NANOS;
    }

    List<WorkerFailure> failures() {
        long now = clock.nanoTime();
        List<WorkerFailure> failures = new ArrayList<>();
        for (Recruit recruit : muster.all()) {
            if (recruit.isReplaced()) {
                failures.add(failure(recruit, Fate.REPLACED, silence(recruit)));
            }
        }
        for (Recruit recruit : muster.serving()) {
            long silent = silenceNanos(recruit, now);
            if (!recruit.isHeard()) {
                failures.add(failure(recruit, Fate.LOST, neverHeard(recruit)));
            } else if (recruit.isGone()) {
                if (!recruit.remark().isEmpty()) {
                    failures.add(failure(recruit, Fate.LOST, recruit.remark()));
                }
            } else if (silent > silentNanos) {
                failures.add(failure(recruit, silent > LOST_NANOS ? Fate.LOST : Fate.SILENT, silence(recruit)));
            }
        }
        return failures;
    }

    private static WorkerFailure failure(Recruit recruit, Fate fate, String reason) {
        return new WorkerFailure(recruit.post().segment(), recruit.post().shift(), fate, reason);
    }

    private static String silence(Recruit recruit) {
        return recruit.remark().isEmpty() ? "it fell silent" : recruit.remark();
    }

    private static String neverHeard(Recruit recruit) {
        return recruit.trouble().isEmpty()
                ? "it never reported; the log of its function may say why"
                : "it could not be called: " + recruit.trouble();
    }

    /** Whether somebody else is wanted for its share. */
    boolean isMissing(Recruit serving, long now) {
        return serving.isHeard()
                && (serving.isGone() ? !serving.remark().isEmpty() : silenceNanos(serving, now) > silentNanos);
    }

    boolean isLost(Recruit recruit, long now) {
        return silenceNanos(recruit, now) > LOST_NANOS;
    }

    private long silenceNanos(Recruit recruit, long now) {
        return now - Math.max(recruit.heardNanos(), collector.outageNanos());
    }
}

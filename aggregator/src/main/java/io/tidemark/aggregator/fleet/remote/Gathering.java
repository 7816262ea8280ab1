package io.tidemark.aggregator.fleet.remote;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Clock;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Calls everybody before a run and waits until all are ready, or until there is no point in waiting longer. */
final class Gathering {
    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long TELL_NANOS = TimeUnit.SECONDS.toNanos(5);
    /** An accepted call that brought nobody is made again: it may have been lost. */
    private static final long CALL_AGAIN_NANOS = TimeUnit.SECONDS.toNanos(20);
    /** Where everybody is slow, more calls would make it slower. */
    private static final long SLOW_CALL_AGAIN_NANOS = 2 * CALL_AGAIN_NANOS;

    private static final long TELLING_OFFSET_MILLIS = 1_000;
    private static final String LAMBDA = "AWS Lambda";

    private final Muster muster;
    private final Summoner summoner;
    private final Clock clock;
    private final int expected;
    private final long limitMillis;
    private final Consumer<String> notes;

    /**
     * @param expected when so many are ready the others are not waited for: they join when they come
     * @param limitMillis after so long nobody is waited for
     */
    Gathering(Muster muster, Summoner summoner, Clock clock, int expected, long limitMillis, Consumer<String> notes) {
        this.muster = muster;
        this.summoner = summoner;
        this.clock = clock;
        this.expected = Math.min(expected, muster.segments());
        this.limitMillis = limitMillis;
        this.notes = notes;
    }

    /**
     * @param abandoned true when nobody waits for the workers any more
     * @throws ProblemsException when nobody came, or when a worker cannot run the plan
     */
    void await(BooleanSupplier abandoned) throws ProblemsException {
        int workers = muster.segments();
        long told = clock.nanoTime();
        long deadline = told + TimeUnit.MILLISECONDS.toNanos(limitMillis);
        summoner.summon(muster.serving(), deadline);
        int ready = 0;
        while (ready < expected && clock.nanoTime() < deadline && !abandoned.getAsBoolean()) {
            LockSupport.parkNanos(this, TICK_NANOS);
            throwIfAnyFailed();
            ready = muster.count(Recruit::isReady);
            callAgain(deadline);
            if (clock.nanoTime() - told > TELL_NANOS) {
                told = clock.nanoTime();
                notes.accept(ready + " of " + workers + " workers are ready.");
            }
        }
        if (ready == 0 && !abandoned.getAsBoolean()) {
            throw nobodyCame();
        }
        tellOffset(muster.offsetMillis());
    }

    private void callAgain(long deadline) {
        long now = clock.nanoTime();
        List<Recruit> unheard = muster.serving().stream()
                .filter(recruit ->
                        recruit.isCalled() && !recruit.isHeard() && now - recruit.calledAgainNanos() > patienceNanos())
                .toList();
        unheard.forEach(recruit -> muster.called(recruit, now));
        summoner.summon(unheard, deadline);
    }

    /** The quickest worker shows what a call takes here. */
    private long patienceNanos() {
        long[] took = muster.tookNanos();
        return took.length == 0
                ? SLOW_CALL_AGAIN_NANOS
                : Math.clamp(2 * took[0], CALL_AGAIN_NANOS, SLOW_CALL_AGAIN_NANOS);
    }

    private void throwIfAnyFailed() throws ProblemsException {
        for (Recruit recruit : muster.serving()) {
            if (recruit.isFailed()) {
                throw new ProblemsException(List.of(new Problem(
                        "worker " + (recruit.post().segment() + 1),
                        "plan",
                        "",
                        "must run on the workers",
                        recruit.remark())));
            }
        }
    }

    private CloudException nobodyCame() {
        String trouble = muster.serving().stream()
                .map(Recruit::trouble)
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse("the calls were accepted; the function's log may say why nothing came of them");
        return new CloudException(List.of(new Problem(
                LAMBDA,
                "workers",
                String.valueOf(muster.segments()),
                "must get ready within " + limitMillis / 1_000 + " s, but none did",
                trouble)));
    }

    private void tellOffset(long millis) {
        if (Math.abs(millis) >= TELLING_OFFSET_MILLIS) {
            notes.accept("The workers' clocks are " + Math.abs(millis) + " ms " + (millis > 0 ? "ahead of" : "behind")
                    + " this machine's. They keep their own time; seconds are theirs.");
        }
    }
}

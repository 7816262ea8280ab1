package io.tidemark.experiment.observer;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Trace;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks again and again, with a pause after each look, between being started and being stopped. Thread-safe. */
final class Polling {
    private final Stage stage;
    private final String owner;
    private final Duration pause;
    private final Look look;
    private @Nullable Round round;

    @FunctionalInterface
    interface Look {
        /** @param moment the phase in which it began, which is held until it returns */
        void look(Trace moment) throws Exception;

        /** After the last one. */
        default void close() {}
    }

    private static final class Round {
        final Semaphore wake = new Semaphore(0);
        volatile boolean ended;
        Stage.@Nullable Work work;
    }

    Polling(Stage stage, String owner, Duration pause, Look look) {
        this.stage = stage;
        this.owner = owner;
        this.pause = pause;
        this.look = look;
    }

    /** Does nothing when it was started before. */
    synchronized void start() {
        if (round == null) {
            Round fresh = new Round();
            round = fresh;
            fresh.work = stage.spawn(owner, Trace.NONE, () -> run(fresh));
        }
    }

    /** The next look begins without a pause. */
    synchronized void soon() {
        if (round != null) {
            round.wake.release();
        }
    }

    /** Gives up a look that has begun. */
    synchronized void stop() {
        Round last = round;
        round = null;
        if (last != null) {
            last.ended = true;
            last.wake.release();
            if (last.work != null) {
                last.work.cancel();
            }
        }
    }

    private void run(Round mine) throws InterruptedException {
        try {
            while (!mine.ended) {
                mine.wake.drainPermits();
                lookOnce();
                if (mine.wake.tryAcquire(pause.toNanos(), TimeUnit.NANOSECONDS) && mine.ended) {
                    return;
                }
            }
        } finally {
            look.close();
        }
    }

    private void lookOnce() throws InterruptedException {
        try (Moment moment = Moment.now(stage.bus())) {
            look.look(moment.trace());
        } catch (InterruptedException e) {
            throw e;
        } catch (Exception e) {
            stage.trouble(owner, e);
        }
    }
}

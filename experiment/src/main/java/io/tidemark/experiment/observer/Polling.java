package io.tidemark.experiment.observer;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Trace;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Looks again and again, with a pause after each look, between being started and being stopped. */
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
    }

    private record Round(CountDownLatch ended, Stage.Work work) {}

    Polling(Stage stage, String owner, Duration pause, Look look) {
        this.stage = stage;
        this.owner = owner;
        this.pause = pause;
        this.look = look;
    }

    /** Does nothing when it was started before. */
    synchronized void start() {
        if (round == null) {
            CountDownLatch ended = new CountDownLatch(1);
            round = new Round(ended, stage.spawn(owner, Trace.NONE, () -> run(ended)));
        }
    }

    /** Gives up a look that has begun. */
    synchronized void stop() {
        if (round != null) {
            round.ended().countDown();
            round.work().cancel();
            round = null;
        }
    }

    private void run(CountDownLatch ended) throws InterruptedException {
        do {
            try (Moment moment = Moment.now(stage.bus())) {
                look.look(moment.trace());
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                stage.trouble(owner, e);
            }
        } while (!ended.await(pause.toNanos(), TimeUnit.NANOSECONDS));
    }
}

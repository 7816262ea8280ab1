package io.tidemark.cli.deploy;

import io.tidemark.cli.system.Interrupts;
import io.tidemark.deployment.stack.Pause;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Waits until the time is over, or until somebody presses Ctrl-C. */
final class InterruptiblePause implements Pause, AutoCloseable {
    private final CountDownLatch interrupted = new CountDownLatch(1);
    private final Interrupts.Watch watch;

    InterruptiblePause(Interrupts interrupts) {
        watch = interrupts.watch(interrupted::countDown);
    }

    @Override
    public void pause(Duration time) throws InterruptedException {
        if (interrupted.await(time.toNanos(), TimeUnit.NANOSECONDS)) {
            throw new InterruptedException("the user does not want to wait");
        }
    }

    @Override
    public void close() {
        watch.close();
    }
}

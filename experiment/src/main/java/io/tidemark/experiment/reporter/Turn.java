package io.tidemark.experiment.reporter;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.event.Trace;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Work in the turn of a mailbox for whoever is not in it. */
public final class Turn {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private Turn() {}

    /** Does it when all that was published before has been heard, and returns when it is done. */
    public static void await(Mailbox mailbox, Runnable work) throws InterruptedException {
        CountDownLatch done = new CountDownLatch(1);
        mailbox.run(Trace.NONE, () -> {
            try {
                work.run();
            } finally {
                done.countDown();
            }
        });
        if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("events were not heard within " + PATIENCE.toMinutes() + " minutes");
        }
    }
}

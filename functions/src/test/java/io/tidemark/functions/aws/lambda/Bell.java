package io.tidemark.functions.aws.lambda;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Rings when something has changed, for those who wait for something to be so. Thread-safe. */
final class Bell {
    synchronized void ring() {
        notifyAll();
    }

    /**
     * Returns as soon as the condition holds.
     *
     * @param state to be told when it never does
     */
    synchronized void await(BooleanSupplier condition, Duration patience, Supplier<String> state)
            throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (!condition.getAsBoolean()) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                throw new TimeoutException(state.get());
            }
            wait(left);
        }
    }
}

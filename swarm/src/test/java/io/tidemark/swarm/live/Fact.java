package io.tidemark.swarm.live;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;

/** Something that will be so, as soon as other threads have got to it; the test's time-out is the limit. */
@FunctionalInterface
interface Fact {
    boolean isSo() throws IOException;

    static void await(Fact fact) throws IOException {
        while (!fact.isSo()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new AssertionError("it has not come to that in time");
            }
            LockSupport.parkNanos(200_000);
        }
    }
}

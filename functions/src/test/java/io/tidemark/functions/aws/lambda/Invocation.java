package io.tidemark.functions.aws.lambda;

import java.util.concurrent.CompletableFuture;

/**
 * One event to be delivered.
 *
 * @param waits whether it may wait until an environment is free, as events do and requests do not
 * @param deliveriesLeft after this one, should it fail
 */
record Invocation(
        String requestId, byte[] event, boolean waits, int deliveriesLeft, CompletableFuture<Outcome> outcome) {
    Invocation again() {
        return new Invocation(requestId, event, waits, deliveriesLeft - 1, outcome);
    }
}

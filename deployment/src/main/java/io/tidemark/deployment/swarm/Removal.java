package io.tidemark.deployment.swarm;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.stack.Stack;
import io.tidemark.deployment.stack.StackListener;
import io.tidemark.deployment.stack.StackWorks;
import io.tidemark.functions.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongConsumer;

/** Removes all that exists under a prefix. Begun again after it was cut off, it goes on. */
public final class Removal {
    /** Workers that still run may put something into the bucket after it was emptied. */
    private static final int TRIES = 3;

    private static final long SAY_EVERY_NANOS = Duration.ofSeconds(5).toNanos();

    private final StackWorks works;
    private final Depot depot;
    private final StackListener listener;
    private final Clock clock;

    public Removal(StackWorks works, Depot depot, StackListener listener, Clock clock) {
        this.works = works;
        this.depot = depot;
        this.listener = listener;
        this.clock = clock;
    }

    /** Machines first: they cost most, and use what the swarm has. */
    public void removeAll(Inventory inventory) throws ProblemsException, InterruptedException {
        for (Stack target : inventory.targets()) {
            works.remove(target.name());
        }
        if (inventory.swarm().isPresent()) {
            removeSwarm(inventory, inventory.swarm().get());
        }
        if (depot.holding(inventory.bucket()).isPresent()) {
            clear(inventory.bucket());
            depot.removeBucket(inventory.bucket());
        }
    }

    private void removeSwarm(Inventory inventory, Stack swarm) throws ProblemsException, InterruptedException {
        Optional<CloudException> failure = Optional.empty();
        for (int i = 0; i < TRIES; i++) {
            if (depot.holding(inventory.bucket()).isPresent()) {
                clear(inventory.bucket());
            }
            try {
                works.remove(swarm.name());
                return;
            } catch (CloudException e) {
                failure = Optional.of(e);
                if (depot.holding(inventory.bucket())
                        .filter(held -> held.objects() > 0)
                        .isEmpty()) {
                    // It was not for the bucket.
                    break;
                }
                listener.note("Something came into the bucket meanwhile: once more.");
            }
        }
        throw failure.orElseThrow();
    }

    private void clear(String bucket) throws ProblemsException {
        long begin = clock.nanoTime();
        LongConsumer progress = new LongConsumer() {
            private long said = begin;

            @Override
            public void accept(long removed) {
                long now = clock.nanoTime();
                if (now - said >= SAY_EVERY_NANOS) {
                    said = now;
                    listener.note(removed + " objects are removed from the bucket " + bucket + " so far.");
                }
            }
        };
        depot.clear(bucket, progress);
    }
}

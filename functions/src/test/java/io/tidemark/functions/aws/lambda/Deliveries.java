package io.tidemark.functions.aws.lambda;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/** Brings events to environments, with the faults that are asked for. */
final class Deliveries {
    private static final Outcome ACCEPTED = new Outcome(Outcome.Kind.ANSWERED, "");
    private static final Outcome THROTTLED = new Outcome(Outcome.Kind.THROTTLED, "");
    private static final Outcome VANISHED = new Outcome(Outcome.Kind.VANISHED, "");

    private final Fleet fleet;
    private final Faults faults;
    private final List<String> requestIds = new CopyOnWriteArrayList<>();
    private final Map<String, CompletableFuture<Outcome>> outcomes = new ConcurrentHashMap<>();

    Deliveries(Fleet fleet, Faults faults) {
        this.fleet = fleet;
        this.faults = faults;
    }

    /** Waits for the answer. */
    Outcome request(String requestId, byte[] event) {
        if (faults.throttles()) {
            return THROTTLED;
        }
        Invocation invocation = new Invocation(requestId, event, false, 0, outcome(requestId));
        if (!fleet.deliver(invocation)) {
            invocation.outcome().complete(THROTTLED);
        }
        return invocation.outcome().join();
    }

    /** Takes the event, to be delivered in its time. */
    Outcome accept(String requestId, byte[] event) {
        if (faults.throttles()) {
            return THROTTLED;
        }
        CompletableFuture<Outcome> outcome = outcome(requestId);
        if (faults.loses()) {
            outcome.complete(VANISHED);
            return ACCEPTED;
        }
        deliver(new Invocation(requestId, event, true, fleet.settings().retries(), outcome));
        if (faults.deliversTwice()) {
            deliver(new Invocation(requestId, event, true, fleet.settings().retries(), new CompletableFuture<>()));
        }
        return ACCEPTED;
    }

    private void deliver(Invocation invocation) {
        Runnable delivery = () -> {
            if (!fleet.deliver(invocation)) {
                invocation.outcome().complete(VANISHED);
            }
        };
        if (faults.holds(delivery)) {
            return;
        }
        long delayMillis = faults.delay().toMillis();
        if (delayMillis == 0) {
            delivery.run();
        } else {
            CompletableFuture.delayedExecutor(delayMillis, TimeUnit.MILLISECONDS)
                    .execute(delivery);
        }
    }

    private CompletableFuture<Outcome> outcome(String requestId) {
        CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        outcomes.put(requestId, outcome);
        requestIds.add(requestId);
        return outcome;
    }

    /** In the order they came; those refused at once are not among them. */
    List<String> requestIds() {
        return List.copyOf(requestIds);
    }

    CompletableFuture<Outcome> outcomeOf(String requestId) {
        CompletableFuture<Outcome> outcome = outcomes.get(requestId);
        if (outcome == null) {
            throw new IllegalArgumentException("no invocation has the request id " + requestId);
        }
        return outcome;
    }
}

package io.tidemark.experiment.policy;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.filter.EventFilter;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The event that a policy waits for before it begins for the first time. It may come at any time after the components have
 * been started, also before anybody waits.
 */
final class Start {
    private static final String WORD = "start";

    private final Stage stage;
    private final @Nullable EventFilter filter;
    private final @Nullable Waiting waiting;
    private boolean begun;

    /** @param filter null when there is nothing to wait for */
    Start(@Nullable EventFilter filter, Stage stage) {
        this.stage = stage;
        this.filter = filter;
        this.waiting = filter == null ? null : new Waiting(stage, "policy", Map.of(WORD, filter));
        if (waiting != null) {
            waiting.expectAny();
        }
    }

    /** One that never comes is told, and then it begins anyway. */
    void await() throws InterruptedException {
        if (waiting == null || begun) {
            return;
        }
        begun = true;
        Optional<Waiting.Signal> signal = waiting.await(stage.staleTimeout());
        waiting.rest();
        if (signal.isEmpty()) {
            stage.bus().publish(Events.STALLED, stage.bus().current(), Map.of());
            stage.trouble(
                    "policy",
                    new IllegalStateException("events.start: " + filter + " did not come within the stale timeout"));
        }
    }
}

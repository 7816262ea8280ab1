package io.tidemark.experiment.policy;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.filter.FilterSession;
import io.tidemark.experiment.phase.Phase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits, on the thread of a policy, for events that filters choose. What a filter is for is told by a word. No event of a
 * phase is missed, because the filters are opened when the bus brings the phase's beginning, which comes before all that
 * it causes. Used by one thread.
 */
public final class Waiting {
    private final Mailbox mailbox;
    private final Map<String, EventFilter> filters;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final Map<String, FilterSession> open = new LinkedHashMap<>();
    private volatile @Nullable Phase expected;

    /** An event that a filter has chosen. */
    public record Signal(String word, Event event) {}

    /** @param filters by the word that tells what each is for */
    public Waiting(Stage stage, String owner, Map<String, EventFilter> filters) {
        this.filters = new LinkedHashMap<>(filters);
        this.mailbox = stage.bus().mailbox(owner);
        mailbox.listen(this::mayConcern, _ -> true, this::hear);
    }

    private boolean mayConcern(EventType type) {
        return type.isA(Events.PARAMETER_UPDATE) || filters.values().stream().anyMatch(filter -> filter.mayMatch(type));
    }

    /** From the beginning of that phase on, events of it are waited for, and those of before are forgotten. */
    public void expect(Phase phase) {
        expected = phase;
    }

    /** From now on, events of any phase are waited for. */
    public void expectAny() {
        mailbox.run(Trace.NONE, () -> reopen(Optional.empty()));
    }

    /** The next event; empty when there was none for that long. */
    public Optional<Signal> await(Duration longest) throws InterruptedException {
        return Optional.ofNullable(signals.poll(longest.toNanos(), TimeUnit.NANOSECONDS));
    }

    private void hear(Event event) {
        Phase phase = expected;
        if (phase != null
                && event.isA(Events.PARAMETER_UPDATE)
                && event.trace().phase().orElse(null) == phase) {
            expected = null;
            reopen(Optional.of(event.trace()));
        }
        // A session may lead to its own end, so the others are taken from a copy.
        for (FilterSession session : open.values().toArray(FilterSession[]::new)) {
            session.offer(event);
        }
    }

    private void reopen(Optional<Trace> within) {
        open.values().forEach(FilterSession::close);
        open.clear();
        signals.clear();
        filters.forEach((word, filter) ->
                open.put(word, filter.open(within, mailbox, event -> signals.add(new Signal(word, event)))));
    }
}

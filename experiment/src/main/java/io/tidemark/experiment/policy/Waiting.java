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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
    private final Set<String> lasting;
    private final BlockingQueue<Signal> signals = new LinkedBlockingQueue<>();
    private final List<Opened> open = new ArrayList<>();
    private volatile @Nullable Phase expected;

    /** An event that a filter has chosen. */
    public record Signal(String word, Event event) {}

    private record Opened(String word, FilterSession session) {}

    /** @param filters by the word that tells what each is for */
    public Waiting(Stage stage, String owner, Map<String, EventFilter> filters) {
        this(stage, owner, filters, Set.of());
    }

    /** @param lasting the words of filters that go on choosing events of a phase when another one has begun */
    public Waiting(Stage stage, String owner, Map<String, EventFilter> filters, Set<String> lasting) {
        this.filters = new LinkedHashMap<>(filters);
        this.lasting = Set.copyOf(lasting);
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
        mailbox.run(Trace.NONE, () -> {
            forget(Set.of());
            open(Optional.empty());
        });
    }

    /** Nothing is waited for any more. */
    public void rest() {
        expected = null;
        mailbox.run(Trace.NONE, () -> forget(Set.of()));
    }

    /** The next event; empty when there was none for that long. */
    public Optional<Signal> await(Duration longest) throws InterruptedException {
        return Optional.ofNullable(signals.poll(Math.max(0, longest.toNanos()), TimeUnit.NANOSECONDS));
    }

    private void hear(Event event) {
        Phase phase = expected;
        if (phase != null
                && event.isA(Events.PARAMETER_UPDATE)
                && event.trace().phase().orElse(null) == phase) {
            expected = null;
            forget(lasting);
            open(Optional.of(event.trace()));
        }
        open.forEach(opened -> opened.session().offer(event));
    }

    private void forget(Set<String> except) {
        List<Opened> ended =
                open.stream().filter(opened -> !except.contains(opened.word())).toList();
        open.removeAll(ended);
        ended.forEach(opened -> opened.session().close());
        signals.removeIf(signal -> !except.contains(signal.word()));
    }

    private void open(Optional<Trace> within) {
        filters.forEach((word, filter) -> open.add(new Opened(
                word, filter.open(within, mailbox, event -> signals.add(new Signal(word, event))))));
    }
}

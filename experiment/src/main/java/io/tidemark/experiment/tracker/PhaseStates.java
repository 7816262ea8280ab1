package io.tidemark.experiment.tracker;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.phase.Phase;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a tracker keeps for each phase, from its beginning to its end. An event goes to the state of its own phase; one that
 * belongs to none, to that of the phase that began last.
 */
final class PhaseStates<S> {
    private final Map<Phase, S> states = new HashMap<>();
    private @Nullable Phase latest;

    /**
     * Begins to listen.
     *
     * @param wanted the kinds of events that a state may want
     * @param create makes the state of a phase, given the trace of its beginning
     * @param hear gives an event to a state
     * @param end is told of each state when all of its phase has been heard
     */
    static <S> void listen(
            Stage stage,
            String owner,
            Predicate<EventType> wanted,
            Creator<S> create,
            Hearer<S> hear,
            Consumer<S> end) {
        PhaseStates<S> all = new PhaseStates<>();
        Mailbox mailbox = stage.bus().mailbox(owner);
        Predicate<EventType> own = type -> type.isA(Events.PARAMETER_UPDATE) || type.isA(Events.PHASE_END);
        mailbox.listen(own.or(wanted), _ -> true, event -> {
            if (event.isA(Events.PARAMETER_UPDATE)) {
                all.begin(event, phaseTrace -> create.create(phaseTrace, mailbox));
            }
            all.hear(event, wanted, hear);
            if (event.isA(Events.PHASE_END)) {
                all.end(event, end);
            }
        });
    }

    /** Makes the state of a phase. */
    @FunctionalInterface
    interface Creator<S> {
        S create(Trace beginning, Mailbox mailbox);
    }

    /** Gives an event to a state. */
    @FunctionalInterface
    interface Hearer<S> {
        void hear(S state, Event event);
    }

    private void begin(Event update, Function<Trace, S> create) {
        update.trace().phase().ifPresent(phase -> {
            states.put(phase, create.apply(update.trace()));
            latest = phase;
        });
    }

    private void hear(Event event, Predicate<EventType> wanted, Hearer<S> hear) {
        Phase phase = event.trace().phase().orElse(latest);
        S state = phase == null ? null : states.get(phase);
        if (state != null && wanted.test(event.type())) {
            hear.hear(state, event);
        }
    }

    private void end(Event event, Consumer<S> end) {
        Phase phase = event.trace().phase().orElse(null);
        S state = phase == null ? null : states.remove(phase);
        if (state != null) {
            end.accept(state);
        }
    }
}

package io.tidemark.experiment.filter;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Trace;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Chooses events: {@code HTTPResponseEndEvent[body~='foo']:first}. Immutable; what is counted is counted in a session.
 *
 * <p>Several choices stand side by side with blanks or commas between them, and an event that matches one of them matches.
 */
public final class EventFilter {
    private final String text;
    private final List<Choice> choices;
    private final Singles singles;

    private EventFilter(String text, List<Choice> choices, Singles singles) {
        this.text = text;
        this.choices = choices;
        this.singles = singles;
    }

    /**
     * @param singles what {@code :single} has matched so far, one for a whole experiment
     * @throws IllegalArgumentException when it is none; a {@link io.tidemark.functions.yaml.HintedException} where there is
     *     something to try
     */
    public static EventFilter parse(String text, Singles singles) {
        return new EventFilter(text, new FilterParser(text).parse(), singles);
    }

    /** Whether an event of that kind could match. */
    public boolean mayMatch(EventType type) {
        return choices.stream().anyMatch(choice -> choice.mayMatch(type));
    }

    /** Whether an event of that kind, or of a kind of it, could match. */
    public boolean concerns(EventType type) {
        return choices.stream()
                .anyMatch(choice -> choice.mayMatch(type) || choice.type().isA(type));
    }

    /**
     * Begins to choose.
     *
     * @param within events that share nothing with this trace are ignored, unless the filter says {@code :notrace}; empty
     *     for any
     * @param mailbox whose turn it is when a selector waits for time to pass
     * @param matched hears what matches, in the mailbox's turn
     */
    public FilterSession open(Optional<Trace> within, Mailbox mailbox, Consumer<Event> matched) {
        return new FilterSession(choices, within, new Stages(mailbox, singles, within), matched);
    }

    @Override
    public String toString() {
        return text;
    }
}

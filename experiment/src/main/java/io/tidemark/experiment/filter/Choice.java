package io.tidemark.experiment.filter;

import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Trace;
import java.util.List;
import java.util.Optional;

/**
 * One of a filter's: a kind of event, what its attributes must be, and which of those that are so.
 *
 * @param text as it was written
 * @param anyTrace whether events of other phases count as well
 */
record Choice(String text, EventType type, List<Condition> conditions, List<Selector> selectors, boolean anyTrace) {
    Choice {
        conditions = List.copyOf(conditions);
        selectors = List.copyOf(selectors);
    }

    boolean mayMatch(EventType kind) {
        return kind.isA(type);
    }

    boolean accepts(Event event, Optional<Trace> within) {
        return matches(event) && (anyTrace || within.isEmpty() || event.trace().shares(within.get()));
    }

    /** Whatever its trace, and whichever of many it is. */
    boolean matches(Event event) {
        return event.isA(type) && conditions.stream().allMatch(condition -> condition.holds(event));
    }
}

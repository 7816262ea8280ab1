package io.tidemark.experiment.observer;

import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.filter.Singles;
import io.tidemark.experiment.settings.Settings;
import java.util.List;

/**
 * Events that have lines.
 *
 * @param kinds of lines; empty for any
 */
record LineSource(EventFilter filter, String field, List<String> kinds) {
    static LineSource of(Settings settings) {
        return new LineSource(settings.filter("name"), settings.word("field"), settings.words("kind"));
    }

    static LineSource usual(Singles singles) {
        return new LineSource(EventFilter.parse("LogLineEvent", singles), "line", List.of());
    }

    boolean has(Event event) {
        return event.attribute(field).isPresent() && (kinds.isEmpty() || kinds.contains(event.text("kind")));
    }
}

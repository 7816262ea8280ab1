package io.tidemark.experiment.observer;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.filter.FilterSession;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.Optional;
import java.util.function.Consumer;

/** From one event to another: when an observer observes. */
record Between(EventFilter start, EventFilter stop) {
    static final Option OPTION = Option.optional(
            "events",
            OptionKind.SECTION,
            "",
            "From when to when it observes.",
            Option.optional("start", OptionKind.FILTER, "StartEvent", "It begins with this event."),
            Option.optional("stop", OptionKind.FILTER, "TeardownEvent", "It ends with this event."));

    static Between of(Settings settings) {
        Settings events = settings.section(OPTION.name());
        return new Between(events.filter("start"), events.filter("stop"));
    }

    /** Both are called in the mailbox's turn. */
    void listen(Mailbox mailbox, Consumer<Event> started, Consumer<Event> stopped) {
        listen(mailbox, stop, stopped);
        listen(mailbox, start, started);
    }

    private static void listen(Mailbox mailbox, EventFilter filter, Consumer<Event> matched) {
        FilterSession session = filter.open(Optional.empty(), mailbox, matched);
        mailbox.listen(filter::mayMatch, _ -> true, session::offer);
    }
}

package io.tidemark.experiment.reporter;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.bus.Mailbox;
import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.filter.FilterSession;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.OptionKind;
import io.tidemark.experiment.settings.Settings;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The events that a raw dump is to have. */
public final class EventCollection {
    public static final Option OPTION = Option.optional(
            "events",
            OptionKind.SECTION,
            "",
            "Adds the events of the whole experiment, which are kept in memory until the end. Without this there are"
                    + " none.",
            Option.optional(
                    "include", OptionKind.FILTER, "*", "Which ones. `TickEvent`s are there only when they are named."),
            Option.optional("exclude", OptionKind.FILTER, "", "Which of those not."),
            Option.optional(
                    "traces",
                    OptionKind.YES,
                    "yes",
                    "`yes` puts them together by phase, as a list of `parameters` and `events`; `no` makes one list of"
                            + " all."));

    private final EventFilter include;
    private final Optional<EventFilter> exclude;
    private final boolean byPhase;
    /** By identity, so in the order in which they were published. */
    private final Map<Long, Event> included = new TreeMap<>();

    private final Set<Long> excluded = new HashSet<>();
    private final List<FilterSession> sessions = new ArrayList<>();
    private @Nullable Mailbox mailbox;

    private EventCollection(Settings settings) {
        include = settings.filter("include");
        exclude = settings.maybeFilter("exclude");
        byPhase = settings.yes("traces");
    }

    /** Empty when nobody asked for events. */
    public static Optional<EventCollection> of(Settings settings) {
        return settings.maybeSection(OPTION.name()).map(EventCollection::new);
    }

    public void start(Stage stage) {
        Mailbox hears = stage.bus().mailbox("RawReporter");
        mailbox = hears;
        sessions.add(include.open(Optional.empty(), hears, event -> included.put(event.id(), event)));
        exclude.ifPresent(
                filter -> sessions.add(filter.open(Optional.empty(), hears, event -> excluded.add(event.id()))));
        boolean ticks = include.toString().contains("Tick");
        hears.listen(
                type -> include.mayMatch(type) && (ticks || type != Events.TICK),
                _ -> true,
                event -> sessions.forEach(session -> session.offer(event)));
    }

    /** Everything that was published so far, as JSON has values. */
    public Iterable<?> finish() throws InterruptedException {
        Turn.await(requireNonNull(mailbox, "it was not started"), () -> {
            sessions.forEach(FilterSession::close);
            sessions.clear();
        });
        List<Event> events = included.values().stream()
                .filter(event -> !excluded.contains(event.id()))
                .toList();
        return byPhase ? phases(events) : dumps(events);
    }

    private static Iterable<?> phases(List<Event> events) {
        Map<Optional<Phase>, List<Event>> phases = new LinkedHashMap<>();
        events.forEach(event -> phases.computeIfAbsent(event.trace().phase(), _ -> new ArrayList<>())
                .add(event));
        return (Iterable<Object>) () -> phases.entrySet().stream()
                .<Object>map(phase -> Map.of(
                        "parameters",
                        phase.getKey()
                                .<Map<String, Object>>map(Phase::parameters)
                                .orElse(Map.of()),
                        "events",
                        dumps(phase.getValue())))
                .iterator();
    }

    private static Iterable<Object> dumps(List<Event> events) {
        return () -> events.stream().<Object>map(EventDump::of).iterator();
    }
}

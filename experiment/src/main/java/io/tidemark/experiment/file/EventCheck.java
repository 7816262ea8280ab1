package io.tidemark.experiment.file;

import io.tidemark.experiment.component.ComponentType;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.filter.EventFilter;
import io.tidemark.experiment.settings.Findings;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds filters that wait for what nobody publishes, and tasks that nobody asks for. */
final class EventCheck implements Findings {
    /** From the program itself, whatever is configured. */
    private static final List<EventType> OWN = List.of(
            Events.START,
            Events.RESTART,
            Events.TEARDOWN,
            Events.INTERRUPT,
            Events.STALLED,
            Events.EXIT,
            Events.TICK,
            Events.PARAMETER_UPDATE,
            Events.PHASE_END,
            Events.METRIC_UPDATE,
            Events.FLAG_UPDATE,
            Events.RUN_TASK,
            Events.RUN_TASK_COMPLETED,
            Events.COMPLETE_STEP);

    private static final int MOST_NAMED = 3;

    private final List<Used> used = new ArrayList<>();
    private final Set<String> triggers = new LinkedHashSet<>();

    private record Used(Value written, EventFilter filter) {}

    @Override
    public void filter(Value written, EventFilter filter) {
        used.add(new Used(written, filter));
    }

    @Override
    public void trigger(String name) {
        triggers.add(name);
    }

    /** The triggers that policies may fire, as far as they have been read. */
    Set<String> triggers() {
        return Set.copyOf(triggers);
    }

    void check(Collection<ComponentType<?>> configured, List<ComponentType<?>> all) {
        Set<EventType> published = new LinkedHashSet<>(OWN);
        configured.forEach(type -> published.addAll(type.publishes()));
        for (Used one : used) {
            if (published.stream().noneMatch(one.filter()::concerns)) {
                one.written().reject("must be about an event that something publishes", hint(one.filter(), all));
            }
        }
    }

    private static String hint(EventFilter filter, List<ComponentType<?>> all) {
        List<String> publishers = all.stream()
                .filter(type -> type.publishes().stream().anyMatch(filter::concerns))
                .map(Classes::full)
                .toList();
        return publishers.isEmpty()
                ? "no class publishes it"
                : "it comes from "
                        + publishers.stream().limit(MOST_NAMED).collect(Collectors.joining(" or "))
                        + ", which is not here";
    }
}

package io.tidemark.experiment.filter;

import io.tidemark.experiment.bus.Bus;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.functions.time.SystemClock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events for filters to choose from, by a short name each. */
final class SampleEvents {
    static final Map<String, Event> ALL = new LinkedHashMap<>();

    static {
        add("post", Events.HTTP_LAST_REQUEST_START, Map.of("verb", "post", "url", "http://x/a,b]"));
        add("exit", Events.CMDLINE_EXIT_NONZERO, Map.of("exitcode", -1L));
        add("line", Events.LOG_LINE, Map.of("line", "it's 50", "kind", "stdout", "source", "app"));
        add(
                "stax",
                Events.LOGSTAX_MESSAGE,
                Map.of(
                        "tags",
                        List.of("foo", 7L),
                        "fields",
                        Map.of("size", "10", "flag", true, "deep", Map.of("er", 5.0, "list", List.of("one", "two")))));
        add("tick", Events.TICK, Map.of("count", 50L, "delta", 0.0333));
    }

    private SampleEvents() {}

    private static void add(String name, EventType type, Map<String, Object> attributes) {
        long id = ALL.size() + 1L;
        ALL.put(name, new Event(type, id, id * 150, Trace.NONE.plus(id), new LinkedHashMap<>(attributes)));
    }

    /** Of those that a filter matches. */
    static List<String> names(EventFilter filter) {
        List<String> names = new ArrayList<>();
        try (Bus bus = new Bus(1, new SystemClock(), (_, _) -> {})) {
            ALL.forEach((name, event) -> {
                try (FilterSession session = filter.open(Optional.empty(), bus.mailbox("test"), _ -> names.add(name))) {
                    session.offer(event);
                }
            });
        }
        return names;
    }
}

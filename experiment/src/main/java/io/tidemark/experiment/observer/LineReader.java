package io.tidemark.experiment.observer;

import io.tidemark.experiment.component.Stage;
import io.tidemark.experiment.event.Event;
import io.tidemark.experiment.event.Events;
import io.tidemark.experiment.event.Trace;
import io.tidemark.experiment.logstax.Codec;
import io.tidemark.experiment.logstax.GrokFilter;
import io.tidemark.experiment.logstax.Message;
import io.tidemark.experiment.macro.Template;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Publishes the messages that lines make. A message belongs to the phase of its first line. Used in the turn of one mailbox. */
final class LineReader {
    private final Stage stage;
    private final List<Supplier<Codec>> codecs;
    private final List<GrokFilter> filters;
    private final Map<Stream, List<Building>> buildings = new HashMap<>();

    /** Lines that follow one another. */
    private record Stream(String source, String kind) {}

    /** A codec, and the first line of the message that it is at. */
    private static final class Building {
        final Codec codec;

        @Nullable
        Event first;

        Building(Codec codec) {
            this.codec = codec;
        }

        Optional<Event> begun() {
            return codec.open() == 0 ? Optional.empty() : Optional.ofNullable(first);
        }
    }

    LineReader(Stage stage, List<Supplier<Codec>> codecs, List<GrokFilter> filters) {
        this.stage = stage;
        this.codecs = codecs;
        this.filters = filters;
    }

    void read(Event event, String line) {
        Stream stream = new Stream(event.text("source"), event.text("kind"));
        for (Building building : buildings.computeIfAbsent(stream, _ -> buildings())) {
            Event begun = building.begun().orElse(event);
            List<Message> messages = building.codec.line(line);
            for (Message message : messages) {
                publish(message, begun);
                // What comes after the first one has begun with this line.
                begun = event;
            }
            building.first = building.codec.open() == 1 ? event : begun;
            if (!messages.isEmpty()) {
                return;
            }
        }
    }

    /** No more lines of this phase come; of {@link Events#TEARDOWN}, no more lines at all. */
    void close(Event end) {
        boolean all = end.isA(Events.TEARDOWN);
        buildings.values().stream().flatMap(List::stream).forEach(building -> {
            Optional<Event> begun = building.begun()
                    .filter(first ->
                            all || first.trace().phase().equals(end.trace().phase()));
            begun.ifPresent(first -> {
                building.codec.close().forEach(message -> publish(message, first));
                // What is not complete yet belongs to the phase that completes it.
                building.first = null;
            });
        });
    }

    private List<Building> buildings() {
        List<Building> all = new ArrayList<>();
        codecs.forEach(codec -> all.add(new Building(codec.get())));
        return all;
    }

    private void publish(Message message, Event line) {
        Trace trace = line.trace();
        boolean wanted = filters.isEmpty();
        for (GrokFilter filter : filters) {
            wanted |= filter.apply(message, text -> Template.parse(text).render(stage.scope(trace)));
        }
        if (wanted) {
            stage.bus()
                    .publish(
                            Events.LOGSTAX_MESSAGE,
                            trace,
                            Map.of(
                                    "message",
                                    message.text(Message.TEXT).orElse(""),
                                    "tags",
                                    List.copyOf(message.tags()),
                                    "fields",
                                    new LinkedHashMap<>(message.fields())),
                            line.epochMicros());
        }
    }
}

package io.tidemark.experiment.component;

import static java.util.Objects.requireNonNull;

import io.tidemark.experiment.event.EventType;
import io.tidemark.experiment.settings.Option;
import io.tidemark.experiment.settings.Settings;
import java.util.List;
import java.util.function.Function;

/**
 * A class of components, as {@code class:} names it.
 *
 * @param name without the role: {@code CmdlineChannel}, {@code marathon.RemoveGroup}
 * @param spellings other names for it
 * @param meaning what it does, in a paragraph
 * @param publishes the kinds of events that come from it
 * @param reader makes one of its settings, before anything runs; it must not do anything yet
 */
public record ComponentType<T extends Component>(
        Role role,
        String name,
        List<String> spellings,
        String meaning,
        List<Option> options,
        List<EventType> publishes,
        Function<Settings, ? extends T> reader) {
    public ComponentType {
        requireNonNull(role, "role is null");
        requireNonNull(name, "name is null");
        spellings = List.copyOf(spellings);
        requireNonNull(meaning, "meaning is null");
        options = List.copyOf(options);
        publishes = List.copyOf(publishes);
        requireNonNull(reader, "reader is null");
    }
}

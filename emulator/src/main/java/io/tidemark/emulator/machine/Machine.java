package io.tidemark.emulator.machine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.machine.Reaction.Accepted;
import io.tidemark.emulator.machine.Reaction.Reason;
import io.tidemark.emulator.machine.Reaction.Refused;
import io.tidemark.emulator.machine.Transition.Reply;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of what each event does in each state. The first row that applies decides: those of the state come before
 * those of all states.
 *
 * <p>What is common to all machines: an accepted event leaves the command of its row waiting, or none; one that reports
 * no progress forgets what was reported before.
 */
public final class Machine {
    private final String start;
    private final SequencedMap<String, State> states;
    private final State everywhere;
    private final List<Field> fields;
    private final @Nullable Field progress;
    /** Events that ask for the command that waits. */
    private final Set<String> asking;

    /**
     * @param states by name, the one in which applications begin among them
     * @param everywhere the rows of all states
     */
    public Machine(String start, SequencedMap<String, State> states, State everywhere, List<Field> fields) {
        this.start = requireNonNull(start, "start is null");
        this.states = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(states));
        this.everywhere = requireNonNull(everywhere, "everywhere is null");
        this.fields = List.copyOf(fields);
        if (!states.containsKey(start)) {
            throw new IllegalArgumentException("start must be a state but is " + start);
        }
        List<Field> rising = fields.stream().filter(Field::rising).toList();
        if (rising.size() > 1) {
            throw new IllegalArgumentException("at most one field may rise, not " + rising);
        }
        this.progress = rising.isEmpty() ? null : rising.getFirst();
        this.asking = asking(
                Stream.concat(states.values().stream(), Stream.of(everywhere)).toList());
    }

    /** The rows for each event. */
    public record State(SequencedMap<String, List<Transition>> transitions) {
        public State {
            LinkedHashMap<String, List<Transition>> copy = new LinkedHashMap<>();
            transitions.forEach((event, rows) -> copy.put(event, List.copyOf(rows)));
            transitions = Collections.unmodifiableSequencedMap(copy);
        }

        private List<Transition> of(String event) {
            return transitions.getOrDefault(event, List.of());
        }
    }

    public String start() {
        return start;
    }

    public SequencedMap<String, State> states() {
        return states;
    }

    public State everywhere() {
        return everywhere;
    }

    public List<Field> fields() {
        return fields;
    }

    /** All that some row is for, in the order of the table. */
    public SequencedSet<String> events() {
        SequencedSet<String> events = new LinkedHashSet<>();
        states.values().forEach(state -> events.addAll(state.transitions().keySet()));
        events.addAll(everywhere.transitions().keySet());
        return events;
    }

    /** With its progress read; the body must have its fields as they must be. */
    public Event event(String name, JsonNode body) {
        return new Event(name, body, progress == null ? Event.NO_NUMBER : progress.whole(body));
    }

    /** The first field that the body does not have as it must. */
    public Optional<JsonPointer> offence(JsonNode body) {
        for (Field field : fields) {
            if (!field.accepts(body)) {
                return Optional.of(field.pointer());
            }
        }
        return Optional.empty();
    }

    /** @param lenient true to allow what only the table's lenient rows do, and progress that falls */
    public Reaction react(Standing standing, Event event, boolean lenient) {
        State state = states.get(standing.state());
        Optional<Transition> row = state == null ? Optional.empty() : row(state, standing, event, lenient);
        if (row.isEmpty()) {
            return new Refused(asking.contains(event.name()) ? Reason.NOTHING_PENDING : Reason.UNEXPECTED);
        }
        if (!lenient && event.hasProgress() && standing.hasProgress() && event.progress() < standing.progress()) {
            return new Refused(Reason.BACKWARDS);
        }
        return accept(standing, event, row.get());
    }

    private Optional<Transition> row(State state, Standing standing, Event event, boolean lenient) {
        boolean pending = standing.pending() != null;
        Optional<Transition> own = first(state.of(event.name()), event, pending, lenient);
        return own.isPresent() ? own : first(everywhere.of(event.name()), event, pending, lenient);
    }

    private static Optional<Transition> first(List<Transition> rows, Event event, boolean pending, boolean lenient) {
        for (Transition row : rows) {
            if (row.applies(event, pending, lenient)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
    }

    private static Set<String> asking(Collection<State> states) {
        return states.stream()
                .flatMap(state -> state.transitions().entrySet().stream())
                .filter(rows -> rows.getValue().stream().anyMatch(row -> row.reply() instanceof Reply.Pending))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Accepted accept(Standing standing, Event event, Transition row) {
        String to = row.to();
        Standing next = new Standing(
                to == null ? standing.state() : to,
                row.next(),
                event.progress(),
                standing.cycles() + (row.cycle() ? 1 : 0),
                standing.events() + 1);
        return new Accepted(next, command(standing, row.reply()), row.cycle());
    }

    private static @Nullable String command(Standing standing, Reply reply) {
        return switch (reply) {
            case Reply.Accepted() -> null;
            case Reply.Pending() -> standing.pending();
            case Reply.Given(String command) -> command;
        };
    }
}

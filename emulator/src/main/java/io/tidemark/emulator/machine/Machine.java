package io.tidemark.emulator.machine;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import io.tidemark.emulator.app.Standing;
import io.tidemark.emulator.machine.Reaction.Accepted;
import io.tidemark.emulator.machine.Reaction.Reason;
import io.tidemark.emulator.machine.Reaction.Refused;
import io.tidemark.emulator.machine.Transition.Reply;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table of what each event does in each state. The first row that applies decides: those of the state come before
 * those of all states, and lenient ones after all others, so that a lenient machine does what a strict one does and more.
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

    /** The states that an application can get into, whatever is sent. */
    public SequencedSet<String> reachable() {
        SequencedSet<String> reached = new LinkedHashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(start));
        while (!open.isEmpty()) {
            State state = states.get(open.removeFirst());
            if (state != null) {
                Stream.of(state, everywhere)
                        .flatMap(rows -> rows.transitions().values().stream())
                        .flatMap(List::stream)
                        .flatMap(row -> Stream.ofNullable(row.to()))
                        .filter(reached::add)
                        .forEach(open::add);
            }
        }
        reached.addFirst(start);
        return reached;
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

    /** @param lenient true to allow also what the table's lenient rows do, and progress that falls */
    public Reaction react(Standing standing, Event event, boolean lenient) {
        Optional<Transition> row = row(standing, event, standing.pending() != null, lenient);
        if (row.isEmpty()) {
            boolean asks = row(standing, event, true, lenient).isPresent();
            return new Refused(asks ? Reason.NOTHING_PENDING : Reason.UNEXPECTED);
        }
        if (!lenient && event.hasProgress() && standing.hasProgress() && event.progress() < standing.progress()) {
            return new Refused(Reason.BACKWARDS);
        }
        return accept(standing, event, row.get());
    }

    private Optional<Transition> row(Standing standing, Event event, boolean pending, boolean lenient) {
        State state = states.get(standing.state());
        if (state == null) {
            return Optional.empty();
        }
        Optional<Transition> row = row(state, event, pending, Transition::strict);
        return row.isPresent() || !lenient ? row : row(state, event, pending, Transition::lenient);
    }

    private Optional<Transition> row(State state, Event event, boolean pending, Predicate<Transition> kind) {
        Optional<Transition> own = first(state.of(event.name()), event, pending, kind);
        return own.isPresent() ? own : first(everywhere.of(event.name()), event, pending, kind);
    }

    private static Optional<Transition> first(
            List<Transition> rows, Event event, boolean pending, Predicate<Transition> kind) {
        for (Transition row : rows) {
            if (kind.test(row) && row.applies(event, pending)) {
                return Optional.of(row);
            }
        }
        return Optional.empty();
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

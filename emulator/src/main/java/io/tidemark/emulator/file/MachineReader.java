package io.tidemark.emulator.file;

import io.tidemark.emulator.machine.Condition;
import io.tidemark.emulator.machine.Field;
import io.tidemark.emulator.machine.Machine;
import io.tidemark.emulator.machine.Machine.State;
import io.tidemark.emulator.machine.Transition;
import io.tidemark.emulator.machine.Transition.Reply;
import io.tidemark.functions.yaml.NamedValue;
import io.tidemark.functions.yaml.Section;
import io.tidemark.functions.yaml.Suggestion;
import io.tidemark.functions.yaml.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The table: states, events, and what they do. */
final class MachineReader {
    /** The word for the command that waits; no command may be called so. */
    static final String PENDING = "pending";

    private static final String ROWS = "must be a row such as {to: STATE, command: COMMAND}, or a list of rows";
    private static final String EVENTS = "must be a mapping of events to rows";

    private final ConditionReader conditions;
    private final Collection<String> commands;
    private final Optional<Set<String>> sendable;
    private final List<String> states = new ArrayList<>();

    /** @param sendable the events that calls can send; empty for any */
    MachineReader(ConditionReader conditions, Collection<String> commands, Optional<Set<String>> sendable) {
        this.conditions = conditions;
        this.commands = commands;
        this.sendable = sendable;
    }

    /** Empty, and a problem, when there is no machine at all. */
    Optional<Machine> read(Section root, List<Field> fields) {
        Optional<Value> start = root.require("start", "is missing: the state in which applications begin");
        Optional<Value> table = root.require("states", "is missing: a mapping of states to their events");
        if (table.isEmpty()) {
            return Optional.empty();
        }
        List<NamedValue> named = Entries.of(table.get(), "must be a mapping of states to their events");
        named.forEach(state -> states.add(state.name()));
        SequencedMap<String, State> read = new LinkedHashMap<>();
        for (NamedValue state : named) {
            // A state where nothing more can happen has no events: a mapping without entries.
            read.put(state.name(), new State(events(state.value())));
        }
        State everywhere = new State(root.find("everywhere").map(this::events).orElse(new LinkedHashMap<>()));
        String first = start.map(value -> known(value, states, "state")).orElse("");
        if (!read.containsKey(first)) {
            return Optional.empty();
        }
        Machine machine = new Machine(first, read, everywhere, fields);
        Set<String> reachable = machine.reachable();
        for (NamedValue state : named) {
            if (!reachable.contains(state.name())) {
                state.rejectName("can never be reached", "");
            }
        }
        return Optional.of(machine);
    }

    private SequencedMap<String, List<Transition>> events(Value value) {
        SequencedMap<String, List<Transition>> events = new LinkedHashMap<>();
        for (NamedValue event : Entries.of(value, EVENTS)) {
            if (sendable.isPresent() && !sendable.get().contains(event.name())) {
                event.rejectName("must be the event of a call", Suggestion.of(event.name(), sendable.get()));
            }
            List<Transition> rows = new ArrayList<>();
            for (Value row : event.value().oneOrMore(ROWS)) {
                if (row.isMapping()) {
                    Transition read = row(row.section(BackendKeys.TRANSITION));
                    if (rows.stream().anyMatch(before -> before.covers(read))) {
                        row.reject("never applies: a row before it does whenever this one would");
                    }
                    rows.add(read);
                } else {
                    row.reject(ROWS);
                }
            }
            events.put(event.name(), rows);
        }
        return events;
    }

    private Transition row(Section section) {
        Condition when = section.find("when").map(conditions::read).orElse(Condition.ALWAYS);
        @Nullable
        String to =
                section.find("to").map(value -> known(value, states, "state")).orElse(null);
        @Nullable
        String next = section.find("command")
                .map(value -> known(value, commands, "command"))
                .orElse(null);
        Reply reply = section.find("reply").map(this::reply).orElse(new Reply.Accepted());
        return new Transition(when, to, reply, next, section.yes("cycle", false), section.yes("lenient", false));
    }

    private Reply reply(Value value) {
        return value.written().equals(PENDING)
                ? new Reply.Pending()
                : new Reply.Given(known(value, commands, "command, or " + PENDING));
    }

    private static String known(Value value, Collection<String> names, String what) {
        String expected = "must be the name of a " + what;
        Optional<String> name = value.scalar(expected);
        if (name.isPresent() && !names.contains(name.get())) {
            value.reject(expected, Suggestion.of(name.get(), names));
        }
        return name.orElse("");
    }
}

package io.tidemark.emulator.openapi;

import io.tidemark.emulator.machine.Condition;
import io.tidemark.emulator.machine.Machine;
import io.tidemark.emulator.machine.Machine.State;
import io.tidemark.emulator.machine.Transition;
import io.tidemark.emulator.machine.Transition.Reply;
import java.util.Collection;
import java.util.List;

/** The rows of a machine for some events, as a table of Markdown. */
final class Table {
    private final StringBuilder text = new StringBuilder("""
            | state | event | when | then | next command |
            |---|---|---|---|---|
            """);

    private Table() {}

    static String of(Machine machine, Collection<String> events) {
        Table table = new Table();
        machine.states().forEach((name, state) -> table.add(name, state, events));
        table.add("any", machine.everywhere(), events);
        return table.text.toString();
    }

    private void add(String name, State state, Collection<String> events) {
        state.transitions().forEach((event, rows) -> {
            if (events.contains(event)) {
                rows.forEach(row -> add(name, event, row));
            }
        });
    }

    private void add(String state, String event, Transition row) {
        String when = row.when().equals(Condition.ALWAYS) ? "" : Samples.words(row.when());
        String next = row.next();
        String then = String.join("; ", then(row));
        for (String cell : List.of(state, event, when, then, next == null ? "" : next)) {
            text.append("| ").append(escaped(cell)).append(' ');
        }
        text.append("|\n");
    }

    private static List<String> then(Transition row) {
        String to = row.to();
        String reply = switch (row.reply()) {
            case Reply.Accepted() -> "";
            case Reply.Pending() -> "answers the command that waits";
            case Reply.Given(String command) -> "answers " + command;
        };
        return List.of(
                        to == null ? "" : "→ " + to,
                        reply,
                        row.cycle() ? "completes a cycle" : "",
                        row.lenient() ? "only when lenient" : "")
                .stream()
                .filter(part -> !part.isEmpty())
                .toList();
    }

    /** Whatever a file calls its states is text and nothing else. */
    private static String escaped(String cell) {
        return cell.replaceAll("[\\\\|`*_\\[\\]<>!~&]", "\\\\$0").replaceAll("\\s+", " ");
    }
}

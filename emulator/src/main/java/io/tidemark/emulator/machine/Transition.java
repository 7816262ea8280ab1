package io.tidemark.emulator.machine;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;

/**
 * One row of the machine's table: what an event does.
 *
 * @param to the state afterwards; null when it stays
 * @param reply what the client is told
 * @param next the command that waits to be fetched from now on; null for none
 * @param cycle true when a cycle is completed by it
 * @param lenient true when only a lenient machine has it, and only when no other row applies
 */
public record Transition(
        Condition when,
        @Nullable String to,
        Reply reply,
        @Nullable String next,
        boolean cycle,
        boolean lenient) {
    public Transition {
        requireNonNull(when, "when is null");
        requireNonNull(reply, "reply is null");
    }

    public sealed interface Reply {
        /** That it was accepted. */
        record Accepted() implements Reply {}

        /** The command that waits; when none does, the row does not apply. */
        record Pending() implements Reply {}

        /** This command, whatever waits. */
        record Given(String command) implements Reply {}
    }

    public boolean strict() {
        return !lenient;
    }

    boolean applies(Event event, boolean commandPending) {
        return (commandPending || !(reply instanceof Reply.Pending)) && when.holds(event.body());
    }

    /** Whether it applies whenever another row of the same event does, and is asked before that one if it comes first. */
    public boolean covers(Transition other) {
        boolean asked = strict() || other.lenient();
        boolean waits = !(reply instanceof Reply.Pending) || other.reply instanceof Reply.Pending;
        return asked && waits && other.when.parts().containsAll(when.parts());
    }
}

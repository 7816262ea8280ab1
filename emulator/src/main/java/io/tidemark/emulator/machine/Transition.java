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
 * @param lenient true when only a lenient machine has it
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

    boolean applies(Event event, boolean commandPending, boolean lenientMachine) {
        return (lenientMachine || !lenient)
                && (commandPending || !(reply instanceof Reply.Pending))
                && when.holds(event.body());
    }
}

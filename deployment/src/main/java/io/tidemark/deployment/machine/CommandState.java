package io.tidemark.deployment.machine;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * How far a command is.
 *
 * @param word in the words of Systems Manager: {@code InProgress}, {@code Success}, {@code TimedOut}
 * @param detail more of the same: {@code Execution Timed Out}, {@code Undeliverable}
 * @param exitCode of the script; -1 when there is none
 * @param out what it printed to its standard output; the end of a long one is missing
 * @param err and to its standard error
 */
public record CommandState(String word, String detail, int exitCode, String out, String err) {
    /** Sent just now, so that nothing is known of it. */
    public static final CommandState SENT = new CommandState("Pending", "", -1, "", "");

    private static final Set<String> MOVING = Set.of("Pending", "InProgress", "Delayed", "Cancelling");

    public CommandState {
        requireNonNull(word, "word is null");
        requireNonNull(detail, "detail is null");
        requireNonNull(out, "out is null");
        requireNonNull(err, "err is null");
    }

    public boolean isOver() {
        return !MOVING.contains(word);
    }

    public boolean isGood() {
        return word.equals("Success");
    }

    public boolean wasTooSlow() {
        return word.equals("TimedOut");
    }

    public boolean wasCancelled() {
        return word.equals("Cancelled");
    }
}

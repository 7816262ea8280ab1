package io.tidemark.emulator.backend;

import static java.util.Objects.requireNonNull;

/**
 * What is answered.
 *
 * @param accepted when there is nothing more to say
 * @param command with {@code ${command}} and its {@code ${payload}}
 * @param cancelled to a report of progress, when the client is to give up
 */
public record Answers(Template accepted, Template command, Template cancelled) {
    public Answers {
        requireNonNull(accepted, "accepted is null");
        requireNonNull(command, "command is null");
        requireNonNull(cancelled, "cancelled is null");
    }
}

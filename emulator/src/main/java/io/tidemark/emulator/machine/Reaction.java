package io.tidemark.emulator.machine;

import io.tidemark.emulator.app.Standing;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a machine makes of an event. */
public sealed interface Reaction {
    /**
     * @param command what the client is to do; null when it is only told that all is well
     * @param cycle true when a cycle is completed by it
     */
    record Accepted(Standing next, @Nullable String command, boolean cycle) implements Reaction {}

    /** Nothing changed. */
    record Refused(Reason reason) implements Reaction {}

    enum Reason {
        /** Nothing was ever accepted of the application, and this is not what one begins with. */
        UNKNOWN,
        /** No row of the table is for it. */
        UNEXPECTED,
        /** It asks for a command, and none waits. */
        NOTHING_PENDING,
        /** Its progress is less than what was reported before. */
        BACKWARDS;

        /** As it is shown. */
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}

package io.tidemark.sizing.probe.proc;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A process or a thread.
 *
 * @param id its number, which is given to another one day
 * @param state {@code R} when it runs or wants to, {@code D} when it waits for a disk, or for something like that
 * @param ticks of CPU it used, in 10 ms
 * @param ticksOfChildren that ended and were waited for
 * @param threads of its process
 * @param startTicks when it started, since the machine did: tells it from another of the same number
 */
public record Task(long id, char state, long ticks, long ticksOfChildren, long threads, long startTicks) {
    private static final int STATE = 0;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;
    private static final int USER_TICKS_OF_CHILDREN = 13;
    private static final int SYSTEM_TICKS_OF_CHILDREN = 14;
    private static final int THREADS = 17;
    private static final int START = 19;

    /** Of {@code stat}. The name in parentheses may hold anything, blanks and parentheses too. */
    static Optional<Task> parse(List<String> lines) {
        String text = String.join(" ", lines);
        int name = text.indexOf(" (");
        int afterName = text.lastIndexOf(") ");
        if (name < 0 || afterName < name) {
            return Optional.empty();
        }
        OptionalLong id = Text.number(text.substring(0, name));
        String[] words = Text.words(text.substring(afterName + 2));
        if (id.isEmpty() || Text.number(words, START).isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Task(
                id.getAsLong(),
                words[STATE].charAt(0),
                sum(words, USER_TICKS, SYSTEM_TICKS),
                sum(words, USER_TICKS_OF_CHILDREN, SYSTEM_TICKS_OF_CHILDREN),
                Text.number(words, THREADS).orElse(1),
                Text.number(words, START).orElse(0)));
    }

    public boolean waitsForDisk() {
        return state == 'D';
    }

    /** Whether it is the one that had this number then. */
    public boolean isSameAs(Task other) {
        return id == other.id && startTicks == other.startTicks;
    }

    public long ticksWithChildren() {
        return ticks + ticksOfChildren;
    }

    private static long sum(String[] words, int first, int second) {
        return Text.number(words, first).orElse(0) + Text.number(words, second).orElse(0);
    }
}

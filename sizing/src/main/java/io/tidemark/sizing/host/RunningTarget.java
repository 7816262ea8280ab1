package io.tidemark.sizing.host;

import java.net.URI;
import java.util.List;

/** A target that answers. Closing it removes all that was started for it, and does not throw. */
public interface RunningTarget extends AutoCloseable {
    /** Where it answers, for those who send load. */
    URI uri();

    HostFacts facts();

    /** What a probe should watch. */
    Watched watched();

    /** False when it has ended by itself: it crashed, or was killed for its memory. */
    boolean isAlive();

    /** True when it is known that it was killed because it wanted more memory than it may have. */
    default boolean isKilledForMemory() {
        return false;
    }

    /** The last lines it wrote, oldest first. */
    List<String> lastLines(int most);

    @Override
    void close();
}

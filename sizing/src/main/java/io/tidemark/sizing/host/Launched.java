package io.tidemark.sizing.host;

import java.time.Duration;
import java.util.List;

/** A target that has been started and may not be ready yet. */
interface Launched {
    /** For problems: the key and the value by which its user knows it. */
    String key();

    String value();

    /** Waits for so long at most, and less when the target ends meanwhile; true when it has ended. */
    boolean endsWithin(Duration pause) throws InterruptedException;

    /** How it ended: {@code ended with exit code 1}. Only once it has. */
    String ending();

    List<String> lastLines(int most);
}

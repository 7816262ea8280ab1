package io.tidemark.core.window;

import static java.util.Objects.requireNonNull;

/**
 * What was measured of one name in one second of intended time. A second that a warm-up phase ends in has two windows
 * for a name: one marked, one not.
 *
 * @param second since the start of the run
 * @param name number of the name within the plan's names
 */
public record Window(int second, boolean warmUp, int name, Stats stats) {
    public Window {
        requireNonNull(stats, "stats is null");
        if (second < 0) {
            throw new IllegalArgumentException("second must be >= 0 but is " + second);
        }
        if (name < 0) {
            throw new IllegalArgumentException("name must be >= 0 but is " + name);
        }
    }
}

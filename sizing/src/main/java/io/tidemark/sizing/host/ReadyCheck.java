package io.tidemark.sizing.host;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/** When a target counts as ready, and how long that may take. */
public sealed interface ReadyCheck {
    Duration DEFAULT_WITHIN = Duration.ofSeconds(60);

    Duration within();

    /**
     * It accepts a connection and keeps it for a moment. Whoever forwards a port accepts connections before the target
     * does, and drops them at once.
     */
    record Connect(Duration within) implements ReadyCheck {
        public Connect {
            checkPositive(within);
        }
    }

    /** It answers a GET request of the path with a status below 500. */
    record Answer(String path, Duration within) implements ReadyCheck {
        public Answer {
            requireNonNull(path, "path is null");
            checkPositive(within);
            if (!path.startsWith("/")) {
                throw new IllegalArgumentException("path must begin with / but is " + path);
            }
        }
    }

    private static void checkPositive(Duration within) {
        if (!within.isPositive()) {
            throw new IllegalArgumentException("within must be > 0 but is " + within);
        }
    }
}

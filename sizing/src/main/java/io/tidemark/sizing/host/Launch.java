package io.tidemark.sizing.host;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.time.Duration;

/**
 * How a target is looked after, from its start to its end.
 *
 * @param logs directory for what it writes; made when it is missing
 * @param timeToLive after which it is removed whatever happens, in whole seconds
 * @param grace between asking it to end and killing it, in whole seconds
 */
public record Launch(ReadyCheck ready, Path logs, Duration timeToLive, Duration grace) {
    public static final Duration DEFAULT_TIME_TO_LIVE = Duration.ofHours(6);
    public static final Duration DEFAULT_GRACE = Duration.ofSeconds(5);

    public Launch {
        requireNonNull(ready, "ready is null");
        requireNonNull(logs, "logs is null");
        if (timeToLive.toSeconds() < 1) {
            throw new IllegalArgumentException("timeToLive must be >= 1 s but is " + timeToLive);
        }
        if (grace.isNegative()) {
            throw new IllegalArgumentException("grace must be >= 0 but is " + grace);
        }
    }

    /** Ready when it accepts connections. */
    public static Launch loggingTo(Path logs) {
        ReadyCheck connect = new ReadyCheck.Connect(ReadyCheck.DEFAULT_WITHIN);
        return new Launch(connect, logs, DEFAULT_TIME_TO_LIVE, DEFAULT_GRACE);
    }

    public Launch readyWhen(ReadyCheck check) {
        return new Launch(check, logs, timeToLive, grace);
    }

    public Launch livingFor(Duration time) {
        return new Launch(ready, logs, time, grace);
    }

    public Launch withGrace(Duration time) {
        return new Launch(ready, logs, timeToLive, time);
    }
}

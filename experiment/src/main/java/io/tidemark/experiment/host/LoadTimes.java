package io.tidemark.experiment.host;

import io.tidemark.experiment.event.Event;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Which samples were taken while a load was measured. Not thread-safe. */
final class LoadTimes {
    /** Until when the last sample of a load has come, from this machine. */
    static final Duration NEAR = Duration.ofMillis(1_500);

    /** From another machine. */
    static final Duration FAR = Duration.ofSeconds(20);

    /** A sample tells of the second before it. */
    private static final long SECOND_MICROS = TimeUnit.SECONDS.toMicros(1);

    private final List<Event> starts = new ArrayList<>();
    private final List<Event> samples = new ArrayList<>();
    private boolean seen;

    void started(Event event) {
        seen = true;
        starts.add(event);
    }

    /** Kept while there is a load that it may belong to. */
    void sample(Event event) {
        if (starts.isEmpty()) {
            samples.clear();
        } else {
            samples.add(event);
        }
    }

    boolean hasSeenLoad() {
        return seen;
    }

    /** The samples of a load that is over; none of one that has told no figures because they cannot be trusted. */
    List<Event> ended(Event end) {
        Event start = starts.stream()
                .filter(known -> end.trace().has(known.id()))
                .findFirst()
                .orElse(null);
        if (start == null) {
            return List.of();
        }
        starts.remove(start);
        if (!(end.attribute("seconds").orElse(null) instanceof Double seconds)) {
            return List.of();
        }
        double warmUp = start.attribute("warmUp").orElse(null) instanceof Double known ? known : 0;
        long from = start.epochMicros() + (long) (warmUp * SECOND_MICROS);
        long to = from + (long) (seconds * SECOND_MICROS);
        return samples.stream()
                .filter(sample -> sample.epochMicros() >= from + SECOND_MICROS && sample.epochMicros() <= to)
                .toList();
    }
}

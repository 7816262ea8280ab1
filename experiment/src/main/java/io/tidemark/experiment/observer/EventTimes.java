package io.tidemark.experiment.observer;

import io.tidemark.functions.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** When something happened, as it says itself. */
final class EventTimes {
    private EventTimes() {}

    /** By its field {@code timestamp}; now when it has none that is a time. */
    static long micros(Object data, Clock clock) {
        if (data instanceof Map<?, ?> map && map.get("timestamp") instanceof String text) {
            try {
                Instant at = OffsetDateTime.parse(text).toInstant();
                return ChronoUnit.MICROS.between(Instant.EPOCH, at);
            } catch (DateTimeException _) {
                return clock.epochMillis() * 1_000;
            }
        }
        return clock.epochMillis() * 1_000;
    }
}

package io.tidemark.experiment.macro;

import io.tidemark.functions.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/** Where the present time of dates comes from. */
public record Moment(Clock clock, ZoneId zone) {
    ZonedDateTime now() {
        return Instant.ofEpochMilli(clock.epochMillis()).atZone(zone);
    }
}

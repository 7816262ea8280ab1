package io.tidemark.aggregator.run;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Names of runs: sortable by time, and different for different plans started in the same second. */
final class RunId {
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private RunId() {}

    static String create(long epochMillis, String fingerprint) {
        int mixed = Long.hashCode(epochMillis * 31 + fingerprint.hashCode()) & 0xFFFF;
        return "%s-%04x".formatted(STAMP.format(Instant.ofEpochMilli(epochMillis)), mixed);
    }
}

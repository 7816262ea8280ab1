package io.tidemark.experiment.page;

import io.tidemark.aggregator.report.Html;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Instants for a person. */
final class Times {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Times() {}

    static String of(long epochMillis) {
        return UTC.format(Instant.ofEpochMilli(epochMillis));
    }

    /** One that the page's script says in the reader's own time too. */
    static void element(Html html, long epochMillis) {
        html.element(
                "time",
                of(epochMillis),
                "id",
                "started",
                "datetime",
                Instant.ofEpochMilli(epochMillis).toString());
    }
}

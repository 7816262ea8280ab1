package io.tidemark.aggregator.report;

import io.tidemark.aggregator.run.RunInfo;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The title of a page about a run, and where and when it ran. */
public final class Masthead {
    private static final DateTimeFormatter UTC = DateTimeFormatter.ofPattern("d MMMM uuuu, HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Masthead() {}

    /**
     * @param kind of page: {@code Tidemark load test}
     * @param more facts after those of the run
     */
    public static void write(RunInfo info, String kind, List<String> more, Html html) {
        html.element("p", kind, "class", "brand");
        html.element("h1", info.title(), "id", "title");
        html.open("p", "class", "facts");
        html.open("span", "class", "targets")
                .text(String.join(", ", info.targets()))
                .close();
        html.open("span").text("started ");
        Instant started = Instant.ofEpochMilli(info.startedEpochMillis());
        html.element("time", UTC.format(started), "id", "started", "datetime", started.toString());
        html.close();
        html.element("span", "took " + Numbers.duration(info.elapsedMillis()));
        html.element("span", (info.workers() == 1 ? "1 worker, " : info.workers() + " workers, ") + info.fleet());
        more.forEach(fact -> html.element("span", fact));
        html.close().line();
    }
}

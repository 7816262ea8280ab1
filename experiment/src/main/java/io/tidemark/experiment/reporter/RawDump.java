package io.tidemark.experiment.reporter;

import io.tidemark.experiment.result.Figure;
import io.tidemark.experiment.result.Point;
import io.tidemark.experiment.result.Results;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TimeZone;
import java.util.function.Function;

/**
 * All that was measured, as JSON: {@code time}, {@code config}, {@code indicators}, {@code meta}, {@code raw} with every
 * value and its time, {@code sum} with the figures, and {@code events} when somebody wants them. Phases are written one by
 * one, so that the file may be larger than the memory.
 */
public final class RawDump {
    private final Results results;
    private final Optional<? extends Iterable<?>> events;
    private final ZoneId zone;

    public RawDump(Results results, Optional<? extends Iterable<?>> events) {
        this(results, events, TimeZone.getDefault().toZoneId());
    }

    /** @param zone of the times that are written without one, as the driver does */
    RawDump(Results results, Optional<? extends Iterable<?>> events, ZoneId zone) {
        this.results = results;
        this.events = events;
        this.zone = zone;
    }

    public void write(OutputStream out) throws IOException {
        Map<String, Object> dump = new LinkedHashMap<>();
        dump.put(
                "time",
                Map.of(
                        "started", time(results.startedEpochMillis()),
                        "completed", time(results.completedEpochMillis())));
        dump.put("config", results.config());
        dump.put("indicators", results.indicatorValues());
        dump.put("meta", results.meta());
        dump.put("raw", each(RawDump::series));
        dump.put("sum", each(this::figures));
        events.ifPresent(list -> dump.put("events", list));
        JsonText.write(out, dump);
    }

    private String time(long epochMillis) {
        return LocalDateTime.ofInstant(Instant.ofEpochMilli(epochMillis), zone).toString();
    }

    private Iterable<Object> each(Function<Point, Object> values) {
        return () -> results.points().stream()
                .<Object>map(point ->
                        Map.of("flags", point.flags(), "parameters", point.parameters(), "values", values.apply(point)))
                .iterator();
    }

    private static Object series(Point point) {
        Map<String, Object> values = new LinkedHashMap<>();
        point.series()
                .forEach((metric, samples) -> values.put(metric, (Iterable<Object>) () -> samples.stream()
                        .<Object>map(sample -> List.of(sample.epochSeconds(), sample.value()))
                        .iterator()));
        return values;
    }

    private Object figures(Point point) {
        Map<String, Object> values = new LinkedHashMap<>();
        point.summary(results.metrics()).forEach((metric, figures) -> values.put(metric, figures(figures)));
        return values;
    }

    private static Map<String, Object> figures(SequencedMap<String, Figure> figures) {
        Map<String, Object> values = new LinkedHashMap<>();
        figures.forEach((name, figure) -> values.put(
                name,
                figure.error().isPresent()
                        ? List.of(figure.value(), figure.error().getAsDouble())
                        : figure.value()));
        return values;
    }
}

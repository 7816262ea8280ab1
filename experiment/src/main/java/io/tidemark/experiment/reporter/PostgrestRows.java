package io.tidemark.experiment.reporter;

import io.tidemark.experiment.reporter.Visits.Visit;
import io.tidemark.experiment.result.Axis;
import io.tidemark.experiment.result.Metric;
import io.tidemark.experiment.result.Results;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The rows of the tables that the driver's document describes. Times are in UTC, for the tables have no zones. */
final class PostgrestRows {
    static final String METRICS = "lookup_metrics";
    static final String PARAMETERS = "lookup_parameters";
    static final String JOB = "job";
    static final String META = "job_meta";
    static final String PHASES = "job_phases";
    static final String FLAGS = "phase_flags";
    static final String PARAMS = "phase_params";
    static final String VALUES = "phase_metrics";

    private static final int NAME = 32;
    private static final int TEXT = 128;
    private static final int UNITS = 16;
    private static final double NANOS = 1e9;
    private static final Pattern UUIDS = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    private final Results results;
    private final String project;
    private int shortened;

    PostgrestRows(Results results, String project) {
        this.results = results;
        this.project = project;
        List<String> without = Stream.concat(
                        results.axes().stream()
                                .filter(axis -> !isUuid(axis.uuid()))
                                .map(axis -> "parameter " + axis.name()),
                        results.metrics().stream()
                                .filter(metric -> !isUuid(metric.uuid()))
                                .map(metric -> "metric " + metric.name()))
                .toList();
        if (!without.isEmpty()) {
            throw new IllegalArgumentException(
                    "the tables refer to parameters and metrics by uuid, which must be a UUID in config: "
                            + String.join(", ", without));
        }
    }

    private static boolean isUuid(String text) {
        return UUIDS.matcher(text).matches();
    }

    /** Of what is the same for many jobs. */
    Map<String, List<Map<String, Object>>> lookups() {
        Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
        for (Metric metric : results.metrics()) {
            add(tables, METRICS, lookup("metric", metric.uuid(), metric.name(), metric.title(), metric.units()));
        }
        for (Axis axis : results.axes()) {
            add(tables, PARAMETERS, lookup("parameter", axis.uuid(), axis.name(), axis.title(), axis.units()));
        }
        return tables;
    }

    /** In an order in which no row refers to one that is not there yet. */
    Map<String, List<Map<String, Object>>> job(Collection<Visit> visits) {
        Map<String, List<Map<String, Object>>> tables = new LinkedHashMap<>();
        add(
                tables,
                JOB,
                row(
                        "jid",
                        results.id(),
                        "started",
                        time(results.startedEpochMillis() / 1e3),
                        "completed",
                        time(results.completedEpochMillis() / 1e3),
                        "project",
                        cut(project, TEXT)));
        results.meta()
                .forEach((name, value) -> add(
                        tables,
                        META,
                        row("jid", results.id(), "name", cut(name, NAME), "value", cut(NumberText.of(value), TEXT))));
        Map<String, String> parameters = new LinkedHashMap<>();
        results.axes().forEach(axis -> parameters.put(axis.name(), axis.uuid()));
        Map<String, String> metrics = new LinkedHashMap<>();
        results.metrics().forEach(metric -> metrics.put(metric.name(), metric.uuid()));
        visits.forEach(visit -> phase(tables, visit, parameters, metrics));
        return tables;
    }

    /** How many texts were longer than their columns. */
    int shortened() {
        return shortened;
    }

    private void phase(
            Map<String, List<Map<String, Object>>> tables,
            Visit visit,
            Map<String, String> parameters,
            Map<String, String> metrics) {
        String pid = UUID.randomUUID().toString();
        add(
                tables,
                PHASES,
                row(
                        "pid",
                        pid,
                        "jid",
                        results.id(),
                        "run",
                        (long) visit.run(),
                        "timestamp",
                        time(visit.epochSeconds())));
        visit.flags()
                .forEach((name, value) -> add(
                        tables,
                        FLAGS,
                        row("pid", pid, "name", cut(name, NAME), "value", cut(NumberText.of(value), TEXT))));
        parameters.forEach((name, uuid) -> {
            Object value = visit.parameters().get(name);
            if (value != null) {
                add(tables, PARAMS, row("pid", pid, "parameter", uuid, "value", cut(NumberText.of(value), TEXT)));
            }
        });
        visit.series()
                .forEach((metric, samples) -> samples.forEach(sample -> add(
                        tables,
                        VALUES,
                        row(
                                "pid",
                                pid,
                                "metric",
                                metrics.getOrDefault(metric, ""),
                                "value",
                                sample.value(),
                                "timestamp",
                                time(sample.epochSeconds())))));
    }

    private Map<String, Object> lookup(String key, String uuid, String name, String title, String units) {
        return row(key, uuid, "name", cut(name, NAME), "title", cut(title, TEXT), "units", cut(units, UNITS));
    }

    private String cut(String text, int most) {
        if (text.length() <= most) {
            return text;
        }
        shortened++;
        return text.substring(0, most);
    }

    private static String time(double epochSeconds) {
        long seconds = (long) Math.floor(epochSeconds);
        // A double has no more than microseconds to tell.
        int nanos = (int) Math.min(999_999, Math.round((epochSeconds - seconds) * 1e6)) * (int) (NANOS / 1e6);
        return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(
                LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC));
    }

    private static Map<String, Object> row(Object... namesAndValues) {
        Map<String, Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            row.put(namesAndValues[i].toString(), namesAndValues[i + 1]);
        }
        return row;
    }

    private static void add(Map<String, List<Map<String, Object>>> tables, String table, Map<String, Object> row) {
        tables.computeIfAbsent(table, _ -> new ArrayList<>()).add(row);
    }
}

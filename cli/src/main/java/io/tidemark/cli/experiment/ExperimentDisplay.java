package io.tidemark.cli.experiment;

import io.tidemark.cli.progress.TerminalDisplay;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.cli.text.Figures;
import io.tidemark.cli.text.JsonLine;
import io.tidemark.experiment.component.Experiment;
import io.tidemark.experiment.component.Troubles.Trouble;
import io.tidemark.experiment.phase.Phase;
import io.tidemark.experiment.result.Results;
import io.tidemark.experiment.session.Ending;
import io.tidemark.experiment.session.SessionListener;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Shows how an experiment gets on, and at the end what came of it. Thread-safe. */
final class ExperimentDisplay implements SessionListener, AutoCloseable {
    private static final long EVERY_NANOS = 5_000_000_000L;
    private static final String ERASE = "\r\u001b[K";
    private static final int BAR = 24;

    private final Style style;
    private final Surroundings surroundings;
    private final PrintStream out;
    private final Experiment experiment;
    private final OptionalLong phases;
    private final long startNanos;
    private long begun;
    private long ended;
    private long lastNanos;
    private boolean drawn;

    private enum Style {
        TERMINAL,
        LINES,
        JSON,
        QUIET
    }

    private ExperimentDisplay(Style style, Surroundings surroundings, Experiment experiment) {
        this.style = style;
        this.surroundings = surroundings;
        this.out = surroundings.out();
        this.experiment = experiment;
        this.phases = experiment.phases();
        this.startNanos = surroundings.clock().nanoTime();
        this.lastNanos = startNanos - EVERY_NANOS;
    }

    static ExperimentDisplay of(Show show, Surroundings surroundings, Experiment experiment) {
        Style style = switch (show) {
            case JSON -> Style.JSON;
            case RESULT -> Style.QUIET;
            case PROGRESS -> surroundings.terminal().isInteractive() ? Style.TERMINAL : Style.LINES;
        };
        return new ExperimentDisplay(style, surroundings, experiment);
    }

    @Override
    public synchronized void phaseBegan(Phase phase) {
        begun++;
        long now = surroundings.clock().nanoTime();
        switch (style) {
            case TERMINAL -> draw(status(phase));
            case LINES -> {
                if (now - lastNanos >= EVERY_NANOS) {
                    lastNanos = now;
                    surroundings.err().println(status(phase));
                }
            }
            case JSON ->
                out.println(put(
                        JsonLine.of("phase").put("run", phase.run() + 1L).put("number", phase.number()),
                        phase.parameters()));
            case QUIET -> {}
        }
    }

    @Override
    public synchronized void phaseEnded(Phase phase) {
        ended++;
    }

    @Override
    public synchronized void trouble(Trouble trouble) {
        switch (style) {
            case JSON -> out.println(JsonLine.of("trouble").put("text", trouble.text()));
            case TERMINAL, LINES, QUIET -> above(surroundings.err(), "warning: " + trouble.text());
        }
    }

    @Override
    public synchronized void note(String text) {
        switch (style) {
            case JSON -> out.println(JsonLine.of("note").put("text", text));
            case TERMINAL, LINES, QUIET -> above(out, text);
        }
    }

    private void above(PrintStream stream, String text) {
        erase();
        stream.println(text);
        stream.flush();
    }

    private void draw(String line) {
        // One column is left free: some terminals wrap when the last one is written.
        int width = Math.max(1, surroundings.terminal().columns() - 1);
        out.print(ERASE + (line.length() <= width ? line : line.substring(0, width)));
        out.flush();
        drawn = true;
    }

    private void erase() {
        if (drawn) {
            out.print(ERASE + TerminalDisplay.RESTORE);
            out.flush();
            drawn = false;
        }
    }

    /** {@code [====>   ] phase 5 of 19, run 1 of 5   rate=300   0:42, 3:20 left}. */
    private String status(Phase phase) {
        StringBuilder line = new StringBuilder();
        Duration elapsed = Duration.ofNanos(surroundings.clock().nanoTime() - startNanos);
        boolean known = phases.isPresent() && phases.getAsLong() > 0;
        double share = known ? Math.clamp(ended / (phases.getAsLong() * (double) experiment.repeat()), 0, 1) : 0;
        if (known && style == Style.TERMINAL) {
            int done = (int) (share * BAR);
            line.append('[')
                    .append("=".repeat(done))
                    .append('>')
                    .append(" ".repeat(BAR - done))
                    .append("] ");
        }
        line.append("phase ").append(phase.number());
        phases.ifPresent(total -> line.append(" of ").append(total));
        if (experiment.repeat() > 1) {
            line.append(", run ").append(phase.run() + 1).append(" of ").append(experiment.repeat());
        }
        line.append("   ").append(words(phase.parameters())).append("   ").append(Figures.clock(elapsed));
        if (share > 0) {
            long left = (long) (elapsed.toMillis() * (1 - share) / share);
            line.append(", ").append(Figures.clock(Duration.ofMillis(left))).append(" left");
        }
        return line.toString();
    }

    /** {@code rate=300 size=2}. */
    static String words(Map<String, Object> parameters) {
        return parameters.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    static JsonLine put(JsonLine line, Map<String, Object> parameters) {
        JsonLine values = JsonLine.object();
        parameters.forEach((name, value) -> {
            switch (value) {
                case Long number -> values.put(name, number.longValue());
                case Number number -> values.put(name, number.doubleValue());
                case Boolean yes -> values.put(name, yes.booleanValue());
                default -> values.put(name, String.valueOf(value));
            }
        });
        return line.put("parameters", values);
    }

    /** What came of it. */
    synchronized void end(Ending ending) {
        erase();
        Results results = ending.results();
        long millis = Math.max(0, results.completedEpochMillis() - results.startedEpochMillis());
        if (style == Style.JSON) {
            JsonLine indicators = JsonLine.object();
            results.indicatorValues().forEach(indicators::put);
            out.println(JsonLine.of("end")
                    .put("title", results.title())
                    .put("interrupted", results.interrupted())
                    .put("phases", begun)
                    .put("points", results.points().size())
                    .put("failedPhases", ending.failedPhases())
                    .put("milliseconds", millis)
                    .put("indicators", indicators)
                    .putTexts(
                            "troubles",
                            ending.troubles().stream().map(Trouble::text).toList())
                    .putTexts("reports", ending.reports()));
        } else {
            tell(ending, millis);
        }
        out.flush();
    }

    private void tell(Ending ending, long millis) {
        Results results = ending.results();
        out.println((results.interrupted() ? "INTERRUPTED  " : "FINISHED     ") + results.title() + ": "
                + Figures.count(begun, "phase") + ", "
                + Figures.count(results.points().size(), "point") + " in "
                + Figures.clock(Duration.ofMillis(millis)));
        if (ending.failedPhases() > 0) {
            out.println("failed       " + Figures.count(ending.failedPhases(), "phase") + " did not end OK: "
                    + statuses(results));
        }
        for (Trouble trouble : ending.troubles()) {
            out.println("trouble      " + trouble.text()
                    + (trouble.count() > 1 ? " (" + Figures.count(trouble.count()) + " times)" : ""));
        }
        results.indicatorValues().forEach((name, value) -> out.println("indicator    " + name + " = " + value));
        String head = "written      ";
        for (String report : ending.reports()) {
            out.println(head + shown(report));
            head = " ".repeat(head.length());
        }
    }

    private static String statuses(Results results) {
        return results.points().stream()
                .map(point -> point.flags().get("status"))
                .filter(status -> status != null && !status.equals("OK"))
                .collect(Collectors.groupingBy(String::valueOf, TreeMap::new, Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getKey() + " at " + Figures.count(entry.getValue(), "point"))
                .collect(Collectors.joining(", "));
    }

    private String shown(String report) {
        return report.contains("://") ? report : surroundings.relative(Path.of(report));
    }

    @Override
    public synchronized void close() {
        erase();
    }
}

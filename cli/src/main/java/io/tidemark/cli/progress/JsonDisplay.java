package io.tidemark.cli.progress;

import io.tidemark.aggregator.run.Progress;
import io.tidemark.cli.text.JsonLine;
import java.io.PrintStream;
import java.util.Locale;

/** One JSON object a line, for programs. Keys have their units; new keys may appear, old ones stay. */
public final class JsonDisplay implements Display {
    private final PrintStream out;

    public JsonDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void progress(Progress progress) {
        out.println(line(progress));
    }

    @Override
    public synchronized void note(String sentence) {
        out.println(JsonLine.of("note").put("text", sentence));
    }

    @Override
    public void close() {
        out.flush();
    }

    static JsonLine line(Progress progress) {
        JsonLine line = JsonLine.of("progress")
                .put("state", progress.state().name().toLowerCase(Locale.ROOT))
                .put("model", progress.model().name().toLowerCase(Locale.ROOT))
                .put("phase", progress.phase())
                .put("elapsedMillis", progress.elapsedMillis())
                .put("totalMillis", progress.totalMillis())
                .put("plannedLevel", progress.plannedLevel())
                .put("rate", progress.rate())
                .put("sent", progress.sent())
                .put("good", progress.good())
                .put("bad", progress.bad())
                .put("dropped", progress.dropped())
                .put("p50Micros", progress.p50Micros())
                .put("p99Micros", progress.p99Micros())
                .put("users", progress.users())
                .put("inFlight", progress.inFlight())
                .put("backlog", progress.backlog())
                .put("generatorCpu", progress.generatorCpu());
        progress.dollars().ifPresent(dollars -> line.put("costDollars", dollars));
        return line;
    }
}

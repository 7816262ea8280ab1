package io.tidemark.cli.progress;

import io.tidemark.aggregator.run.Progress;
import io.tidemark.cli.text.Figures;
import java.io.PrintStream;
import java.time.Duration;

/** A line every few seconds, for logs. */
public final class LineDisplay implements Display {
    static final long EVERY_MILLIS = 5_000;

    private final PrintStream out;
    private long nextMillis;

    public LineDisplay(PrintStream out) {
        this.out = out;
    }

    @Override
    public synchronized void progress(Progress progress) {
        if (progress.elapsedMillis() >= nextMillis && progress.state() != Progress.State.PREPARING) {
            out.println(line(progress));
            nextMillis = (progress.elapsedMillis() / EVERY_MILLIS + 1) * EVERY_MILLIS;
        }
    }

    @Override
    public synchronized void note(String sentence) {
        out.println(sentence);
    }

    @Override
    public void close() {
        out.flush();
    }

    static String line(Progress progress) {
        String total =
                progress.totalMillis() < 0 ? "" : " of " + Figures.clock(Duration.ofMillis(progress.totalMillis()));
        return Figures.clock(Duration.ofMillis(Math.max(0, progress.elapsedMillis()))) + total + "   "
                + Bar.phase(progress) + "   " + Status.line(progress);
    }
}

package io.tidemark.cli.progress;

import io.tidemark.aggregator.run.Progress;
import io.tidemark.cli.text.Figures;
import java.time.Duration;

/** The two lines of a moment on a terminal: how far, and how it goes. Pure; plain characters, for every terminal. */
final class Bar {
    private static final int MIN_BAR = 10;
    private static final int MAX_BAR = 50;

    private Bar() {}

    static String line(Progress progress, int width) {
        String head = phase(progress);
        String tail = times(progress);
        int room = Math.min(MAX_BAR, width - head.length() - tail.length() - 4);
        String line = room < MIN_BAR || progress.totalMillis() < 0
                ? head + "  " + tail
                : head + " [" + fill(share(progress), room) + "] " + tail;
        return Status.cut(line, width);
    }

    /** How far the plan's time has come, 0 to 1. */
    static double share(Progress progress) {
        if (progress.totalMillis() <= 0) {
            return 0;
        }
        return Math.clamp((double) progress.elapsedMillis() / progress.totalMillis(), 0, 1);
    }

    private static String fill(double share, int room) {
        int done = (int) Math.floor(share * room);
        return done == room ? "=".repeat(room) : "=".repeat(done) + ">" + " ".repeat(room - done - 1);
    }

    static String phase(Progress progress) {
        return switch (progress.state()) {
            case PREPARING -> "getting ready";
            case RUNNING -> progress.phase();
            case DRAINING -> "last responses";
        };
    }

    private static String times(Progress progress) {
        long elapsed = Math.max(0, progress.elapsedMillis());
        if (progress.totalMillis() < 0) {
            return Figures.clock(Duration.ofMillis(elapsed));
        }
        // Rounded up, so that the last second does not claim to be over.
        long left = (Math.max(0, progress.totalMillis() - elapsed) + 999) / 1_000;
        return Figures.clock(Duration.ofMillis(elapsed)) + " of "
                + Figures.clock(Duration.ofMillis(progress.totalMillis())) + ", "
                + Figures.clock(Duration.ofSeconds(left)) + " left";
    }
}

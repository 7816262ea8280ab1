package io.tidemark.cli.run;

import io.tidemark.cli.progress.Display;
import io.tidemark.cli.progress.JsonDisplay;
import io.tidemark.cli.progress.LineDisplay;
import io.tidemark.cli.progress.TerminalDisplay;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.system.Surroundings;

/** The display that suits what was asked for and what there is to show it on. */
public final class Displays {
    private Displays() {}

    public static Display of(Show show, Surroundings surroundings) {
        return switch (show) {
            case RESULT -> Display.NOTHING;
            case JSON -> new JsonDisplay(surroundings.out());
            case PROGRESS ->
                surroundings.terminal().isInteractive()
                        ? new TerminalDisplay(surroundings.out(), surroundings.terminal())
                        : new LineDisplay(surroundings.err());
        };
    }
}

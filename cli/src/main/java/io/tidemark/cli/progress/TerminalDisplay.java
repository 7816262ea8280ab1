package io.tidemark.cli.progress;

import io.tidemark.aggregator.run.Progress;
import io.tidemark.cli.system.Terminal;
import java.io.PrintStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Two lines redrawn in place. Lines are not wrapped while they are drawn, so that a window made narrower in the middle
 * of a run does not tear them apart.
 */
public final class TerminalDisplay implements Display {
    private static final String ESCAPE = "\u001b[";
    private static final String BEGIN = ESCAPE + "?25l" + ESCAPE + "?7l";
    /** Cursor and wrapping back to normal; harmless when they are. */
    public static final String RESTORE = ESCAPE + "?7h" + ESCAPE + "?25h";

    private static final String TO_BLOCK_START = "\r" + ESCAPE + "1A";
    private static final String ERASE_BELOW = ESCAPE + "J";
    private static final String ERASE_LINE_END = ESCAPE + "K";

    private final PrintStream out;
    private final Terminal terminal;
    private @Nullable List<String> drawn;

    public TerminalDisplay(PrintStream out, Terminal terminal) {
        this.out = out;
        this.terminal = terminal;
    }

    @Override
    public synchronized void progress(Progress progress) {
        // One column is left free: some terminals wrap when the last one is written.
        int width = Math.max(1, terminal.columns() - 1);
        draw(List.of(Bar.line(progress, width), Status.line(progress, width)));
    }

    /** Above the two lines, where it stays. */
    @Override
    public synchronized void note(String sentence) {
        List<String> block = drawn;
        erase();
        out.println(sentence);
        if (block != null) {
            draw(block);
        }
        out.flush();
    }

    @Override
    public synchronized void close() {
        erase();
        out.flush();
    }

    private void draw(List<String> block) {
        out.print(drawn == null ? BEGIN : TO_BLOCK_START);
        out.print(String.join(ERASE_LINE_END + "\n", block) + ERASE_LINE_END);
        out.flush();
        drawn = block;
    }

    private void erase() {
        if (drawn != null) {
            out.print(TO_BLOCK_START + ERASE_BELOW + RESTORE);
            drawn = null;
        }
    }
}

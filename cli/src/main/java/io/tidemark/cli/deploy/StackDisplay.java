package io.tidemark.cli.deploy;

import io.tidemark.cli.system.Terminal;
import io.tidemark.cli.text.Figures;
import io.tidemark.deployment.stack.StackEvent;
import io.tidemark.deployment.stack.StackListener;
import io.tidemark.functions.time.Clock;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/** A line for every part of a stack that is done or has failed; on a terminal also which are being worked on. */
final class StackDisplay implements StackListener, AutoCloseable {
    private static final String ERASE = "\r\u001b[K";
    private static final int NAME_WIDTH = 24;

    private final PrintStream out;
    private final Terminal terminal;
    private final Clock clock;
    private final long begin;
    private final Set<String> inWork = new LinkedHashSet<>();
    private boolean drawn;

    StackDisplay(PrintStream out, Terminal terminal, Clock clock) {
        this.out = out;
        this.terminal = terminal;
        this.clock = clock;
        this.begin = clock.nanoTime();
    }

    @Override
    public void event(String stack, StackEvent event) {
        if (event.isAboutTheStack()) {
            return;
        }
        if (event.status().endsWith("_IN_PROGRESS")) {
            inWork.add(event.part());
        } else {
            inWork.remove(event.part());
            print(line(event));
        }
        draw();
    }

    @Override
    public void note(String sentence) {
        print(time() + "  " + sentence);
        draw();
    }

    private String line(StackEvent event) {
        String kind = event.kind().replaceFirst("^AWS::", "").replace("::", " ");
        String reason = event.reason().isEmpty() || event.isDone() ? "" : ": " + event.reason();
        return String.format(
                Locale.ROOT,
                "%s  %-" + NAME_WIDTH + "s %s (%s)%s",
                time(),
                event.part(),
                verb(event.status()),
                kind,
                reason);
    }

    /** In words of ours where they are known. */
    private static String verb(String status) {
        return switch (status) {
            case "CREATE_COMPLETE" -> "made";
            case "UPDATE_COMPLETE" -> "changed";
            case "DELETE_COMPLETE" -> "removed";
            case "DELETE_SKIPPED" -> "kept";
            case "CREATE_FAILED" -> "NOT MADE";
            case "UPDATE_FAILED" -> "NOT CHANGED";
            case "DELETE_FAILED" -> "NOT REMOVED";
            default -> status;
        };
    }

    private String time() {
        return Figures.clock(Duration.ofNanos(clock.nanoTime() - begin));
    }

    private void print(String line) {
        erase();
        out.println(line);
    }

    private void draw() {
        if (terminal.isInteractive() && !inWork.isEmpty()) {
            String line = time() + "  ... " + String.join(", ", inWork);
            int width = Math.max(1, terminal.columns() - 1);
            out.print(ERASE + (line.length() > width ? line.substring(0, width) : line));
            drawn = true;
        }
        out.flush();
    }

    private void erase() {
        if (drawn) {
            out.print(ERASE);
            drawn = false;
        }
    }

    @Override
    public void close() {
        erase();
        out.flush();
    }
}

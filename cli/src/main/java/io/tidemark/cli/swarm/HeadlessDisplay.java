package io.tidemark.cli.swarm;

import io.tidemark.aggregator.run.Progress;
import io.tidemark.cli.progress.Display;
import io.tidemark.cli.progress.JsonDisplay;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.cli.system.Terminal;
import io.tidemark.swarm.locust.LocustStats;
import io.tidemark.swarm.locust.LocustTables;
import java.io.PrintStream;
import java.util.List;

/** Shows a run as Locust does: a table every other second. Thread-safe. */
final class HeadlessDisplay implements Display {
    private final Display json;
    private final PrintStream out;
    private final Terminal terminal;
    private final boolean tables;
    private final boolean notes;

    /** @param tables whether statistics are shown while the run goes on */
    HeadlessDisplay(Show show, boolean tables, Surroundings surroundings) {
        this.json = show == Show.JSON ? new JsonDisplay(surroundings.out()) : Display.NOTHING;
        this.terminal = surroundings.terminal();
        this.out = terminal.isInteractive() ? surroundings.out() : surroundings.err();
        this.tables = tables && show == Show.PROGRESS;
        this.notes = show == Show.PROGRESS;
    }

    @Override
    public void progress(Progress progress) {
        json.progress(progress);
    }

    @Override
    public synchronized void note(String sentence) {
        json.note(sentence);
        if (notes) {
            out.println(sentence);
            out.flush();
        }
    }

    synchronized void table(LocustStats stats) {
        if (tables) {
            print(out, locustTables().current(stats));
        }
    }

    /** The tables at the end. */
    static void last(LocustStats stats, Surroundings surroundings) {
        print(surroundings.out(), locustTables(surroundings.terminal()).last(stats));
    }

    @Override
    public void close() {
        json.close();
        out.flush();
    }

    private LocustTables locustTables() {
        return locustTables(terminal);
    }

    private static LocustTables locustTables(Terminal terminal) {
        return terminal.isInteractive() ? new LocustTables(terminal.columns()) : LocustTables.wide();
    }

    private static void print(PrintStream to, List<String> lines) {
        lines.forEach(to::println);
        to.println();
        to.flush();
    }
}

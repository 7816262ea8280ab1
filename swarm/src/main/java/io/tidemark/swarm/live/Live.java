package io.tidemark.swarm.live;

import io.tidemark.aggregator.run.Change;
import io.tidemark.aggregator.run.Passage;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.Verdict;
import io.tidemark.core.window.Example;
import io.tidemark.core.window.WindowBuffer;
import io.tidemark.swarm.locust.LocustStats;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * All there is to see of one run of a swarm. It is written by the thread that leads the run and read by the one that
 * tells: both hold its lock.
 */
final class Live {
    private static final int NOTES = 50;

    final int epoch;
    final Statistics statistics = new Statistics();
    final History history = new History();
    final Crew crew;
    final Deque<Note> notes = new ArrayDeque<>();
    final Map<Integer, List<Example>> examples = new HashMap<>();
    final Map<Integer, String> authors = new HashMap<>();

    Phase phase = Phase.READY;
    String runId = "";
    long startedMillis;
    long elapsedMillis;
    long totalMillis = -1;
    double level;

    @Nullable
    Aimed aim;

    int stage = -1;
    List<Passage> passages = List.of();
    List<Change> changes = List.of();

    @Nullable
    Verdict verdict;

    int lostWorkers;
    /** Seconds before this one are complete. */
    int completeSeconds;
    /** Of these, the ones that statistics count, without warm-up. */
    int measuredSeconds;

    OptionalDouble dollars = OptionalDouble.empty();

    @Nullable
    Ending ending;

    List<Path> directories = new ArrayList<>();

    Live(int epoch, int workers) {
        this.epoch = epoch;
        this.crew = new Crew(workers);
    }

    synchronized void counted(int version, int worker, WindowBuffer window) {
        statistics.add(version, window);
        history.add(window);
        crew.counted(worker, window.counts().planned());
    }

    synchronized void note(long epochMillis, String text) {
        notes.addLast(new Note(epochMillis, text));
        if (notes.size() > NOTES) {
            notes.removeFirst();
        }
    }

    /** The plan that is in force, or the only one. */
    @Nullable
    Passage inForce() {
        Passage found = null;
        for (Passage passage : passages) {
            if (found == null || passage.fromNanos() <= elapsedMillis * 1_000_000) {
                found = passage;
            }
        }
        return found;
    }

    /** Statistics as Locust's files have them. */
    LocustStats locustStats() {
        List<Row> rows = statistics.rows(completeSeconds);
        Row total = Statistics.total(rows);
        int users = history.size() == 0 ? 0 : history.gauges(history.size() - 1).users();
        return new LocustStats(
                startedMillis / 1_000 + Math.max(0, completeSeconds - 1),
                users,
                measuredSeconds,
                total.recentSeconds(),
                rows.stream().map(Live::entry).toList(),
                entry(total));
    }

    private static LocustStats.Entry entry(Row row) {
        return new LocustStats.Entry(row.label(), row.stats(), row.recent());
    }

    record Note(long epochMillis, String text) {}

    /** Where a ramp leads, and when it is there. */
    record Aimed(double level, long atMillis) {}

    /** What a swarm is doing. */
    enum Phase {
        READY,
        GATHERING,
        RUNNING,
        STOPPING,
        ENDED
    }
}

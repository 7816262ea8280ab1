package io.tidemark.functions.record;

import io.tidemark.core.window.Example;
import io.tidemark.core.window.Examples;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What one thread has counted since the last drain. The thread that writes and the one that drains share its lock, which
 * is free but for once a second.
 */
final class Lane {
    private final Map<Key, Cell> cells = new HashMap<>();
    private final Deque<Cell> spare = new ArrayDeque<>();
    private final Examples examples = new Examples();
    private Key lastKey = new Key(-1, false, -1);
    private Cell lastCell = new Cell();
    private long sent;
    private long ended;
    private int examplesKept;

    synchronized void sent(int name, boolean warmUp, long intendedMicros, long lagMicros) {
        cell(Sample.second(intendedMicros), warmUp, name).sent(lagMicros);
        sent++;
    }

    synchronized void dropped(int name, boolean warmUp, long intendedMicros) {
        cell(Sample.second(intendedMicros), warmUp, name).dropped();
    }

    /** True when the request would be kept as an example, which is put together only then. */
    synchronized boolean ended(Sample sample) {
        cell(sample.second(), sample.warmUp(), sample.name()).ended(sample);
        ended++;
        boolean early =
                sample.outcome().isBad() && examples.isEarly(sample.name(), sample.outcome(), sample.intendedMicros());
        return early || (sample.outcome().isAnswered() && examples.isSlow(sample.name(), sample.latencyMicros()));
    }

    synchronized void example(Example example) {
        examples.add(example);
        examplesKept++;
    }

    /** Requests sent and not ended yet, as this lane sees it; only the sum over all lanes means something. */
    synchronized long inFlight() {
        return sent - ended;
    }

    /** All since the last drain; the lane begins anew. */
    synchronized void drainTo(List<Window> windows) {
        cells.forEach((key, cell) -> {
            Stats stats = cell.toStats();
            windows.add(new Window(key.second(), key.warmUp(), key.name(), stats));
            cell.reset();
            spare.push(cell);
        });
        cells.clear();
        lastKey = new Key(-1, false, -1);
    }

    /** The examples kept so far if there are new ones; they stay, so that later ones are measured against them. */
    synchronized List<Example> newExamples() {
        if (examplesKept == 0) {
            return List.of();
        }
        examplesKept = 0;
        return new ArrayList<>(examples.toList());
    }

    private Cell cell(int second, boolean warmUp, int name) {
        if (lastKey.second == second && lastKey.name == name && lastKey.warmUp == warmUp) {
            return lastCell;
        }
        lastKey = new Key(second, warmUp, name);
        lastCell = cells.computeIfAbsent(lastKey, key -> spare.isEmpty() ? new Cell() : spare.pop());
        return lastCell;
    }

    private record Key(int second, boolean warmUp, int name) {}
}

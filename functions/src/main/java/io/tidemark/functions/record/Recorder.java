package io.tidemark.functions.record;

import io.tidemark.core.window.Example;
import io.tidemark.core.window.Examples;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Counts for one worker.
 *
 * <p>Guarantees: any thread may record; each has a lane of its own, so recording never waits for another recorder. What
 * is recorded before {@link #drain} begins is in what it returns; what comes later is in the next. Nothing is counted
 * twice, nothing is lost.
 */
public final class Recorder {
    private final Queue<Lane> lanes = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Lane> lane = ThreadLocal.withInitial(this::newLane);

    /** A request is handed to a connection {@code lagMicros} after its intended start. */
    public void sent(int name, boolean warmUp, long intendedMicros, long lagMicros) {
        lane.get().sent(name, warmUp, intendedMicros, lagMicros);
    }

    /** A request that was due will never be sent. */
    public void dropped(int name, boolean warmUp, long intendedMicros) {
        lane.get().dropped(name, warmUp, intendedMicros);
    }

    /** True when the request would be kept as an example, which is put together only then: nearly all are not. */
    public boolean ended(Sample sample) {
        return lane.get().ended(sample);
    }

    public void example(Example example) {
        lane.get().example(example);
    }

    public int inFlight() {
        long inFlight = 0;
        for (Lane each : lanes) {
            inFlight += each.inFlight();
        }
        return (int) Math.max(0, inFlight);
    }

    /** Windows since the last drain, merged over lanes, in the order of second and name. */
    public List<Window> drain() {
        List<Window> parts = new ArrayList<>();
        for (Lane each : lanes) {
            each.drainTo(parts);
        }
        Map<Place, Stats> merged = new HashMap<>();
        for (Window part : parts) {
            merged.merge(new Place(part.second(), part.warmUp(), part.name()), part.stats(), Stats::merge);
        }
        List<Window> windows = new ArrayList<>(merged.size());
        merged.forEach((place, stats) -> windows.add(new Window(place.second(), place.warmUp(), place.name(), stats)));
        windows.sort(Comparator.comparingInt(Window::second)
                .thenComparing(Window::warmUp, Comparator.reverseOrder())
                .thenComparingInt(Window::name));
        return windows;
    }

    /** The examples worth keeping of those lanes that have a new one; bounded, however many lanes there are. */
    public List<Example> newExamples() {
        Examples examples = new Examples();
        for (Lane each : lanes) {
            examples.addAll(each.newExamples());
        }
        return examples.toList();
    }

    private Lane newLane() {
        Lane created = new Lane();
        lanes.add(created);
        return created;
    }

    private record Place(int second, boolean warmUp, int name) {}
}

package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.Window;
import io.tidemark.core.window.WireException;
import io.tidemark.functions.time.SystemClock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Some stations whose plan changes, and what they reported of each. Plans are named v1, v2, ... and all are got ready before
 * the start, so that a slow machine is not late for a change.
 */
final class StationRun implements AutoCloseable {
    private static final long LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private final SystemClock clock = new SystemClock();
    private final int count;
    private final List<Station> stations = new ArrayList<>();
    private final List<Delta> deltas = new ArrayList<>();
    private final Deque<List<Worker>> ready = new ArrayDeque<>();
    private long zeroNanos;

    private StationRun(int count) {
        this.count = count;
    }

    static StationRun start(int count, Plan... plans) throws ProblemsException {
        StationRun run = new StationRun(count);
        for (int chapter = 0; chapter < plans.length; chapter++) {
            run.ready.add(run.workers(plans[chapter], chapter));
        }
        run.ready.remove().forEach(worker -> run.stations.add(new Station(worker, run.clock)));
        run.zeroNanos = run.clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
        run.stations.forEach(station -> station.start(run.zeroNanos, 0, List.of()));
        return run;
    }

    private List<Worker> workers(Plan plan, int chapter) throws ProblemsException {
        List<Worker> workers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Segment segment = new Segment(i, count);
            WorkerSetup setup = new WorkerSetup("v" + (chapter + 1), plan, "plan", segment, 0, chapter, 1, null);
            workers.add(new Worker(setup, name -> null, clock, this::take));
        }
        workers.forEach(Worker::prepare);
        return workers;
    }

    /** To the next plan. */
    void change(long atNanos, boolean sameLoad) {
        expect(atNanos, sameLoad);
        adopt();
    }

    void expect(long atNanos, boolean sameLoad) {
        stations.forEach(station -> station.expect(atNanos, sameLoad));
    }

    void adopt() {
        List<Worker> workers = ready.remove();
        for (int i = 0; i < count; i++) {
            stations.get(i).adopt(workers.get(i));
        }
    }

    void direct(Directive directive) {
        stations.forEach(station -> station.direct(directive));
    }

    List<Station> stations() {
        return stations;
    }

    private synchronized void take(byte[] encoded) throws WireException {
        deltas.add(DeltaCodec.decode(encoded));
    }

    long nowNanos() {
        return clock.nanoTime() - zeroNanos;
    }

    void awaitNanos(long nanos) {
        while (nowNanos() < nanos) {
            LockSupport.parkNanos(100_000);
        }
    }

    /** Until everything of all plans is reported. */
    StationRun await() {
        long giveUp = clock.nanoTime() + LIMIT_NANOS;
        while (stations.stream().filter(Station::isDone).count() < count) {
            assertThat(clock.nanoTime()).as("the end").isLessThan(giveUp);
            LockSupport.parkNanos(100_000);
        }
        stations.forEach(station -> assertThat(station.failure()).isEmpty());
        return this;
    }

    synchronized List<Delta> of(String run) {
        return deltas.stream().filter(delta -> delta.runId().equals(run)).toList();
    }

    private Stream<Window> windows(String run) {
        return of(run).stream().flatMap(delta -> delta.windows().stream());
    }

    Counts counts(String run) {
        return windows(run).map(window -> window.stats().counts()).reduce(Counts.NONE, Counts::merge);
    }

    Counts counts(String run, int second) {
        return windows(run)
                .filter(window -> window.second() == second)
                .map(window -> window.stats().counts())
                .reduce(Counts.NONE, Counts::merge);
    }

    /** The seconds of which something was counted. */
    List<Integer> seconds(String run) {
        return windows(run).map(Window::second).distinct().sorted().toList();
    }

    @Override
    public void close() {
        stations.forEach(Station::close);
        ready.forEach(workers -> workers.forEach(Worker::close));
    }
}

package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import io.tidemark.core.window.WireException;
import io.tidemark.functions.requests.RequestLog;
import io.tidemark.functions.time.SystemClock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One or more workers of a plan, and what they reported. */
final class WorkerRun implements AutoCloseable {
    private static final long LIMIT_SECONDS = 60;

    private final SystemClock clock = new SystemClock();
    private final Plan plan;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Delta> deltas = new ArrayList<>();
    private final CountDownLatch last;
    private long zeroNanos;

    private WorkerRun(Plan plan, int count, @Nullable RequestLog log, int eventLoops) throws ProblemsException {
        this.plan = plan;
        this.last = new CountDownLatch(count);
        for (int i = 0; i < count; i++) {
            WorkerSetup setup = new WorkerSetup("run", plan, "plan", new Segment(i, count), 0, eventLoops, log);
            workers.add(new Worker(setup, name -> null, clock, this::take));
        }
    }

    /** Runs to the end. */
    static WorkerRun of(Plan plan) throws ProblemsException {
        return start(plan).await();
    }

    static WorkerRun start(Plan plan) throws ProblemsException {
        return start(plan, 1, null, 1);
    }

    static WorkerRun start(Plan plan, int count, @Nullable RequestLog log, int eventLoops) throws ProblemsException {
        WorkerRun run = new WorkerRun(plan, count, log, eventLoops);
        run.workers.forEach(Worker::prepare);
        run.zeroNanos = run.clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
        run.workers.forEach(worker -> worker.start(run.zeroNanos, 0));
        return run;
    }

    private synchronized void take(byte[] encoded) throws WireException {
        Delta delta = DeltaCodec.decode(encoded);
        deltas.add(delta);
        if (delta.isLast()) {
            last.countDown();
        }
    }

    void direct(Directive directive) {
        workers.forEach(worker -> worker.direct(directive));
    }

    void direct(int worker, Directive directive) {
        workers.get(worker).direct(directive);
    }

    long nowNanos() {
        return clock.nanoTime() - zeroNanos;
    }

    WorkerRun await() {
        try {
            assertThat(last.await(LIMIT_SECONDS, TimeUnit.SECONDS))
                    .as("the last delta arrives")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        close();
        workers.forEach(worker -> assertThat(worker.failure()).isEmpty());
        return this;
    }

    @Override
    public void close() {
        workers.forEach(Worker::close);
    }

    private synchronized List<Window> windows() {
        return deltas.stream().flatMap(delta -> delta.windows().stream()).toList();
    }

    Stats total() {
        return windows().stream().map(Window::stats).reduce(Stats.NONE, Stats::merge);
    }

    Stats total(String name) {
        int number = plan.names().indexOf(name);
        return windows().stream()
                .filter(window -> window.name() == number)
                .map(Window::stats)
                .reduce(Stats.NONE, Stats::merge);
    }

    Stats second(int second) {
        return windows().stream()
                .filter(window -> window.second() == second)
                .map(Window::stats)
                .reduce(Stats.NONE, Stats::merge);
    }

    Stats warmUp() {
        return windows().stream().filter(Window::warmUp).map(Window::stats).reduce(Stats.NONE, Stats::merge);
    }

    /** What one worker sent, by second. */
    synchronized Map<Integer, Long> sentBy(int worker) {
        Map<Integer, Long> sent = new TreeMap<>();
        deltas.stream()
                .filter(delta -> delta.segment().index() == worker)
                .flatMap(delta -> delta.windows().stream())
                .forEach(window ->
                        sent.merge(window.second(), window.stats().counts().sent(), Long::sum));
        return sent;
    }

    Counts counts() {
        return total().counts();
    }

    synchronized List<Health> health() {
        return deltas.stream().flatMap(delta -> delta.health().stream()).toList();
    }

    /** Users of all workers at the end of each second. */
    synchronized Map<Integer, Integer> users() {
        Map<Integer, Integer> users = new TreeMap<>(Comparator.naturalOrder());
        health().forEach(health -> users.merge(health.second(), health.users(), Integer::sum));
        return users;
    }

    /** Nothing lost, nothing counted twice: holds of every run that came to its end. */
    WorkerRun addsUp() {
        Counts counts = counts();
        assertThat(counts.planned()).isEqualTo(counts.sent() + counts.dropped());
        assertThat(counts.ended()).isEqualTo(counts.sent());
        assertThat(total().latency().count()).isEqualTo(counts.completed());
        assertThat(total().service().count()).isEqualTo(counts.completed());
        assertThat(total().lag().count()).isEqualTo(counts.sent());
        return this;
    }
}

package io.tidemark.experiment.load;

import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.aggregator.run.Verdict;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import io.tidemark.experiment.component.Stage;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Loads that send nothing: two seconds of warm-up and three that are measured, with as many requests a second as the level
 * says, one in a hundred of them bad, and as many milliseconds latency as the level says.
 */
final class FakeLoads implements LoadRunner {
    static final int WARM_UP = 2;
    static final int SECONDS = 5;

    /** What was ordered, in its order. */
    final BlockingQueue<LoadOrder> orders = new LinkedBlockingQueue<>();

    private final BlockingQueue<Fake> waiting = new LinkedBlockingQueue<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final boolean blocking;
    private List<String> invalid = List.of();

    /** @param blocking whether a load goes on until it is released or stopped */
    FakeLoads(boolean blocking) {
        this.blocking = blocking;
    }

    FakeLoads invalid(String reason) {
        invalid = List.of(reason);
        return this;
    }

    /** The next load that is under way. */
    Fake next() throws InterruptedException {
        Fake fake = waiting.poll(20, TimeUnit.SECONDS);
        if (fake == null) {
            throw new IllegalStateException("no load was begun");
        }
        return fake;
    }

    int mostAtOnce() {
        return most.get();
    }

    @Override
    public Sending prepare(LoadOrder order, Stage stage, Steering watch) {
        orders.add(order);
        return new Fake(order.plan());
    }

    final class Fake implements Sending {
        private final Plan plan;
        private final CountDownLatch end = new CountDownLatch(blocking ? 1 : 0);
        private volatile boolean stopped;

        Fake(Plan plan) {
            this.plan = plan;
        }

        /** Comes to its end by itself. */
        void release() {
            end.countDown();
        }

        long rate() {
            return level(plan);
        }

        boolean isStopped() {
            return stopped;
        }

        @Override
        public Run run() {
            most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            waiting.add(this);
            try {
                end.await();
            } catch (InterruptedException e) {
                stopped = true;
            }
            underWay.decrementAndGet();
            return FakeLoads.run(plan, invalid, stopped);
        }

        @Override
        public void stop() {
            stopped = true;
            end.countDown();
        }
    }

    private static Run run(Plan plan, List<String> invalid, boolean stopped) {
        long level = level(plan);
        Timeline timeline = new Timeline();
        for (int second = 0; second < SECONDS; second++) {
            timeline.add(new Window(second, second < WARM_UP, 0, stats(level)));
        }
        RunInfo info = new RunInfo(
                "20261120-191500-3f9c",
                plan.name(),
                "0.1.0",
                "abcdef",
                1_795_000_000_000L,
                SECONDS * 1_000L,
                LoadModel.OPEN,
                "{}",
                "fingerprint",
                List.of(plan.targets().getFirst().toString()),
                List.of("/"),
                List.of(
                        new PhaseSpan("warm", "constant", 0, WARM_UP * 1_000L, true),
                        new PhaseSpan("main", "constant", WARM_UP * 1_000L, SECONDS * 1_000L, false)),
                List.of(),
                Tolerance.DEFAULT,
                "local",
                1,
                new Ending(stopped ? Ending.Kind.INTERRUPTED : Ending.Kind.COMPLETED, ""));
        long all = level * SECONDS;
        Ledger ledger = new Ledger(all, all, all, 0, 0, all, 0, 0, level * WARM_UP, 1, List.of(), 0);
        return new Run(info, timeline, ledger, new Verdict(invalid, List.of()));
    }

    private static long level(Plan plan) {
        return plan.load().phases().getLast().shape().highest().micros() / 1_000_000;
    }

    static Stats stats(long level) {
        long bad = level / 100;
        long[] outcomes = new long[Outcome.count()];
        outcomes[Outcome.OK.code()] = level - bad;
        outcomes[Outcome.TIMEOUT.code()] = bad;
        Tally tally = new Tally();
        for (long i = 0; i < level; i++) {
            tally.add(level * 1_000);
        }
        Distribution latency = tally.toDistribution();
        Counts counts = new Counts(level, level, 0, 0, outcomes, new TreeMap<>(Map.of(200, level - bad)), 0, 0);
        return new Stats(counts, latency, latency, Distribution.EMPTY, Moments.NONE, Moments.NONE, Moments.NONE);
    }
}

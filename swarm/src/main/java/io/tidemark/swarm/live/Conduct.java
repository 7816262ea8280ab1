package io.tidemark.swarm.live;

import static io.tidemark.swarm.live.Refusals.refused;

import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.run.Change;
import io.tidemark.aggregator.run.Helm;
import io.tidemark.aggregator.run.Passage;
import io.tidemark.aggregator.run.Pilot;
import io.tidemark.aggregator.run.Progress;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.aggregator.run.Stage;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.core.plan.Load;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Profile;
import io.tidemark.core.shape.Shape;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.WindowBuffer;
import io.tidemark.functions.time.Clock;
import io.tidemark.swarm.locust.LocustStats;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Leads one run: carries out what was ordered, looks after shares, and writes down once a second what there is to see.
 * All of it happens on the run's own thread, between the merging of what workers send.
 */
final class Conduct implements Steering, RunListener {
    private static final long SECOND_NANOS = 1_000_000_000;
    /** A worker that is behind does not keep from sight what the others do. */
    private static final int LAG_SECONDS = 3;
    /** Judging a long run takes a while: at most this share of the time is spent on it. */
    private static final int JUDGING_SHARE = 20;

    /** It is judged anew when the run has got longer by a part of so many, or after so many seconds. */
    private static final int JUDGEMENTS = 100;

    private static final long LONGEST_UNJUDGED = 10;

    private static final int ORDER_SECONDS = 20;

    private final Live live;
    private final Fleet fleet;
    private final MissingPolicy policy;
    private final Respread respread;
    private final Tables tables;
    private final Clock clock;
    private final Queue<Job<?>> jobs = new ConcurrentLinkedQueue<>();
    private final Queue<Change> early = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;
    private int closedSeconds;
    private long lookedSecond = -1;
    private long judgeAgainNanos;

    Conduct(Live live, Fleet fleet, MissingPolicy policy, Tables tables, Clock clock) {
        this.tables = tables;
        this.live = live;
        this.fleet = fleet;
        this.policy = policy;
        this.respread = new Respread(fleet.workers(), clock);
        this.clock = clock;
    }

    /** Puts something on record that was ordered before there was a helm. */
    void record(Change change) {
        early.add(change);
    }

    /** Has something done at the helm, and waits for it. */
    <T> T atHelm(Act<T> act) throws ProblemsException {
        Job<T> job = new Job<>(act);
        jobs.add(job);
        if (isOver) {
            job.done.completeExceptionally(refused("run", "", "is over", "start another one"));
        }
        try {
            return job.done.get(ORDER_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw refused("run", "", "was not reached in time", "try again");
        } catch (TimeoutException e) {
            job.done.cancel(false);
            throw refused("run", "", "did not answer within " + ORDER_SECONDS + " s", "try again");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemsException problems) {
                throw problems;
            }
            throw new IllegalStateException("an order failed", e.getCause());
        }
    }

    /** Nothing is led any more; whoever still waits is told. */
    void end() {
        isOver = true;
        for (Job<?> job = jobs.poll(); job != null; job = jobs.poll()) {
            job.done.completeExceptionally(refused("run", "", "is over", "start another one"));
        }
    }

    @Override
    public void steer(Helm helm) {
        for (Change change = early.poll(); change != null; change = early.poll()) {
            helm.pilot().record(change);
        }
        for (Job<?> job = jobs.poll(); job != null; job = jobs.poll()) {
            job.perform(helm);
        }
        if (policy == MissingPolicy.RESPREAD) {
            respread.steer(helm).ifPresent(this::note);
        }
        long second = Math.floorDiv(helm.nowNanos(), SECOND_NANOS);
        if (second != lookedSecond) {
            lookedSecond = second;
            look(helm);
        }
    }

    @Override
    public boolean endsWithoutTarget() {
        return false;
    }

    @Override
    public void counted(int chapter, int worker, WindowBuffer window) {
        live.counted(chapter, worker, window);
    }

    @Override
    public void progress(Progress progress) {}

    @Override
    public void note(String sentence) {
        live.note(clock.epochMillis(), sentence);
    }

    private void look(Helm helm) {
        Pilot pilot = helm.pilot();
        long nowNanos = Math.max(0, helm.nowNanos());
        judge(pilot, helm);
        LocustStats stats = null;
        synchronized (live) {
            live.elapsedMillis = nowNanos / 1_000_000;
            live.phase = live.phase == Live.Phase.GATHERING ? Live.Phase.RUNNING : live.phase;
            live.passages = pilot.passages();
            live.changes = pilot.changes();
            Passage passage = live.inForce();
            if (passage != null) {
                place(passage, nowNanos);
                stats = closeSeconds(pilot, passage, nowNanos) ? live.locustStats() : null;
                live.examples.put(passage.number(), helm.timeline().examples().failures());
            }
            live.crew.look(
                    pilot.sharing(),
                    pilot.failures(),
                    worker -> TimeUnit.NANOSECONDS.toMillis(pilot.silentNanos(worker)));
            live.lostWorkers = live.crew.count(Crew.State.MISSING) + live.crew.count(Crew.State.LOST);
            live.dollars = fleet.bill().stream()
                    .mapToDouble(bill -> bill.soFar().total())
                    .findFirst();
        }
        if (stats != null) {
            tables.write(stats);
        }
    }

    private void place(Passage passage, long nowNanos) {
        live.totalMillis = live.passages.getLast().profile().durationNanos() / 1_000_000;
        live.level = passage.profile().levelMicrosAt(nowNanos) / 1e6;
        live.stage = -1;
        live.aim = null;
        List<Stage> stages = passage.stages();
        for (int i = 0; i < stages.size(); i++) {
            Stage stage = stages.get(i);
            if (stage.startNanos() <= nowNanos && nowNanos < stage.endNanos()) {
                live.stage = i;
                if (stage.phase().shape() instanceof Shape.Ramp ramp) {
                    live.aim = new Live.Aimed(ramp.to().value(), stage.endNanos() / 1_000_000);
                }
            }
        }
    }

    /** @return whether any second has become complete */
    private boolean closeSeconds(Pilot pilot, Passage passage, long nowNanos) {
        int patient = (int) (nowNanos / SECOND_NANOS) - LAG_SECONDS;
        int complete = Math.max(pilot.completeSecond(), patient) + 1;
        boolean any = closedSeconds < complete;
        for (; closedSeconds < complete; closedSeconds++) {
            SortedMap<Integer, Health> health = pilot.health(closedSeconds);
            health.forEach(live.crew::heard);
            double level = level(passage.profile(), passage.plan().load(), closedSeconds);
            live.history.close(closedSeconds, gauges(level, health));
            boolean counts = closedSeconds >= live.statistics.sinceSecond()
                    && !passage.profile().isWarmUpAt(closedSeconds * SECOND_NANOS);
            live.measuredSeconds += counts ? 1 : 0;
        }
        live.completeSeconds = closedSeconds;
        return any;
    }

    private static double level(Profile profile, Load load, int second) {
        long from = second * SECOND_NANOS;
        return switch (load) {
            case Load.Rate rate -> profile.arrivalsBefore(from + SECOND_NANOS) - (double) profile.arrivalsBefore(from);
            case Load.Users users -> Math.ceil(profile.levelMicrosAt(from + SECOND_NANOS / 2) / 1e6);
        };
    }

    private static Gauges gauges(double planned, SortedMap<Integer, Health> health) {
        int users = 0;
        int inFlight = 0;
        double cpu = 0;
        for (Health each : health.values()) {
            users += each.users();
            inFlight += each.inFlight();
            cpu = Math.max(cpu, each.cpuShare());
        }
        return new Gauges(planned, users, inFlight, cpu);
    }

    private void judge(Pilot pilot, Helm helm) {
        long began = clock.nanoTime();
        if (helm.nowNanos() < 0 || began - judgeAgainNanos < 0) {
            return;
        }
        Run soFar = pilot.soFar();
        long seldom = Math.clamp(helm.nowNanos() / JUDGEMENTS, SECOND_NANOS, LONGEST_UNJUDGED * SECOND_NANOS);
        judgeAgainNanos = began + Math.max(seldom, (clock.nanoTime() - began) * JUDGING_SHARE);
        synchronized (live) {
            live.verdict = soFar.verdict();
        }
    }

    /** Something to be done at the helm. */
    @FunctionalInterface
    interface Act<T> {
        T at(Helm helm) throws ProblemsException;
    }

    private static final class Job<T> {
        private final Act<T> act;
        private final CompletableFuture<T> done = new CompletableFuture<>();

        Job(Act<T> act) {
            this.act = act;
        }

        /** Whatever goes wrong is whoever asked for it to be told, and must not end the run. */
        @SuppressWarnings("IllegalCatch")
        void perform(Helm helm) {
            if (done.isDone()) {
                return;
            }
            try {
                done.complete(act.at(helm));
            } catch (ProblemsException | RuntimeException e) {
                done.completeExceptionally(e);
            }
        }
    }
}

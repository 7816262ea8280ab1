package io.tidemark.functions.worker;

import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.engine.Connection;
import io.tidemark.functions.engine.Exchange;
import io.tidemark.functions.engine.HttpEngine;
import io.tidemark.functions.flow.Flows;
import io.tidemark.functions.record.Recorder;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One worker: sends its segment of a plan and reports what it measured.
 *
 * <p>The order of calls is {@link #prepare}, {@link #start}, any number of {@link #direct}, {@link #relieve} and {@link
 * #endAt}, {@link #close}. Everything happens on the worker's own threads. After the end of the profile nothing new is
 * begun; requests under way are followed to their end, at most as long as their time-out. Then the last delta is delivered
 * and the worker {@link #isDone}.
 */
public final class Worker implements AutoCloseable {
    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Clock clock;
    private final HttpEngine engine;
    private final Pacer pacer;
    private final Road road;
    private final Traffic traffic;
    private final Reporter reporter;

    private final long tailNanos;
    /** After a stop nothing is followed beyond it. */
    private volatile long graceNanos = Long.MAX_VALUE;

    private volatile boolean idle;
    /** On the pacer's thread only. */
    private boolean swept;

    /** @throws ProblemsException when the plan cannot run here, such as for want of an environment variable */
    public Worker(WorkerSetup setup, Environment environment, Clock clock, DeltaSink sink) throws ProblemsException {
        Plan plan = setup.plan();
        this.clock = clock;
        int turn = setup.chapter() * Shares.SHIFTS_OF_AN_ERA + setup.shift();
        Flows flows = Flows.compile(plan, setup.segment(), turn, environment, clock);
        Recorder recorder = new Recorder();
        Outlook outlook = Outlook.of(plan.load().phases(), setup.segment(), setup.chapter());
        this.engine = new HttpEngine(plan.http(), setup.eventLoops(), clock);
        this.pacer = new Pacer(clock, "tidemark-pacer-" + setup.segment().index());
        this.road = new Road(plan, outlook, engine, flows, recorder, clock, pacer, setup.requestLog());
        this.traffic = switch (plan.load()) {
            case Load.Users users -> new UserTraffic(road, users, setup.shift());
            case Load.Rate rate -> new ArrivalTraffic(road, rate, plan.http().maxConnections());
        };
        this.tailNanos = plan.http().totalTimeout().toNanos() + TimeUnit.SECONDS.toNanos(1);
        this.reporter = new Reporter(setup, recorder, road, clock, this::gauges, sink);
    }

    /** Resolves names, starts threads, makes users: all that the first second should not pay for. */
    public void prepare() {
        engine.start();
        engine.prepare(road.flows().origins());
        traffic.prepare();
        pacer.start();
    }

    /**
     * @param zeroNanos the instant of the clock's nanoseconds that is the start of the run
     * @param fromNanos since then: what begins earlier is sent by the shift before this one
     */
    public void start(long zeroNanos, long fromNanos) {
        start(zeroNanos, fromNanos, List.of());
    }

    /** @param orders that were given before */
    public void start(long zeroNanos, long fromNanos, List<Directive> orders) {
        road.begin(zeroNanos);
        orders.forEach(road::obey);
        traffic.start(fromNanos);
        road.at(fromNanos, () -> sweepFirst(fromNanos));
        reporter.start(fromNanos);
        orders.stream().filter(Directive.Stop.class::isInstance).forEach(this::direct);
    }

    /**
     * The next shift takes over: what begins at or after this instant since the start of the run is not this worker's.
     * Iterations under way are led to their end.
     */
    public void relieve(long atNanos) {
        road.relieveAt(atNanos);
    }

    /**
     * Another plan is in force from this instant since the start of the run on, so this one's load ends at it as if it were
     * its own end.
     */
    public void endAt(long atNanos) {
        road.endAt(atNanos);
    }

    /** One at a time, in the same order to all workers. */
    public void direct(Directive directive) {
        switch (directive) {
            case Directive.Offer offer -> obey(offer, offer.atNanos());
            case Directive.Follow follow -> obey(follow, follow.atNanos());
            case Directive.Share share -> obey(share, share.atNanos());
            case Directive.Stop stop -> {
                long now = road.now();
                road.haltAt(now);
                graceNanos = Math.min(graceNanos, now + stop.graceNanos());
                traffic.stop();
                // Who has not begun yet needs not wait for its beginning to be done.
                road.at(now, () -> sweepFirst(now));
            }
        }
    }

    /** What lies before this moment is as it is, whatever an order says that comes late. */
    private void obey(Directive directive, long atNanos) {
        road.obey(directive);
        traffic.steer(Math.max(atNanos, road.now()));
    }

    /** Like a {@link Directive.Stop}, but the load goes on without this worker, and its last delta says so. */
    public void breakOff(long graceNanos) {
        road.breakOff();
        direct(new Directive.Stop(graceNanos));
    }

    /** True when everything is reported and nothing runs any more. */
    public boolean isDone() {
        return reporter.isDone();
    }

    /** Why the worker will report nothing more although it is not done; empty when there is no such reason. */
    public String failure() {
        return pacer.failure().isEmpty() ? reporter.failure() : pacer.failure();
    }

    @Override
    public void close() {
        reporter.close();
        pacer.close();
        engine.close();
        road.closeRequestLog();
    }

    private void sweepFirst(long at) {
        if (!swept) {
            swept = true;
            sweep(at);
        }
    }

    /** @param at when this was due: whatever was due before has been done, and not more than that */
    private void sweep(long at) {
        long now = road.now();
        long nanos = clock.nanoTime();
        traffic.sweep(now);
        for (Connection connection : road.connections()) {
            connection.checkDeadline(nanos);
        }
        if (road.isOver(at)) {
            if (now >= Math.min(road.endNanos() + tailNanos, graceNanos)) {
                giveUp();
            }
            if (traffic.backlog() == 0 && road.busy().get() == 0) {
                finish();
                return;
            }
        } else if (at >= road.reliefNanos()
                && traffic.backlog() == 0
                && road.underWay().get() == 0) {
            finish();
            return;
        }
        long next = now + SWEEP_NANOS;
        road.at(next, () -> sweep(next));
    }

    private void finish() {
        idle = true;
        reporter.finish();
    }

    private void giveUp() {
        traffic.stop();
        for (Connection connection : road.connections()) {
            Exchange exchange = connection.current();
            if (exchange != null) {
                exchange.giveUp(Outcome.UNFINISHED, "the run ended first");
            }
        }
    }

    private HealthProbe.Gauges gauges() {
        return new HealthProbe.Gauges(
                traffic.users(), idle ? 0 : road.recorder().inFlight(), traffic.backlog(), engine.takeLoopLagNanos());
    }
}

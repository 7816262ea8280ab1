package io.tidemark.functions.worker;

import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Profile;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.engine.Connection;
import io.tidemark.functions.engine.Exchange;
import io.tidemark.functions.engine.HttpEngine;
import io.tidemark.functions.flow.Flows;
import io.tidemark.functions.record.Recorder;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.util.concurrent.TimeUnit;

/**
 * One worker: sends its segment of a plan and reports what it measured.
 *
 * <p>The order of calls is {@link #prepare}, {@link #start}, any number of {@link #direct} and {@link #relieve}, {@link
 * #close}. Everything
 * happens on the worker's own threads. After the end of the profile nothing new is begun; requests under way are followed
 * to their end, at most as long as their time-out. Then the last delta is delivered and the worker {@link #isDone}.
 */
public final class Worker implements AutoCloseable {
    private static final long SWEEP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Plan plan;
    private final Clock clock;
    private final HttpEngine engine;
    private final Pacer pacer;
    private final Road road;
    private final Traffic traffic;
    private final Reporter reporter;

    private volatile long giveUpNanos = Long.MAX_VALUE;
    private volatile boolean idle;

    /** @throws ProblemsException when the plan cannot run here, such as for want of an environment variable */
    public Worker(WorkerSetup setup, Environment environment, Clock clock, DeltaSink sink) throws ProblemsException {
        this.plan = setup.plan();
        this.clock = clock;
        Flows flows = Flows.compile(plan, setup.segment(), setup.shift(), environment, clock);
        Recorder recorder = new Recorder();
        Profile profile = Profile.of(plan.load().phases());
        this.engine = new HttpEngine(plan.http(), setup.eventLoops(), clock);
        this.pacer = new Pacer(clock, "tidemark-pacer-" + setup.segment().index());
        this.road = new Road(plan, profile, engine, flows, recorder, clock, pacer, setup.requestLog());
        this.traffic = switch (plan.load()) {
            case Load.Users users -> new UserTraffic(road, users, setup.segment(), setup.shift());
            case Load.Rate rate ->
                new ArrivalTraffic(road, rate, setup.segment(), plan.http().maxConnections());
        };
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
        road.begin(zeroNanos);
        road.stopAt(road.profile().durationNanos());
        long tail = plan.http().totalTimeout().toNanos() + TimeUnit.SECONDS.toNanos(1);
        giveUpNanos = road.profile().durationNanos() + tail;
        traffic.start(fromNanos);
        road.at(fromNanos, () -> sweep(fromNanos));
        reporter.start(fromNanos);
    }

    /**
     * The next shift takes over: what begins at or after this instant since the start of the run is not this worker's.
     * Iterations under way are led to their end.
     */
    public void relieve(long atNanos) {
        road.relieveAt(atNanos);
    }

    public void direct(Directive directive) {
        switch (directive) {
            case Directive.Offer offer -> {
                long from = Math.max(offer.atNanos(), road.now());
                Profile steered = road.profile().steered(from, offer.level());
                road.steer(steered);
                traffic.steer(from, steered);
            }
            case Directive.Follow follow -> throw new UnsupportedOperationException("to be done: " + follow);
            case Directive.Share share -> throw new UnsupportedOperationException("to be done: " + share);
            case Directive.Stop stop -> {
                long now = road.now();
                road.haltAt(now);
                giveUpNanos = Math.min(giveUpNanos, now + stop.graceNanos());
                traffic.stop();
            }
        }
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

    /** @param at when this was due: whatever was due before has been done, and not more than that */
    private void sweep(long at) {
        long now = road.now();
        long nanos = clock.nanoTime();
        traffic.sweep(now);
        for (Connection connection : road.connections()) {
            connection.checkDeadline(nanos);
        }
        if (road.isOver(at)) {
            if (now >= giveUpNanos) {
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

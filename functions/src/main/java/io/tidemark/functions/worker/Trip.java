package io.tidemark.functions.worker;

import io.tidemark.core.window.Example;
import io.tidemark.core.window.Outcome;
import io.tidemark.functions.engine.Connection;
import io.tidemark.functions.engine.Exchange;
import io.tidemark.functions.engine.ExchangeListener;
import io.tidemark.functions.flow.CompiledStep;
import io.tidemark.functions.flow.Flow;
import io.tidemark.functions.flow.Judgement;
import io.tidemark.functions.flow.Outgoing;
import io.tidemark.functions.flow.Redirect;
import io.tidemark.functions.flow.Session;
import io.tidemark.functions.record.Sample;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One user's way through scenarios, request by request, over the user's own connection. Used by one thread at a time:
 * whoever ended the last request sends the next.
 */
final class Trip implements ExchangeListener {
    private final Road road;
    private final Connection connection;
    private final Session session;
    private final TripEnd end;

    private Flow flow;
    private CompiledStep step;
    /** Within the flow; negative during the start, whose last step is -1. */
    private int stepNumber;

    private long intendedNanos;
    /** Decided once: an order that comes late must not count the end of a request elsewhere than its start. */
    private boolean warmUp;

    private long firstStartNanos;
    private int hops;
    private long bytesIn;
    private long bytesOut;

    Trip(Road road, Connection connection, Session session, TripEnd end) {
        this.road = road;
        this.connection = connection;
        this.session = session;
        this.end = end;
        this.flow = road.flows().choose(0);
        this.step = flow.steps().getFirst();
    }

    Session session() {
        return session;
    }

    Connection connection() {
        return connection;
    }

    /**
     * Goes through one scenario from its first step; a user who has not started yet, through the start before it.
     *
     * @param iteration number of it, unique over all segments
     * @param intended when its first request should start, in nanoseconds since the start of the run
     */
    void begin(long iteration, long intended) {
        road.underWay().incrementAndGet();
        session.begin(iteration);
        flow = road.flows().choose(iteration);
        stepNumber = session.hasStarted() ? 0 : -road.flows().start().size();
        request(intended);
    }

    private void request(long intended) {
        step = stepNumber < 0 ? stepOfStart() : flow.steps().get(stepNumber);
        intendedNanos = intended;
        warmUp = road.isWarmUp(intended);
        hops = 0;
        bytesIn = 0;
        bytesOut = 0;
        connection.send(step.prepare(session), step.readsBody(), this);
    }

    private CompiledStep stepOfStart() {
        List<CompiledStep> start = road.flows().start();
        return start.get(start.size() + stepNumber);
    }

    @Override
    public void started(Exchange exchange) {
        if (hops == 0) {
            firstStartNanos = exchange.startNanos() - road.zeroNanos();
            long lagMicros = Math.max(0, firstStartNanos - intendedNanos) / 1_000;
            road.recorder().sent(step.name(), warmUp, intendedNanos / 1_000, lagMicros);
        }
    }

    @Override
    public void ended(Exchange exchange) {
        bytesIn += exchange.bytesIn();
        bytesOut += exchange.bytesOut();
        Outgoing next = redirect(exchange);
        if (next != null) {
            hops++;
            connection.send(next, step.readsBody(), this);
            return;
        }
        long endNanos = exchange.endNanos() - road.zeroNanos();
        Outcome outcome = record(exchange, endNanos);
        boolean mayGoOn = outcome == Outcome.OK || outcome == Outcome.TOO_SLOW;
        if (mayGoOn && stepNumber == -1) {
            session.markStarted();
        }
        if (mayGoOn && stepNumber + 1 < flow.steps().size()) {
            think(endNanos);
        } else {
            finish(outcome, endNanos);
        }
    }

    private void finish(Outcome outcome, long endNanos) {
        end.ended(this, outcome, endNanos);
        // Only now: whoever begins the next iteration at once must not seem to have none.
        road.underWay().decrementAndGet();
    }

    private void think(long endNanos) {
        long pause = step.think().nanos(session.random());
        long next = endNanos + pause;
        stepNumber++;
        // A thought that lasts beyond the end leads nowhere: that is known, and counted, now.
        if (pause == 0 || road.isOver(next)) {
            continueAt(next);
        } else {
            road.park(next, () -> continueAt(next));
        }
    }

    private void continueAt(long next) {
        if (road.isOver(next)) {
            finish(Outcome.UNFINISHED, next);
        } else {
            request(next);
        }
    }

    private @Nullable Outgoing redirect(Exchange exchange) {
        if (hops >= road.maxRedirects() || exchange.failedOutcome() != null) {
            return null;
        }
        return Redirect.follow(session, exchange.outgoing(), exchange);
    }

    private Outcome record(Exchange exchange, long endNanos) {
        Outcome outcome = exchange.failedOutcome();
        String detail = exchange.failureDetail();
        if (outcome == null) {
            Judgement judgement = step.judge(session, exchange);
            outcome = judgement.outcome();
            detail = judgement.detail();
        }
        long objectiveNanos = road.objectiveNanos(step.name());
        if (outcome == Outcome.OK && endNanos - intendedNanos > objectiveNanos) {
            outcome = Outcome.TOO_SLOW;
        }
        Sample sample = new Sample(
                step.name(),
                warmUp,
                intendedNanos / 1_000,
                firstStartNanos / 1_000,
                endNanos / 1_000,
                outcome,
                exchange.status(),
                micros(exchange.connectNanos()),
                micros(exchange.tlsNanos()),
                micros(exchange.firstByteNanos()),
                bytesIn,
                bytesOut);
        if (road.ended(sample)) {
            road.recorder().example(example(exchange, sample, detail));
        }
        return outcome;
    }

    private static Example example(Exchange exchange, Sample sample, String detail) {
        Outgoing outgoing = exchange.outgoing();
        int query = outgoing.path().indexOf('?');
        String path = query < 0 ? outgoing.path() : outgoing.path().substring(0, query);
        return new Example(
                sample.name(),
                Math.max(0, sample.intendedMicros()),
                sample.latencyMicros(),
                sample.serviceMicros(),
                sample.outcome(),
                sample.status(),
                outgoing.method() + " " + outgoing.origin().scheme() + "://" + outgoing.authority() + path,
                detail);
    }

    private static long micros(long nanos) {
        return nanos < 0 ? -1 : nanos / 1_000;
    }

    /** Is told that a trip has come to the end of its scenario, or had to leave it. */
    @FunctionalInterface
    interface TripEnd {
        void ended(Trip trip, Outcome last, long endNanos);
    }
}

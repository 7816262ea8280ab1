package io.tidemark.aggregator.run;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.cost.Bill;
import io.tidemark.aggregator.cost.Cost;
import io.tidemark.aggregator.cost.Usage;
import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.aggregator.fleet.DeltaReceiver;
import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.fleet.Ongoing;
import io.tidemark.core.control.Directive;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.window.Window;
import io.tidemark.functions.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * Workers that do as they are told, one line of the script each time they are looked after, and the clock that goes with
 * them. When the script has been played, everybody is done or, if they shall be silent, an hour passes at a time.
 */
final class ScriptedFleet implements Fleet, Clock {
    static final long START_MILLIS = 1_767_225_600_000L;

    final List<Directive> directives = new ArrayList<>();
    int starts;

    private final int workers;
    private final Deque<Runnable> script = new ArrayDeque<>();
    private final List<WorkerFailure> failures = new ArrayList<>();
    final List<Assignment> adopted = new ArrayList<>();
    private @Nullable ProblemsException problems;
    private @Nullable ProblemsException refusal;
    private String haltReason = "";
    private @Nullable DeltaReceiver receiver;
    private @Nullable Deltas deltas;
    private boolean silent;
    private @Nullable Ongoing ongoing;
    private boolean caughtUp = true;
    private @Nullable Bill bill;
    private long nanos;

    ScriptedFleet(int workers) {
        this.workers = workers;
    }

    ScriptedFleet after(Duration duration, Runnable line) {
        script.add(() -> {
            nanos += duration.toNanos();
            line.run();
        });
        return this;
    }

    /** Half a second later. */
    ScriptedFleet sends(int segment, int sequence, boolean last, Window... windows) {
        return sendsAfter(Duration.ofMillis(500), segment, sequence, last, windows);
    }

    ScriptedFleet sendsAfter(Duration duration, int segment, int sequence, boolean last, Window... windows) {
        return after(duration, () -> deliver(requireNonNull(deltas).encoded(segment, sequence, last, windows)));
    }

    ScriptedFleet sends(byte[] anything) {
        return after(Duration.ZERO, () -> deliver(anything));
    }

    ScriptedFleet fails(int segment, String reason) {
        return after(Duration.ZERO, () -> failures.add(new WorkerFailure(segment, reason)));
    }

    /** From now on it has cost so much; without delay, also before the start. */
    ScriptedFleet hasCost(double soFar, double committed, OptionalDouble limit) {
        bill = new Bill(cost(soFar), cost(committed), limit);
        return this;
    }

    ScriptedFleet costs(double soFar, double committed, double limit) {
        return after(Duration.ZERO, () -> hasCost(soFar, committed, OptionalDouble.of(limit)));
    }

    private static Cost cost(double dollars) {
        return new Cost("here", "today", Usage.invocations(1), dollars, 0, 0);
    }

    ScriptedFleet thenSilence() {
        silent = true;
        return this;
    }

    /** The run has begun already; what the script brings is caught up with. */
    ScriptedFleet ongoing(Ongoing run) {
        ongoing = run;
        caughtUp = false;
        return this;
    }

    ScriptedFleet thenCaughtUp() {
        return after(Duration.ZERO, () -> caughtUp = true);
    }

    /** Whatever other plan it is asked to change to. */
    ScriptedFleet refusingOthers(ProblemsException exception) {
        refusal = exception;
        return this;
    }

    /** Somebody else stops it, and its workers know that first: when the script has been played, the centre does too. */
    ScriptedFleet thenHalted(String reason) {
        haltReason = reason;
        return this;
    }

    ScriptedFleet refusing(ProblemsException exception) {
        problems = exception;
        return this;
    }

    private void deliver(byte[] delta) {
        requireNonNull(receiver).receive(delta);
    }

    @Override
    public String kind() {
        return "scripted";
    }

    @Override
    public int workers() {
        return workers;
    }

    @Override
    public void prepare(Assignment assignment, DeltaReceiver deltaReceiver) throws ProblemsException {
        if (problems != null) {
            throw problems;
        }
        receiver = deltaReceiver;
        deltas = new Deltas(assignment.runId(), assignment.fingerprint(), workers);
    }

    @Override
    public Optional<Ongoing> ongoing() {
        return Optional.ofNullable(ongoing);
    }

    @Override
    public boolean isCatchingUp() {
        if (!caughtUp) {
            playOn();
        }
        return !caughtUp;
    }

    @Override
    public void start(long epochMillis) {
        starts++;
        nanos += Duration.ofMillis(epochMillis - epochMillis()).toNanos();
        playOn();
    }

    @Override
    public void direct(Directive directive) {
        directives.add(directive);
    }

    /** From now on the script's deltas are those of the other plan. */
    @Override
    public void adopt(Assignment next, long atNanos, boolean sameLoad) throws ProblemsException {
        if (refusal != null) {
            throw refusal;
        }
        adopted.add(next);
        deltas = new Deltas(next.runId(), next.fingerprint(), workers);
    }

    @Override
    public String haltReason() {
        return script.isEmpty() ? haltReason : "";
    }

    @Override
    public Optional<Bill> bill() {
        return Optional.ofNullable(bill);
    }

    @Override
    public boolean isDone() {
        boolean played = script.isEmpty();
        playOn();
        return played && !silent;
    }

    private void playOn() {
        Runnable line = script.poll();
        if (line != null) {
            line.run();
        } else if (silent) {
            nanos += Duration.ofHours(1).toNanos();
        }
    }

    @Override
    public List<WorkerFailure> failures() {
        return List.copyOf(failures);
    }

    @Override
    public void close() {}

    @Override
    public long nanoTime() {
        return nanos;
    }

    @Override
    public long epochMillis() {
        return START_MILLIS + nanos / 1_000_000;
    }
}

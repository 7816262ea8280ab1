package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.aggregator.fleet.DeltaReceiver;
import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.aggregator.fleet.Ongoing;
import io.tidemark.core.control.Directive;
import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.remote.Control;
import io.tidemark.functions.remote.Pace;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The workers of a run whose centre is gone. What they have posted is gathered from the beginning; those that still send
 * are led on. Nobody is called any more: who wants to call others needs the secrets of whoever began the run.
 *
 * <p>Guarantees: a centre that was only thought to be gone cannot tell the workers anything any more, and learns that.
 */
public final class AttachedFleet implements Fleet {
    private static final long GRACE_NANOS = TimeUnit.SECONDS.toNanos(2);

    private final Orphan orphan;
    private final Board board;
    private final Clock clock;
    private final Consumer<String> notes;
    private final Runnable afterwards;
    private final Pace pace;

    private @Nullable Crew crew;
    private @Nullable Ongoing ongoing;

    /**
     * @param notes sentences a person should know now
     * @param afterwards what to close with the fleet
     */
    public AttachedFleet(Orphan orphan, Board board, Clock clock, Consumer<String> notes, Runnable afterwards) {
        this.orphan = orphan;
        this.board = board;
        this.clock = clock;
        this.notes = notes;
        this.afterwards = afterwards;
        this.pace = Pace.of(workers());
    }

    @Override
    public String kind() {
        return orphan.card().kind();
    }

    @Override
    public int workers() {
        return orphan.card().workers();
    }

    @Override
    public Duration lead() {
        return Lead.usual(pace);
    }

    @Override
    public Duration lease() {
        return Duration.ofMillis((long) pace.leaseMillis() + pace.readMillis());
    }

    @Override
    public void prepare(Assignment assignment, DeltaReceiver receiver) throws ProblemsException {
        Control control = orphan.control();
        Muster muster = Muster.found(orphan.runId(), workers(), pace.beatMillis(), control.reliefs(), clock.nanoTime());
        ControlDesk desk = new ControlDesk(orphan.runId(), board, clock, pace.renewMillis(), control);
        boolean stopped = control.directives().stream().anyMatch(Directive.Stop.class::isInstance);
        if (orphan.card().steered() && !stopped) {
            // What it was to be offered next, only its own centre knew.
            desk.direct(new Directive.Stop(GRACE_NANOS));
        }
        try {
            desk.takeUp();
        } catch (IOException e) {
            throw new CloudException(List.of(new Problem(
                    "AWS", "RUN", orphan.runId(), "must be free to be taken up", String.valueOf(e.getMessage()))));
        }
        Collector collector = new Collector(board, muster, receiver, clock, notes);
        Crew made = new Crew(orphan.runId(), board, muster, desk, collector, clock, notes);
        crew = made;
        // The start is by the workers' clocks: they are heard before anything else is said of time.
        boolean more = true;
        while (more && muster.theirOffsetMillis().isEmpty()) {
            more = collector.collectSome();
        }
        ongoing = new Ongoing(control.startMillis() - muster.theirOffsetMillis().orElse(0), desk.directives());
        made.keepInTouch();
        notes.accept("Run " + orphan.runId() + " of " + workers() + " workers is taken up.");
    }

    /** It began long ago. */
    @Override
    public void start(long epochMillis) {
        throw new IllegalStateException("the run has begun already");
    }

    @Override
    public Optional<Ongoing> ongoing() {
        return Optional.ofNullable(ongoing);
    }

    @Override
    public boolean isCatchingUp() {
        return crew != null && !crew.isCaughtUp();
    }

    @Override
    public void direct(Directive directive) {
        requireCrew().desk().direct(directive);
    }

    @Override
    public boolean isDone() {
        return crew != null && crew.isCaughtUp() && crew.muster().isEveryoneGone();
    }

    @Override
    public List<WorkerFailure> failures() {
        return crew == null ? List.of() : crew.failures();
    }

    @Override
    public String haltReason() {
        return crew == null ? "" : crew.haltReason();
    }

    @Override
    public void close() {
        if (crew != null) {
            crew.close();
        }
        afterwards.run();
    }

    private Crew requireCrew() {
        if (crew == null) {
            throw new IllegalStateException("the fleet is not prepared");
        }
        return crew;
    }
}

package io.tidemark.aggregator.fleet.remote;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.planfile.PlanBundle;
import io.tidemark.functions.planfile.PlanFingerprint;
import io.tidemark.functions.remote.Control;
import io.tidemark.functions.remote.Shelf;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A run without a centre, as it lies on the board.
 *
 * @param control the last that its centre has published
 */
public record Orphan(String runId, RunCard card, Plan plan, Control control) {
    /** A centre that lives publishes within this time. */
    private static final long QUIET_NANOS = TimeUnit.MILLISECONDS.toNanos(2_500);

    private static final long TICK_NANOS = TimeUnit.MILLISECONDS.toNanos(250);

    public Orphan {
        requireNonNull(runId, "runId is null");
        requireNonNull(card, "card is null");
        requireNonNull(plan, "plan is null");
        requireNonNull(control, "control is null");
    }

    /** @throws ProblemsException when the board knows no such run */
    public static RunCard card(Board board, String runId) throws ProblemsException {
        try {
            return board.card(runId)
                    .orElseThrow(() -> problem(
                            runId,
                            "must be a run that the table knows",
                            "the run's first lines say its id; after three days it is forgotten"));
        } catch (IOException e) {
            throw unreadable(runId, e);
        }
    }

    /**
     * Takes a moment, in which a centre that lives would show itself.
     *
     * @param shelf null when there is none
     * @throws ProblemsException when it is led, had not begun, or cannot be read
     */
    public static Orphan find(Board board, @Nullable Shelf shelf, String runId, RunCard card, Clock clock)
            throws ProblemsException {
        try {
            Control control = quiet(board, runId, clock);
            if (!control.isStarted()) {
                throw problem(runId, "must have begun", "nothing was sent, so there is nothing to gather");
            }
            if (!control.adoptions().isEmpty()) {
                throw problem(
                        runId,
                        "must have kept its plan, but the run has changed it, which attach cannot follow yet",
                        control.isOver()
                                ? "it is over, and what its own centre has saved is all there is"
                                : "tidemark stop " + runId + " ends it");
            }
            return new Orphan(runId, card, plan(card, shelf), control);
        } catch (IOException e) {
            throw unreadable(runId, e);
        }
    }

    private static Control quiet(Board board, String runId, Clock clock) throws IOException, ProblemsException {
        Control first = control(board, runId);
        long until = clock.nanoTime() + QUIET_NANOS;
        while (!first.isOver() && clock.nanoTime() < until) {
            LockSupport.parkNanos(TICK_NANOS);
            if (control(board, runId).number() != first.number()) {
                throw problem(
                        runId,
                        "must be a run whose centre is gone, but a Tidemark somewhere leads it",
                        "tidemark stop " + runId + " ends it, and its result is saved there");
            }
        }
        return first;
    }

    private static Control control(Board board, String runId) throws IOException {
        return board.control(runId).orElseThrow(() -> new IOException("its control is missing"));
    }

    private static Plan plan(RunCard card, @Nullable Shelf shelf) throws IOException, ProblemsException {
        byte[] bundle = card.bundle();
        if (bundle.length == 0) {
            if (shelf == null) {
                throw new IOException("its plan is in a bucket, and none is named");
            }
            bundle = shelf.get(card.bundleKey());
        }
        Plan plan = PlanBundle.read(bundle);
        String fingerprint = PlanFingerprint.of(plan);
        if (!fingerprint.equals(card.fingerprint())) {
            throw new IOException("its plan has the fingerprint " + fingerprint + " here but " + card.fingerprint()
                    + " where it was begun: the versions differ");
        }
        return plan;
    }

    private static ProblemsException problem(String runId, String expected, String hint) {
        return new ProblemsException(List.of(new Problem("command line", "RUN", runId, expected, hint)));
    }

    private static CloudException unreadable(String runId, IOException e) {
        return new CloudException(
                List.of(new Problem("AWS", "RUN", runId, "must be readable", String.valueOf(e.getMessage()))));
    }
}

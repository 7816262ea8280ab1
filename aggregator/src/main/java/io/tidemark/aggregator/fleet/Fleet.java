package io.tidemark.aggregator.fleet;

import io.tidemark.aggregator.cost.Bill;
import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The workers of one run. The order of calls is {@link #prepare}, {@link #start}, {@link #direct} as often as needed,
 * {@link #close}. Deltas arrive encoded, from the worker's own threads, until {@link #isDone}.
 */
public interface Fleet extends AutoCloseable {
    /** For people and dumps: {@code local}. */
    String kind();

    int workers();

    /**
     * Gets all workers ready; returns when they wait for the start.
     *
     * @throws ProblemsException when the workers find that they cannot run the plan, such as a missing environment variable
     */
    void prepare(Assignment assignment, DeltaReceiver receiver) throws ProblemsException;

    /** After {@link #prepare}: what there is to know of a run that goes on already. It is not started then. */
    default Optional<Ongoing> ongoing() {
        return Optional.empty();
    }

    /** True while there may be more that was reported before this centre took the run up. */
    default boolean isCatchingUp() {
        return false;
    }

    /** All workers begin at this instant of the system's clock, in milliseconds since the epoch. */
    void start(long epochMillis);

    void direct(Directive directive);

    /**
     * All workers go over to another plan at this instant since the start of the run: what should start before it is of the
     * old one, everything else of the new one, whose own time has run since the same start. Orders about the sharing of the
     * load stay in force; those about the load stay when {@code sameLoad} says that the new plan's is the old one's.
     * {@link #direct} is for the new plan from then on.
     *
     * @param next has a run id of its own, under which its deltas come
     * @param atNanos not before {@link #changeLead} from now
     * @throws ProblemsException when the workers cannot run it; the old plan goes on then
     */
    default void adopt(Assignment next, long atNanos, boolean sameLoad) throws ProblemsException {
        throw new UnsupportedOperationException(kind() + " does not change plans");
    }

    /** What a change of the plan needs to reach every worker and to be got ready. */
    default Duration changeLead() {
        return lead();
    }

    /** For so long a worker that has fallen silent may still send: until then nobody may be given its share. */
    default Duration lease() {
        return Duration.ZERO;
    }

    /** True when no worker will deliver anything more. */
    boolean isDone();

    /** Workers that ended without their last delta, each with the reason as far as it is known; a lost one may come back. */
    List<WorkerFailure> failures();

    /** What an order needs to reach every worker, so that all follow it in step. */
    default Duration lead() {
        return Duration.ofMillis(300);
    }

    /**
     * What speaks against so many of its workers carrying a plan; empty when nothing does. Only once it is prepared; does not
     * wait.
     */
    default List<Problem> objections(Plan plan, int some) {
        return List.of();
    }

    /** Gives up waiting for workers to get ready; {@link #prepare} returns soon. From any thread. */
    default void abandon() {}

    /** Who else wants the run to end, in a sentence; empty while nobody does. */
    default String haltReason() {
        return "";
    }

    /** What the run costs; empty where nobody is paid, or nobody knows the prices. From any thread. */
    default Optional<Bill> bill() {
        return Optional.empty();
    }

    /** Ends what still runs. Does not throw. */
    @Override
    void close();

    /**
     * @param shift which of the segment's workers it was
     */
    record WorkerFailure(int segment, int shift, Fate fate, String reason) {
        /** Of a segment's only worker. */
        public WorkerFailure(int segment, String reason) {
            this(segment, 0, Fate.LOST, reason);
        }

        public enum Fate {
            /** It may come back. */
            SILENT,
            /** It is not waited for. */
            LOST,
            /** Another worker serves the segment now. */
            REPLACED
        }
    }
}

package io.tidemark.aggregator.run;

import io.tidemark.aggregator.fleet.Fleet;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.window.Health;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;

/** Leads a run through phases, shares and plans that nobody foresaw. Only for the thread that calls {@link Steering}. */
public interface Pilot {
    /** The earliest instant for an order: by then all workers know it. */
    long orderNanos();

    /** Likewise for another plan, and in whole seconds. */
    long changeNanos();

    /** The plans of the run until now, and one that will be in force soon. */
    List<Passage> passages();

    /** The last second that every worker has reported; its stragglers may still come. -1 before the first. */
    int completeSecond();

    /** How the workers that have reported a second were doing, by their numbers. */
    SortedMap<Integer, Health> health(int second);

    /** What would be the result, were it the end; of the plan that is in force. It is read while nothing is merged. */
    Run soFar();

    /** Workers that should serve but do not, each with the reason. */
    List<Fleet.WorkerFailure> failures();

    /** The workers that share the load, as far as has been ordered. */
    List<Integer> sharing();

    /** How long ago something was heard of a worker; negative when nothing ever was. */
    long silentNanos(int worker);

    /** How long a worker goes on by itself after it was last heard: then it sends nothing more. */
    Duration lease();

    /** What speaks against so many workers carrying a plan, such as more connections than they can hold. */
    List<Problem> objections(Plan plan, int workers);

    /** From this instant on the load is these phases, to the end of the last. */
    void follow(long atNanos, List<Phase> phases);

    /** From this instant on these workers share the load. */
    void share(long atNanos, List<Integer> workers);

    /**
     * From this instant on another plan is in force.
     *
     * @param sameLoad whatever was steered holds on, because the load of both plans is the same
     * @throws ProblemsException when the workers cannot run it; nothing has changed then
     */
    void adopt(PlanVersion version, long atNanos, boolean sameLoad) throws ProblemsException;

    /** Puts something on record, for all results of the run. */
    void record(Change change);

    /** What is on record. */
    List<Change> changes();
}

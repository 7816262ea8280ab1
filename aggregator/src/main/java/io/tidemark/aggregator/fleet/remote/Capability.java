package io.tidemark.aggregator.fleet.remote;

import io.tidemark.aggregator.fleet.remote.Caller.Limits;
import io.tidemark.core.plan.HttpSettings;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Profile;
import java.util.ArrayList;
import java.util.List;

/** Whether so many workers can be had, and can hold the connections that the plan asks for. */
final class Capability {
    /** Of its descriptors a worker keeps these for itself: jars, and what it says to the centre. */
    static final int RESERVED_DESCRIPTORS = 124;

    private static final String WORKERS = "--workers";

    private Capability() {}

    /** All that stands against it; empty when nothing does. */
    static List<Problem> problems(Plan plan, int workers, Limits limits) {
        List<Problem> problems = new ArrayList<>();
        if (workers > limits.concurrency()) {
            problems.add(new Problem(
                    "AWS Lambda",
                    WORKERS,
                    String.valueOf(workers),
                    "must be at most " + limits.concurrency() + ", what the account allows to run at once",
                    "use " + WORKERS + " " + limits.concurrency() + ", or ask AWS for a larger quota"));
        }
        int most = mostConnections(limits);
        long connections = connections(plan, workers);
        if (connections > most) {
            long needed = Math.ceilDiv(connections * workers, most);
            problems.add(new Problem(
                    "AWS Lambda",
                    WORKERS,
                    String.valueOf(workers),
                    "must be at least " + needed + ": the plan asks each of " + workers + " workers for " + connections
                            + " connections, and one can hold " + most,
                    "use " + WORKERS + " " + needed));
        }
        return problems;
    }

    static int mostConnections(Limits limits) {
        return limits.descriptors() - RESERVED_DESCRIPTORS;
    }

    /** That one worker may need at once: one for each user, or as many as arrivals may take. */
    private static long connections(Plan plan, int workers) {
        return switch (plan.load()) {
            case Load.Users users ->
                Math.ceilDiv(Math.ceilDiv(Profile.of(users.phases()).peakMicros(), Level.ONE), workers);
            case Load.Rate _ ->
                // Only who asks for more than usual means it: arrivals seldom need as many.
                plan.http().maxConnections() > HttpSettings.DEFAULT_MAX_CONNECTIONS
                        ? plan.http().maxConnections()
                        : 0;
        };
    }
}

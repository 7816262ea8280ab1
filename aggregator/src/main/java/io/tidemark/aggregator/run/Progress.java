package io.tidemark.aggregator.run;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.run.RunInfo.LoadModel;
import java.util.OptionalDouble;

/**
 * Where a run is, about once a second.
 *
 * @param phase name of the phase
 * @param elapsedMillis since the start; negative while the workers get ready
 * @param totalMillis of the plan; -1 when its end is decided on the way
 * @param plannedLevel arrivals per second or users asked for in the last complete second
 * @param rate requests sent in the last complete second
 * @param good all so far
 * @param bad all so far
 * @param p50Micros latency in the last complete second that has any
 * @param p99Micros likewise
 * @param users under way
 * @param inFlight requests without a response
 * @param backlog arrivals waiting for a connection
 * @param generatorCpu largest share of its CPU any worker used in the last second, 0 to 1
 * @param dollars what the run has cost so far; empty where nobody is paid, or nobody knows the prices
 */
public record Progress(
        State state,
        LoadModel model,
        String phase,
        long elapsedMillis,
        long totalMillis,
        double plannedLevel,
        long rate,
        long sent,
        long good,
        long bad,
        long dropped,
        long p50Micros,
        long p99Micros,
        int users,
        int inFlight,
        int backlog,
        double generatorCpu,
        OptionalDouble dollars) {
    public Progress {
        requireNonNull(state, "state is null");
        requireNonNull(model, "model is null");
        requireNonNull(phase, "phase is null");
        requireNonNull(dollars, "dollars is null");
    }

    /** The same under another name. */
    public Progress inPhase(String other) {
        return new Progress(
                state,
                model,
                other,
                elapsedMillis,
                totalMillis,
                plannedLevel,
                rate,
                sent,
                good,
                bad,
                dropped,
                p50Micros,
                p99Micros,
                users,
                inFlight,
                backlog,
                generatorCpu,
                dollars);
    }

    public enum State {
        PREPARING,
        RUNNING,
        /** Nothing is sent any more; requests under way are followed to their end. */
        DRAINING
    }
}

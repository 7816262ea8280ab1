package io.tidemark.core.window;

/**
 * How the generator itself was doing in one second. It says whether what was measured can be trusted.
 *
 * @param second since the start of the run
 * @param users under way at the end of the second: users in the closed model, iterations in the open one
 * @param inFlight requests without a response yet at the end of the second
 * @param backlog arrivals that were waiting for a connection at the end of the second
 * @param cpuMicros CPU time the worker's process used
 * @param cpuLimitMicros CPU time it could have used at most: seconds passed times processors
 * @param loopLagMicros the longest that an event loop took to do what it was told
 * @param gcMicros time spent in garbage collection pauses
 * @param descriptors open at the end of the second
 * @param descriptorLimit the most it may open
 */
public record Health(
        int second,
        int users,
        int inFlight,
        int backlog,
        long cpuMicros,
        long cpuLimitMicros,
        long loopLagMicros,
        long gcMicros,
        int descriptors,
        int descriptorLimit) {
    public Health {
        if (second < 0
                || users < 0
                || inFlight < 0
                || backlog < 0
                || cpuMicros < 0
                || cpuLimitMicros < 0
                || loopLagMicros < 0
                || gcMicros < 0
                || descriptors < 0
                || descriptorLimit < 0) {
            throw new IllegalArgumentException("health must not have negative values but second is " + second
                    + ", users " + users + ", inFlight " + inFlight + ", backlog " + backlog + ", cpuMicros "
                    + cpuMicros + ", cpuLimitMicros " + cpuLimitMicros + ", loopLagMicros " + loopLagMicros
                    + ", gcMicros " + gcMicros + ", descriptors " + descriptors + "/" + descriptorLimit);
        }
    }

    /** Share of the possible CPU time that was used, 0 to 1. */
    public double cpuShare() {
        return cpuLimitMicros == 0 ? 0 : Math.min(1, (double) cpuMicros / cpuLimitMicros);
    }
}

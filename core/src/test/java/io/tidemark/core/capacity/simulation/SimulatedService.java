package io.tidemark.core.capacity.simulation;

/** A service in simulated time. Remembers its queues and its warmth from one call to the next. */
public interface SimulatedService {
    /** Offers a load for one second. */
    Second offer(double load);

    /** Lets a second pass without load. */
    void rest();

    /** Requests in the service now. */
    double inFlight();

    /** The largest load whose share of bad requests, in the long run, is at most the tolerance. */
    double capacity(double tolerance);

    /** @param latencyMicros a typical one */
    record Second(long planned, long bad, long latencyMicros) {}
}

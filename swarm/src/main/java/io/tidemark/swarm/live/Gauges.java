package io.tidemark.swarm.live;

/**
 * How a second was for the workers.
 *
 * @param planned level asked for
 * @param cpu of the busiest worker, 0 to 1
 */
record Gauges(double planned, int users, int inFlight, double cpu) {
    static final Gauges NONE = new Gauges(0, 0, 0, 0);

    /** Of a longer time: levels are means, and the CPU is the worst. */
    Gauges merge(Gauges other, int weight, int otherWeight) {
        int both = Math.max(1, weight + otherWeight);
        return new Gauges(
                (planned * weight + other.planned * otherWeight) / both,
                (users * weight + other.users * otherWeight) / both,
                (inFlight * weight + other.inFlight * otherWeight) / both,
                Math.max(cpu, other.cpu));
    }
}

package io.tidemark.core.capacity.simulation;

import java.util.Random;

/** By users: it has places for so many, and turns all others away each time they ask. */
public final class CrowdedService implements SimulatedService {
    private static final double PER_USER = 0.8;

    private final int places;
    private final Random random;

    public CrowdedService(int places, long seed) {
        this.places = places;
        this.random = new Random(seed);
    }

    @Override
    public Second offer(double load) {
        long planned = 0;
        long bad = 0;
        for (int user = 0; user < load; user++) {
            boolean asks = random.nextDouble() < PER_USER;
            planned += asks ? 1 : 0;
            bad += asks && user >= places ? 1 : 0;
        }
        return new Second(planned, bad, 50_000);
    }

    @Override
    public void rest() {}

    @Override
    public double inFlight() {
        return 0;
    }

    @Override
    public double capacity(double tolerance) {
        return Math.floor(places / (1 - tolerance));
    }
}

package io.tidemark.core.capacity.simulation;

import java.util.Random;

/**
 * M/M/c/K: arrivals at random, {@code servers} at work on a request each, and room for so many in all; others are turned
 * away at once and are bad. Simulated event by event.
 */
public final class QueueingService implements SimulatedService {
    private final int servers;
    private final double perServer;
    private final int room;
    private final Random random;
    private int inFlight;

    public QueueingService(int servers, double perServer, int room, long seed) {
        this.servers = servers;
        this.perServer = perServer;
        this.room = room;
        this.random = new Random(seed);
    }

    @Override
    public Second offer(double load) {
        long planned = 0;
        long bad = 0;
        for (double time = 0; ; ) {
            double rate = load + Math.min(inFlight, servers) * perServer;
            time += rate == 0 ? 1 : -Math.log(1 - random.nextDouble()) / rate;
            if (time >= 1) {
                break;
            }
            if (random.nextDouble() * rate >= load) {
                inFlight--;
                continue;
            }
            planned++;
            if (inFlight < room) {
                inFlight++;
            } else {
                bad++;
            }
        }
        double seconds = Math.max(1, (double) inFlight / servers) / perServer;
        return new Second(planned, bad, (long) (seconds * 1e6));
    }

    @Override
    public void rest() {
        offer(0);
    }

    @Override
    public double inFlight() {
        return inFlight;
    }

    @Override
    public double capacity(double tolerance) {
        return Bisection.root(load -> blocking(load) - tolerance, servers * perServer / 10, servers * perServer * 2);
    }

    /** The probability that all room is taken, from the balance of the states' flows. */
    private double blocking(double load) {
        double weight = 1;
        double sum = 1;
        for (int n = 1; n <= room; n++) {
            weight *= load / (Math.min(n, servers) * perServer);
            sum += weight;
            if (sum > 1e200) {
                weight /= 1e200;
                sum /= 1e200;
            }
        }
        return weight / sum;
    }
}

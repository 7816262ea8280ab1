package io.tidemark.core.capacity.simulation;

import java.util.ArrayDeque;
import java.util.Random;

/**
 * M/M/1: nothing is ever turned away, everything just gets slower, and what takes longer than an objective is bad. Simulated
 * request by request, first come first served.
 */
public final class SlowingService implements SimulatedService {
    private final double rate;
    private final double objective;
    private final Random random;
    private final ArrayDeque<Double> departures = new ArrayDeque<>();
    private double now;

    /** @param objective in seconds */
    public SlowingService(double rate, double objective, long seed) {
        this.rate = rate;
        this.objective = objective;
        this.random = new Random(seed);
    }

    @Override
    public Second offer(double load) {
        double end = now + 1;
        double arrival = now;
        long planned = 0;
        long bad = 0;
        double latency = 0;
        while ((arrival += exponential(load)) < end) {
            double start = departures.isEmpty() ? arrival : Math.max(arrival, departures.getLast());
            double departure = start + exponential(rate);
            departures.add(departure);
            forget(arrival);
            planned++;
            bad += departure - arrival > objective ? 1 : 0;
            latency = departure - arrival;
        }
        now = end;
        forget(now);
        return new Second(planned, bad, (long) (latency * 1e6));
    }

    private double exponential(double perSecond) {
        return -Math.log(1 - random.nextDouble()) / perSecond;
    }

    private void forget(double until) {
        while (!departures.isEmpty() && departures.getFirst() <= until) {
            departures.removeFirst();
        }
    }

    @Override
    public void rest() {
        now++;
        forget(now);
    }

    @Override
    public double inFlight() {
        return departures.size();
    }

    /** The time in an M/M/1 queue is exponential with the rate left over. */
    @Override
    public double capacity(double tolerance) {
        return rate + Math.log(tolerance) / objective;
    }
}

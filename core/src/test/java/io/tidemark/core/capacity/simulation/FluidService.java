package io.tidemark.core.capacity.simulation;

import java.util.Random;

/**
 * A queue of fluid that is served at a rate with a life of its own: slow while cold, with slow noise (a noisy neighbour),
 * and not at all during stalls (garbage collection). What does not fit into the queue is bad.
 */
public final class FluidService implements SimulatedService {
    private static final int STEPS = 20;
    private static final double STEP = 1.0 / STEPS;
    private static final double LONG_RUN = 100_000;

    private final Traits traits;
    private final Random random;
    private double worked;
    private double noise;
    private double stalledFor;
    private double queue;
    private double roundingBad;
    private double roundingPlanned;

    /**
     * @param rate requests served per second, warm and undisturbed
     * @param queueSeconds of work that fit into the queue
     * @param warmUpSeconds the time constant of warming up, from half the rate
     * @param noise relative deviation of the slow noise
     * @param noiseSeconds its time constant
     * @param stallsPerMinute on average
     * @param stallSeconds on average
     */
    public record Traits(
            double rate,
            double queueSeconds,
            double warmUpSeconds,
            double noise,
            double noiseSeconds,
            double stallsPerMinute,
            double stallSeconds) {
        /** Half a second of queue, 15 s to warm up, 2 % of noise over 20 s, a stall of a third of a second every minute. */
        public static Traits typical(double rate) {
            return new Traits(rate, 0.5, 15, 0.02, 20, 1, 0.33);
        }

        public Traits withRate(double perSecond) {
            return new Traits(
                    perSecond, queueSeconds, warmUpSeconds, noise, noiseSeconds, stallsPerMinute, stallSeconds);
        }

        public Traits withQueue(double seconds) {
            return new Traits(rate, seconds, warmUpSeconds, noise, noiseSeconds, stallsPerMinute, stallSeconds);
        }
    }

    public FluidService(Traits traits, long seed) {
        this.traits = traits;
        this.random = new Random(seed);
        this.noise = traits.noise() * random.nextGaussian();
    }

    @Override
    public Second offer(double load) {
        double bad = 0;
        for (int i = 0; i < STEPS; i++) {
            bad += step(load);
        }
        roundingPlanned += load;
        roundingBad += bad;
        long planned = (long) roundingPlanned;
        long wholeBad = Math.min(planned, (long) roundingBad);
        roundingPlanned -= planned;
        roundingBad -= wholeBad;
        return new Second(planned, wholeBad, (long) (1e4 + 1e6 * queue / rate()));
    }

    private double step(double load) {
        disturb();
        worked += load > 0 ? STEP : 0;
        double served = stalledFor > 0 ? 0 : rate() * STEP;
        queue = Math.max(0, queue + load * STEP - served);
        double over = Math.max(0, queue - traits.rate() * traits.queueSeconds());
        queue -= over;
        return over;
    }

    private void disturb() {
        double kept = Math.exp(-STEP / traits.noiseSeconds());
        noise = noise * kept + traits.noise() * Math.sqrt(1 - kept * kept) * random.nextGaussian();
        stalledFor = Math.max(0, stalledFor - STEP);
        boolean stalls = random.nextDouble() < traits.stallsPerMinute() / 60 * STEP;
        double seconds = -Math.log(1 - random.nextDouble()) * traits.stallSeconds();
        stalledFor = stalls ? seconds : stalledFor;
    }

    private double rate() {
        double cold = traits.warmUpSeconds() == 0 ? 0 : 0.5 * Math.exp(-worked / traits.warmUpSeconds());
        return traits.rate() * (1 + noise) * (1 - cold);
    }

    @Override
    public void rest() {
        offer(0);
    }

    @Override
    public double inFlight() {
        return queue;
    }

    /** By long simulations that all have the same disturbances. */
    @Override
    public double capacity(double tolerance) {
        return Bisection.root(load -> longRun(load) - tolerance, traits.rate() * 0.7, traits.rate() * 1.3);
    }

    private double longRun(double load) {
        FluidService service = new FluidService(traits, 1);
        service.worked = 1e9;
        double bad = 0;
        for (int i = 0; i < LONG_RUN * STEPS; i++) {
            bad += service.step(load);
        }
        return bad / (load * LONG_RUN);
    }
}

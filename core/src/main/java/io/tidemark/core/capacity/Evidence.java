package io.tidemark.core.capacity;

/**
 * What one observation says about the bad share at a load, freed from two ways in which short looks mislead.
 *
 * <p><b>Queues.</b> A queue hides overload: while it fills, what cannot be served is in flight instead of bad. In the open
 * model arrivals less what is served is conserved, so the growth of what is in flight, as a share of the arrivals, is the
 * share that will be bad once the queue is full. It is added, with its sign: a queue that was left by a stall before the
 * measured part and drains in it has made requests bad that a longer look would find rarer. Only growth beyond its noise
 * counts. In the closed model users wait for their responses, so what is in flight says nothing.
 *
 * <p><b>Aborts.</b> A trial that was ended early says that at least so many of a whole trial's requests would have been
 * bad, and no more than that: the moment of the abort is not a fair sample.
 *
 * @param logLoad natural logarithm of the load
 * @param planned requests of a whole trial
 * @param bad of these, in the long run; not a whole number
 * @param atLeast true when there would have been at least so many bad ones
 * @param weight how many windows' worth of disturbances it averages over
 * @param seconds that the load was held
 */
record Evidence(double logLoad, double planned, double bad, boolean atLeast, double weight, double seconds) {
    /** Standard deviations of chance growth that are not taken for a queue that fills or drains. */
    private static final double NOISE = 2;

    static Evidence of(SearchSettings settings, Observation observation) {
        Trial trial = observation.trial();
        double planned = observation.aborted() ? wholePlan(observation) : observation.planned();
        double bad = Math.clamp(observation.bad() + growth(settings, observation), 0, planned);
        if (observation.aborted()) {
            double limit = Math.min(trial.abortBadShare(), trial.abortUnserved());
            bad = Math.clamp(bad, Math.min(limit, 1) * planned, planned);
        }
        double weight = Math.sqrt(
                Math.max(1, (double) trial.measureSeconds() / settings.pace().window()));
        double seconds = (double) trial.settleSeconds() + observation.seconds();
        return new Evidence(Math.log(trial.load()), planned, bad, observation.aborted(), weight, seconds);
    }

    /** Whether an observation shows its load to be carried. */
    static boolean agrees(SearchSettings settings, Observation observation) {
        return !observation.aborted() && of(settings, observation).share() <= settings.tolerance();
    }

    double share() {
        return planned == 0 ? 0 : bad / planned;
    }

    private static double wholePlan(Observation observation) {
        Trial trial = observation.trial();
        return observation.seconds() == 0
                ? trial.load() * trial.measureSeconds()
                : (double) observation.planned() * trial.measureSeconds() / observation.seconds();
    }

    private static double growth(SearchSettings settings, Observation observation) {
        return switch (settings.by()) {
            case USERS -> 0;
            case RATE -> {
                double growth = observation.inFlightGrowth();
                double beyond = Math.max(0, Math.abs(growth) - NOISE * noise(observation));
                yield Math.copySign(beyond, growth);
            }
        };
    }

    /** By Little's law, and as if arrivals and responses were independent: the deviation of a difference of two counts. */
    private static double noise(Observation observation) {
        double inFlight = observation.trial().load() * observation.p50Micros() / 1e6;
        return Math.sqrt(2 * Math.max(1, inFlight));
    }
}

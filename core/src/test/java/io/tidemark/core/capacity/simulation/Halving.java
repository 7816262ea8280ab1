package io.tidemark.core.capacity.simulation;

import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.capacity.Trial;
import java.util.Optional;

/** Doubling until a window fails, then bisection until 2 % are left; the highest load that passed is the answer. */
record Halving(int windowSeconds) implements Method {
    private static final double LEFT = 1.02;
    private static final int WARM_UP_SECONDS = 60;

    @Override
    public Found find(SearchSettings settings, SimulatedService service) {
        SimulatedFleet fleet = new SimulatedFleet(service);
        fleet.hold(new Trial(Trial.Kind.WARM_UP, settings.start(), 0, WARM_UP_SECONDS, 1, 1));
        double good = 0;
        double bad = settings.start();
        while (passes(settings, fleet, bad)) {
            good = bad;
            bad *= 2;
        }
        double users = settings.by() == Variable.USERS ? 1 : 0;
        while (bad > good * LEFT && bad - good > users) {
            double middle = settings.by() == Variable.USERS ? Math.floor((good + bad) / 2) : (good + bad) / 2;
            if (passes(settings, fleet, middle)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return new Found(Optional.of(new Estimate(good, good, good)), fleet.seconds());
    }

    private boolean passes(SearchSettings settings, SimulatedFleet fleet, double load) {
        Observation observation = fleet.hold(new Trial(Trial.Kind.WINDOW, load, 0, windowSeconds, 1, 1));
        return observation.badShare() <= settings.tolerance();
    }
}

package io.tidemark.core.capacity.simulation;

import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.MolotovRule;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.plan.Tolerance;
import java.util.Optional;

/**
 * Molotov's sizing: a linear ramp over five minutes, ended by its rule. The load by then is its answer. The ramp ends at
 * three times the capacity: who uses it has to guess that, and this is a good guess.
 */
record MolotovRamp(double top) implements Method {
    private static final int RAMP_SECONDS = 300;
    private static final int MOST_SECONDS = 1_800;

    @Override
    public Found find(SearchSettings settings, SimulatedService service) {
        MolotovRule rule = new MolotovRule(settings.tolerance(), Tolerance.Ratio.OF_OK);
        for (int second = 0; second < MOST_SECONDS; second++) {
            double load = top * Math.min(1, (second + 1.0) / RAMP_SECONDS);
            SimulatedService.Second seen = service.offer(load);
            if (rule.add(second, seen.planned() - seen.bad(), seen.bad()).isPresent()) {
                return new Found(Optional.of(new Estimate(load, load, load)), second + 1);
            }
        }
        return new Found(Optional.empty(), MOST_SECONDS);
    }
}

package io.tidemark.core.capacity.simulation;

import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.SearchSettings;
import java.util.Optional;

/** A way to find a capacity. */
public interface Method {
    Found find(SearchSettings settings, SimulatedService service);

    /** @param estimate all three the same for a method that has no interval; empty when it found nothing */
    record Found(Optional<Estimate> estimate, int seconds) {}

    static Method regression() {
        return (settings, service) -> {
            SimulatedFleet fleet = new SimulatedFleet(service);
            return new Found(fleet.search(settings).estimate(), fleet.seconds());
        };
    }
}

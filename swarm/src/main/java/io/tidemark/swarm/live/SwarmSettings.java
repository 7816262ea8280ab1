package io.tidemark.swarm.live;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.fleet.FleetSource;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.time.Clock;

/**
 * What a swarm is made of.
 *
 * @param fleets a new one for each run
 * @param fleetKind for people: {@code local}
 * @param workers of each run
 * @param missing what becomes of the share of a worker that is missing
 */
public record SwarmSettings(
        FleetSource fleets,
        String fleetKind,
        int workers,
        MissingPolicy missing,
        Permission permission,
        Keeper keeper,
        Clock clock,
        BuildInfo build) {
    public SwarmSettings {
        requireNonNull(fleets, "fleets is null");
        requireNonNull(fleetKind, "fleetKind is null");
        requireNonNull(missing, "missing is null");
        requireNonNull(permission, "permission is null");
        requireNonNull(keeper, "keeper is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(build, "build is null");
    }
}

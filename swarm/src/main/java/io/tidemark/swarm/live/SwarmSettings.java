package io.tidemark.swarm.live;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.fleet.FleetSource;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.time.Clock;
import java.nio.file.Path;

/**
 * What a swarm is made of.
 *
 * @param fleets a new one for each run
 * @param fleetKind for people: {@code local}
 * @param workers of each run
 * @param missing what becomes of the share of a worker that is missing
 * @param csv prefix of the files in Locust's shape
 * @param csvFull whether their history has a row for each name, too
 */
public record SwarmSettings(
        FleetSource fleets,
        String fleetKind,
        int workers,
        MissingPolicy missing,
        Permission permission,
        Keeper keeper,
        Path csv,
        boolean csvFull,
        Clock clock,
        BuildInfo build) {
    public SwarmSettings {
        requireNonNull(fleets, "fleets is null");
        requireNonNull(fleetKind, "fleetKind is null");
        requireNonNull(missing, "missing is null");
        requireNonNull(permission, "permission is null");
        requireNonNull(keeper, "keeper is null");
        requireNonNull(csv, "csv is null");
        requireNonNull(clock, "clock is null");
        requireNonNull(build, "build is null");
    }
}

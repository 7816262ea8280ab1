package io.tidemark.cli.run;

import io.tidemark.aggregator.fleet.FleetSource;
import io.tidemark.aggregator.fleet.LocalFleet;
import io.tidemark.aggregator.fleet.aws.LambdaFleets;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;

/** The fleets that the settings ask for. */
public final class Fleets {
    private Fleets() {}

    /** Workers in this process log no requests here: their logs need a directory. */
    public static FleetSource of(RunSettings settings, Environment environment, Clock clock) {
        return settings.lambda()
                .<FleetSource>map(lambda -> notes ->
                        LambdaFleets.open(lambda, settings.workers(), settings.requests(), environment, clock, notes))
                .orElse(notes -> new LocalFleet(settings.workers(), settings.loops(), environment, clock, null));
    }
}

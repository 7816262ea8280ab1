package io.tidemark.sizing.session;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.fleet.FleetSource;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.plan.Plan;
import io.tidemark.sizing.host.Host;
import io.tidemark.sizing.probe.ProbeKind;
import io.tidemark.sizing.search.Method;
import io.tidemark.sizing.search.Turn;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/**
 * What is to be sized, and how.
 *
 * @param plan whose requests are sent; where the target is started by us, its address takes the place of the plan's
 * @param fleets where the workers come from
 * @param directory for what is written while the search goes on
 * @param earlier observations of a search that is taken up again
 * @param turn asked before each trial
 * @param observer is told each observation as it is made
 * @param stated a capacity the target states itself
 */
public record SizingTask(
        Plan plan,
        Method method,
        Host host,
        ProbeKind probe,
        FleetSource fleets,
        Path directory,
        List<Observation> earlier,
        Turn turn,
        Consumer<Observation> observer,
        OptionalDouble stated) {
    public SizingTask {
        requireNonNull(plan, "plan is null");
        requireNonNull(method, "method is null");
        requireNonNull(host, "host is null");
        requireNonNull(probe, "probe is null");
        requireNonNull(fleets, "fleets is null");
        requireNonNull(directory, "directory is null");
        earlier = List.copyOf(earlier);
        requireNonNull(turn, "turn is null");
        requireNonNull(observer, "observer is null");
        requireNonNull(stated, "stated is null");
    }
}

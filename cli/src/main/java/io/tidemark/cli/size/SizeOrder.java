package io.tidemark.cli.size;

import static java.util.Objects.requireNonNull;

import io.tidemark.cli.run.RunSettings;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.plan.Plan;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.probe.ProbeKind;
import io.tidemark.sizing.search.Method;
import io.tidemark.sizing.search.RampSettings;
import io.tidemark.sizing.search.SearchPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What a command line asks for, checked.
 *
 * @param plan whose requests are sent; its load is left to the search
 * @param atOnce how many machines of their own are loaded at once
 * @param types of machines to look at, one after the other or against each other; empty for the host as it is
 * @param offered all types of the region, of which further sizes may be predicted
 * @param prices what their prices are, for a person
 * @param need that the machines together must carry, in a comparison
 * @param headroom share of a machine that is kept free when machines are counted
 * @param resume directory of a search to take up again
 * @param permitted public hosts that may be loaded
 * @param planOnly true when the plan is to be shown and nothing sent
 * @param notes for a person, before it begins
 */
public record SizeOrder(
        Plan plan,
        Method method,
        HostChoice host,
        int atOnce,
        List<MachineType> types,
        List<MachineType> offered,
        String prices,
        OptionalDouble need,
        double headroom,
        ProbeKind probe,
        Optional<Path> resume,
        RunSettings settings,
        List<String> permitted,
        boolean planOnly,
        List<String> notes) {
    /** The budget is of seconds of load; between two loads nothing is offered for a few. */
    private static final double WITH_RESTS = 1.25;

    public SizeOrder {
        requireNonNull(plan, "plan is null");
        requireNonNull(method, "method is null");
        requireNonNull(host, "host is null");
        types = List.copyOf(types);
        offered = List.copyOf(offered);
        requireNonNull(prices, "prices is null");
        requireNonNull(probe, "probe is null");
        requireNonNull(resume, "resume is null");
        requireNonNull(settings, "settings is null");
        permitted = List.copyOf(permitted);
        notes = List.copyOf(notes);
    }

    /** The same with other settings. */
    public SizeOrder with(RunSettings other) {
        return new SizeOrder(
                plan, method, host, atOnce, types, offered, prices, need, headroom, probe, resume, other, permitted,
                planOnly, notes);
    }

    /** The plan with the heaviest load that the search may come to. */
    public Plan heaviestPlan() {
        return SearchPlan.heaviest(plan, method.by(), method.highest());
    }

    /** What a search takes when it ends at its latest. */
    public static Duration longest(Method method) {
        return switch (method) {
            case Method.Ramp(RampSettings ramp) -> ramp.rampUp().plus(ramp.hold());
            case Method.Capacity(SearchSettings search) ->
                Duration.ofSeconds((long) Math.ceil(search.budget().seconds() * WITH_RESTS));
        };
    }

    /** Whether machines are compared. */
    public boolean isComparison() {
        return types.size() > 1;
    }
}

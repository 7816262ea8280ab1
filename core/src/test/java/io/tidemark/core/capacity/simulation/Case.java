package io.tidemark.core.capacity.simulation;

import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.SearchSettings.Budget;
import io.tidemark.core.capacity.SearchSettings.Mode;
import io.tidemark.core.capacity.SearchSettings.Pace;
import io.tidemark.core.capacity.SearchSettings.Variable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.LongFunction;

/**
 * A kind of service to search, and how. Every seed is another service of the kind, of another size.
 *
 * @param capacity of a service; beside it, because some take a long simulation, which serves for all sizes
 */
public record Case(
        String name, SearchSettings settings, LongFunction<SimulatedService> service, LongFunction<Double> capacity) {
    private static final double TOLERANCE = 0.05;
    private static final double HIGHEST = 100_000;
    private static final FluidService.Traits UNIT = FluidService.Traits.typical(1);
    /** As a demo has it: small, so that it ends soon. */
    public static final Pace SHORT = new Pace(6, 20, 3, 2, 5, 20, 8);

    /** Those for which the method's promises must hold. */
    public static List<Case> all() {
        return List.of(
                turnsAway("M/M/8, room for 40", 40, TOLERANCE),
                turnsAway("M/M/8, room for 2000", 2_000, TOLERANCE),
                fluid("fluid, 0.5 s of queue", UNIT, rate(Pace.DEFAULT, TOLERANCE)),
                fluid("fluid, 20 s of queue", UNIT.withQueue(20), rate(Pace.DEFAULT, TOLERANCE)),
                fluid("fluid, 0.5 s, short pace", UNIT, rate(SHORT, TOLERANCE)),
                fluid("fluid, 20 s, short pace", UNIT.withQueue(20), rate(SHORT, TOLERANCE)),
                slows("M/M/1, objective 100 ms"),
                crowded("places, by users"));
    }

    /** What is harder than the method was made for: to know its limits. */
    public static List<Case> beyond() {
        FluidService.Traits restless = new FluidService.Traits(1, 0.5, 15, 0.05, 60, 2, 0.5);
        return List.of(
                turnsAway("M/M/8, room for 40, tolerance 1 %", 40, 0.01),
                fluid("fluid, tolerance 1 %", UNIT, rate(Pace.DEFAULT, 0.01)),
                fluid("fluid, 5 % of noise over 60 s", restless, rate(Pace.DEFAULT, TOLERANCE)),
                fluid("the same, short pace", restless, rate(SHORT, TOLERANCE)));
    }

    private static Case turnsAway(String name, int room, double tolerance) {
        LongFunction<SimulatedService> service = seed -> new QueueingService(8, size(seed, 20, 60), room, seed);
        return new Case(
                name,
                rate(Pace.DEFAULT, tolerance),
                service,
                seed -> service.apply(seed).capacity(tolerance));
    }

    /** The fluid has no grain, so one long simulation serves for all sizes. */
    private static Case fluid(String name, FluidService.Traits unit, SearchSettings settings) {
        double share = new FluidService(unit, 1).capacity(settings.tolerance());
        LongFunction<SimulatedService> service = seed -> new FluidService(unit.withRate(size(seed, 120, 1_500)), seed);
        return new Case(name, settings, service, seed -> share * size(seed, 120, 1_500));
    }

    private static Case slows(String name) {
        LongFunction<SimulatedService> service = seed -> new SlowingService(size(seed, 150, 600), 0.1, seed);
        return new Case(
                name,
                rate(Pace.DEFAULT, TOLERANCE),
                service,
                seed -> service.apply(seed).capacity(TOLERANCE));
    }

    private static Case crowded(String name) {
        SearchSettings settings = settings(Variable.USERS, Pace.DEFAULT, TOLERANCE, 5);
        LongFunction<SimulatedService> service = seed -> new CrowdedService((int) size(seed, 6, 400), seed);
        return new Case(name, settings, service, seed -> service.apply(seed).capacity(TOLERANCE));
    }

    private static SearchSettings rate(Pace pace, double tolerance) {
        return settings(Variable.RATE, pace, tolerance, 20);
    }

    private static SearchSettings settings(Variable by, Pace pace, double tolerance, double start) {
        return new SearchSettings(
                Mode.CAPACITY,
                by,
                tolerance,
                start,
                HIGHEST,
                SearchSettings.DEFAULT_HALF_WIDTH,
                OptionalDouble.empty(),
                pace,
                Budget.UNLIMITED,
                1);
    }

    /** Spread evenly on a logarithmic scale. */
    private static double size(long seed, double from, double to) {
        return from * Math.pow(to / from, new Random(seed * 7919 + 13).nextDouble());
    }
}

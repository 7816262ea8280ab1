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
    /** As a demo has it: small, so that it ends soon. */
    public static final Pace SHORT = new Pace(6, 20, 3, 2, 5, 20, 8);

    public static List<Case> all() {
        return List.of(
                turnsAway("M/M/8, room for 40", 40),
                turnsAway("M/M/8, room for 2000", 2_000),
                fluid("fluid, 0.5 s of queue", 0.5, rate(Pace.DEFAULT)),
                fluid("fluid, 20 s of queue", 20, rate(Pace.DEFAULT)),
                fluid("fluid, 0.5 s, short pace", 0.5, rate(SHORT)),
                fluid("fluid, 20 s, short pace", 20, rate(SHORT)),
                slows("M/M/1, objective 100 ms"),
                crowded("places, by users"));
    }

    public static Case turnsAway(String name, int room) {
        LongFunction<SimulatedService> service = seed -> new QueueingService(8, size(seed, 20, 60), room, seed);
        return new Case(
                name, rate(Pace.DEFAULT), service, seed -> service.apply(seed).capacity(TOLERANCE));
    }

    /** The fluid has no grain, so one long simulation serves for all sizes. */
    public static Case fluid(String name, double queueSeconds, SearchSettings settings) {
        FluidService.Traits unit = FluidService.Traits.typical(1).withQueue(queueSeconds);
        double share = new FluidService(unit, 1).capacity(TOLERANCE);
        LongFunction<SimulatedService> service = seed -> new FluidService(
                FluidService.Traits.typical(size(seed, 120, 1_500)).withQueue(queueSeconds), seed);
        return new Case(name, settings, service, seed -> share * size(seed, 120, 1_500));
    }

    public static Case slows(String name) {
        LongFunction<SimulatedService> service = seed -> new SlowingService(size(seed, 150, 600), 0.1, seed);
        return new Case(
                name, rate(Pace.DEFAULT), service, seed -> service.apply(seed).capacity(TOLERANCE));
    }

    public static Case crowded(String name) {
        SearchSettings settings = settings(Variable.USERS, Pace.DEFAULT, 5);
        LongFunction<SimulatedService> service = seed -> new CrowdedService((int) size(seed, 6, 400), seed);
        return new Case(name, settings, service, seed -> service.apply(seed).capacity(TOLERANCE));
    }

    private static SearchSettings rate(Pace pace) {
        return settings(Variable.RATE, pace, 20);
    }

    private static SearchSettings settings(Variable by, Pace pace, double start) {
        return new SearchSettings(
                Mode.CAPACITY,
                by,
                TOLERANCE,
                start,
                HIGHEST,
                SearchSettings.DEFAULT_HALF_WIDTH,
                OptionalDouble.empty(),
                pace,
                Budget.UNLIMITED,
                1);
    }

    public static SearchSettings defaults() {
        return rate(Pace.DEFAULT);
    }

    public static SearchSettings shortPace() {
        return rate(SHORT);
    }

    /** Spread evenly on a logarithmic scale. */
    private static double size(long seed, double from, double to) {
        return from * Math.pow(to / from, new Random(seed * 7919 + 13).nextDouble());
    }
}

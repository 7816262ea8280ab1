package io.tidemark.aggregator.run;

import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.core.window.Health;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether the generator itself was too busy to measure. One worker in trouble is enough: its requests are in the sums.
 * Left out are the first seconds, in which the program still gets warm, and seconds of warm-up phases.
 */
public final class GeneratorRules {
    /** A second with more of the worker's CPU time than this in use is a busy one. */
    public static final double BUSY_CPU_SHARE = 0.9;
    /** More than this share of busy seconds, and at least {@link #LEAST_BUSY_SECONDS}, and the CPU was the limit. */
    public static final double MOST_BUSY_SECONDS = 0.1;

    public static final int LEAST_BUSY_SECONDS = 3;
    /** An event loop that takes longer than this to do what it was told makes what it measures longer too. */
    public static final long SLOW_LOOP_MICROS = 100_000;

    public static final double MOST_SLOW_SECONDS = 0.05;
    /** A single slow second may be the machine's own hiccup, whatever share of a short run it is. */
    public static final int LEAST_SLOW_SECONDS = 2;
    /** The largest share of the time that may go into garbage collection pauses. */
    public static final double MOST_GC_SHARE = 0.1;
    /** With more than this share of its descriptors open, a worker may have failed to open connections. */
    public static final double MOST_DESCRIPTORS_SHARE = 0.95;
    /** So many seconds at the beginning say nothing about the generator. */
    public static final int IGNORED_SECONDS = 2;

    private GeneratorRules() {}

    static List<String> judge(RunInfo info, Timeline timeline) {
        GeneratorWatch watch = new GeneratorWatch();
        for (FleetHealth state : timeline.health()) {
            if (state.second() >= IGNORED_SECONDS && !isWarmUp(info, state.second())) {
                watch.add(state);
            }
            // Every second counts here: connections are opened at the very start.
            watch.addDescriptors(state);
        }
        return reasons(watch);
    }

    /**
     * Of a part of a run.
     *
     * @param fromSecond the first of it
     * @param toSecond the first one after it
     */
    public static List<String> judge(Timeline timeline, int fromSecond, int toSecond) {
        GeneratorWatch watch = new GeneratorWatch();
        for (FleetHealth state : timeline.health(fromSecond, toSecond)) {
            watch.add(state);
            watch.addDescriptors(state);
        }
        return reasons(watch);
    }

    private static List<String> reasons(GeneratorWatch watch) {
        List<String> reasons = new ArrayList<>();
        cpu(watch.busySeconds(), watch.seconds()).ifPresent(reasons::add);
        loops(watch.slowSeconds(), watch.seconds()).ifPresent(reasons::add);
        collections(watch.worstGcShare()).ifPresent(reasons::add);
        watch.starved().map(GeneratorRules::descriptors).ifPresent(reasons::add);
        return reasons;
    }

    private static Optional<String> cpu(int busy, int seconds) {
        if (busy < LEAST_BUSY_SECONDS || busy <= MOST_BUSY_SECONDS * seconds) {
            return Optional.empty();
        }
        return Optional.of("In " + busy + " of " + seconds + " seconds the generator used "
                + Amounts.percent(BUSY_CPU_SHARE) + " of its CPU or more (at most " + Amounts.percent(MOST_BUSY_SECONDS)
                + " of the seconds may be like that): it was the bottleneck, or close to it.");
    }

    private static Optional<String> loops(int slow, int seconds) {
        if (slow < LEAST_SLOW_SECONDS || slow <= MOST_SLOW_SECONDS * seconds) {
            return Optional.empty();
        }
        return Optional.of("In " + slow + " of " + seconds + " seconds an event loop lagged by more than "
                + Amounts.millis(SLOW_LOOP_MICROS) + " ms (at most " + Amounts.percent(MOST_SLOW_SECONDS)
                + " of the seconds may be like that): the generator was late in noticing responses.");
    }

    private static Optional<String> collections(double worst) {
        if (worst <= MOST_GC_SHARE) {
            return Optional.empty();
        }
        return Optional.of("The generator spent " + Amounts.percent(worst)
                + " of the time in garbage collection (at most " + Amounts.percent(MOST_GC_SHARE) + " may be).");
    }

    private static String descriptors(Health health) {
        return "In second " + health.second() + " a worker had " + health.descriptors() + " of "
                + health.descriptorLimit() + " descriptors open (at most " + Amounts.percent(MOST_DESCRIPTORS_SHARE)
                + " may be): it may have failed to open connections. Raise the limit of open files.";
    }

    private static boolean isWarmUp(RunInfo info, int second) {
        for (PhaseSpan phase : info.phases()) {
            if (phase.warmUp()
                    && phase.startMillis() <= second * 1_000L
                    && phase.endMillis() >= (second + 1) * 1_000L) {
                return true;
            }
        }
        return false;
    }
}

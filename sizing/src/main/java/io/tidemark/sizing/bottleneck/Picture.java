package io.tidemark.sizing.bottleneck;

import io.tidemark.core.capacity.Observation;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Health;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.price.PriceBook;
import io.tidemark.sizing.probe.HostSample;
import io.tidemark.sizing.probe.Metric;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.stream.IntStream;

/** The evidence, sorted by load: what every rule looks at. */
final class Picture {
    private static final int MILLIS_PER_SECOND = 1_000;

    private final Evidence evidence;
    private final Loads loads;
    private final List<HostSample> around;
    private final List<HostSample> low;

    Picture(Evidence evidence) {
        this.evidence = evidence;
        loads = Loads.of(evidence);
        around = samples(loads.around());
        low = samples(loads.low());
    }

    Evidence evidence() {
        return evidence;
    }

    Loads loads() {
        return loads;
    }

    /** The target's type of machine, where it is one whose price is known. */
    Optional<MachineType> type() {
        return evidence.host()
                .type()
                .flatMap(name -> PriceBook.bundled().tables().values().stream()
                        .flatMap(table -> table.type(name).stream())
                        .findFirst());
    }

    /** True when there are samples of the seconds that matter. */
    boolean hasSamples() {
        return !around.isEmpty();
    }

    Optional<Reading> reading(Metric metric) {
        return reading(sample -> sample.value(metric));
    }

    /** One metric as a share of another, second by second. */
    Optional<Reading> share(Metric part, Metric whole) {
        return reading(sample -> {
            OptionalDouble of = sample.value(whole);
            OptionalDouble value = sample.value(part);
            return of.isPresent() && value.isPresent() && of.getAsDouble() > 0
                    ? OptionalDouble.of(value.getAsDouble() / of.getAsDouble())
                    : OptionalDouble.empty();
        });
    }

    /** What is made of a sample, where it is a finite number. */
    Optional<Reading> reading(Function<HostSample, OptionalDouble> figure) {
        double[] atLimit = values(around, figure);
        return atLimit.length == 0 ? Optional.empty() : Optional.of(Reading.of(atLimit, values(low, figure)));
    }

    /** Of all samples of the run, the median of the first and of the last {@code count}, to see what creeps. */
    Optional<Drift> drift(Metric metric, int count) {
        double[] all = values(evidence.samples(), sample -> sample.value(metric));
        if (all.length < 2 * count) {
            return Optional.empty();
        }
        return Optional.of(new Drift(
                Reading.median(Arrays.copyOf(all, count)),
                Reading.median(Arrays.copyOfRange(all, all.length - count, all.length))));
    }

    /** The highest value in the whole run. */
    OptionalDouble highest(Metric metric) {
        double[] all = values(evidence.samples(), sample -> sample.value(metric));
        return Arrays.stream(all).max();
    }

    /** What became of the requests of the observations around the limit. */
    Counts countsAround() {
        return counts(loads.around());
    }

    /** CPU that the load generators used around the limit, in cores; empty when they did not say. */
    OptionalDouble generatorCores() {
        return perSecond(Health::cpuMicros);
    }

    /** CPU there was for the load generators, in cores. */
    OptionalDouble generatorLimit() {
        return perSecond(Health::cpuLimitMicros);
    }

    private OptionalDouble perSecond(Function<Health, Long> micros) {
        double[] cores = loads.around().stream()
                .flatMapToInt(seen -> IntStream.range(seen.fromSecond(), seen.toSecond()))
                .mapToObj(second -> evidence.timeline().healthAt(second))
                .filter(workers -> !workers.isEmpty())
                .mapToDouble(workers -> sum(workers, micros) / 1e6)
                .toArray();
        return cores.length == 0 ? OptionalDouble.empty() : OptionalDouble.of(Reading.median(cores));
    }

    private static double sum(Collection<Health> workers, Function<Health, Long> micros) {
        return workers.stream().mapToDouble(worker -> micros.apply(worker)).sum();
    }

    private Counts counts(List<Observation> observations) {
        Counts counts = Counts.NONE;
        for (Observation seen : observations) {
            counts = counts.merge(evidence.timeline().counts(seen.fromSecond(), seen.toSecond()));
        }
        return counts;
    }

    private List<HostSample> samples(List<Observation> observations) {
        return evidence.samples().stream()
                .filter(sample -> observations.stream().anyMatch(seen -> isWithin(sample, seen)))
                .toList();
    }

    /** A sample tells of the second before it: the middle of that must lie within the observation. */
    private boolean isWithin(HostSample sample, Observation seen) {
        long middle = sample.epochMillis() - evidence.runStartMillis() - MILLIS_PER_SECOND / 2;
        return middle >= (long) seen.fromSecond() * MILLIS_PER_SECOND
                && middle < (long) seen.toSecond() * MILLIS_PER_SECOND;
    }

    private static double[] values(List<HostSample> samples, Function<HostSample, OptionalDouble> figure) {
        return samples.stream()
                .map(figure)
                .flatMapToDouble(OptionalDouble::stream)
                .filter(Double::isFinite)
                .toArray();
    }

    /** From the beginning of the run to its end. */
    record Drift(double first, double last) {}
}

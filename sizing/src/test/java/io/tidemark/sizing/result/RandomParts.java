package io.tidemark.sizing.result;

import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.Trial;
import io.tidemark.sizing.probe.HostSample;
import io.tidemark.sizing.probe.Metric;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;

/** Parts of sizings with values nobody would think of; the same for the same seed. */
final class RandomParts {
    private final Random random;

    RandomParts(long seed) {
        random = new Random(seed);
    }

    SearchSettings settings() {
        double start = 1 + random.nextDouble() * 100;
        return new SearchSettings(
                any(SearchSettings.Mode.values()),
                any(SearchSettings.Variable.values()),
                0.001 + random.nextDouble() / 2,
                start,
                random.nextBoolean() ? Double.POSITIVE_INFINITY : start * 3,
                0.01 + random.nextDouble(),
                optional(),
                random.nextBoolean()
                        ? SearchSettings.Pace.DEFAULT
                        : new SearchSettings.Pace(0, random.nextInt(9), 1, 0, 1, 0, 2),
                random.nextBoolean()
                        ? SearchSettings.Budget.UNLIMITED
                        : new SearchSettings.Budget(random.nextDouble() * 1e4, 1e9, random.nextDouble(), 0.0104),
                random.nextLong());
    }

    Observation observation() {
        int from = random.nextInt(10_000);
        return new Observation(
                new Trial(
                        any(Trial.Kind.values()),
                        random.nextDouble() * 1e4,
                        random.nextInt(10),
                        1 + random.nextInt(300),
                        random.nextDouble(),
                        random.nextDouble()),
                from,
                from + random.nextInt(300),
                random.nextLong(1L << 40),
                random.nextLong(1L << 40),
                random.nextLong(1L << 40),
                random.nextLong(1L << 40),
                random.nextGaussian() * 1e3,
                random.nextLong(1L << 40),
                random.nextLong(1L << 40),
                random.nextLong(1L << 40),
                random.nextBoolean(),
                random.nextBoolean() ? List.of() : List.of("late, \"99 %\" sent\nand more", "ü"));
    }

    Answer answer() {
        double low = random.nextDouble() * 100;
        return new Answer(
                any(Answer.Status.values()),
                random.nextBoolean()
                        ? Optional.empty()
                        : Optional.of(new Estimate(low, low * 1.1, random.nextBoolean() ? low * 2 : 1 / 0.0)),
                optional(),
                "ended",
                random.nextBoolean() ? List.of() : List.of("drift"));
    }

    List<HostSample> samples() {
        return IntStream.range(0, random.nextInt(20))
                .mapToObj(i -> new HostSample(1_700_000_000_000L + i * 1_000L, values()))
                .toList();
    }

    private Map<Metric, Double> values() {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        for (Metric metric : Metric.values()) {
            if (random.nextInt(3) > 0) {
                values.put(metric, random.nextInt(10) == 0 ? Double.NaN : random.nextDouble() * 1e10);
            }
        }
        return values;
    }

    private OptionalDouble optional() {
        return random.nextBoolean() ? OptionalDouble.empty() : OptionalDouble.of(random.nextDouble() * 1e3);
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }
}

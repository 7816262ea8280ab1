package io.tidemark.cli.size;

import io.tidemark.cli.result.RunExample;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.window.Outcome;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparisons;
import io.tidemark.sizing.compare.Entry;
import io.tidemark.sizing.compare.Goal;
import io.tidemark.sizing.compare.Terms;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.result.Sizing;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** A comparison that nobody had to run: three sizes of a family, one that bursts, one that could not be started. */
final class ComparisonExample {
    private static final MachineType LARGE = type("c7i.large", 2, 0.08925);
    private static final MachineType XLARGE = type("c7i.xlarge", 4, 0.1785);
    private static final MachineType HUGE = type("c7i.4xlarge", 16, 0.714);
    private static final MachineType BURSTABLE =
            new MachineType("t3.large", 2, 8L << 30, OptionalDouble.of(0.3), 0.5, 0.0832);
    private static final MachineType ABSENT = type("m7i.large", 2, 0.1008);
    /** So cheap that it looks better than what was measured. */
    private static final MachineType UNSEEN = type("c7i.2xlarge", 8, 0.09);

    private ComparisonExample() {}

    static Comparison of(OptionalDouble need) {
        return compare(
                need,
                finished(LARGE, 310, 340, 371),
                finished(XLARGE, 600, 640, 680),
                finished(HUGE, 1_900, 2_000, 2_100),
                finished(BURSTABLE, 250, 270, 290),
                new Entry(ABSENT, Optional.empty(), false, "could not be started: there is no capacity for it"));
    }

    static Comparison ofNothing() {
        return compare(
                OptionalDouble.of(500),
                new Entry(ABSENT, Optional.empty(), false, "could not be started: there is no capacity for it"));
    }

    private static Comparison compare(OptionalDouble need, Entry... entries) {
        return Comparisons.of(
                new Goal(need, 0.3, 1, 4),
                new Terms(
                        "us-east-1, on demand, 2026-11-01",
                        Comparisons.measuredCaveat("us-east-1", LocalDate.of(2026, 11, 25)),
                        List.of(LARGE, UNSEEN)),
                List.of(entries));
    }

    private static Entry finished(MachineType type, double low, double median, double high) {
        return Entry.finished(type, sizing(type, new Estimate(low, median, high)));
    }

    private static Sizing sizing(MachineType type, Estimate estimate) {
        return new Sizing(
                RunExample.with(Outcome.OK, 1_000).build(),
                "capacity",
                new SearchSettings(
                        SearchSettings.Mode.CAPACITY,
                        SearchSettings.Variable.RATE,
                        0.05,
                        20,
                        10_000,
                        SearchSettings.DEFAULT_HALF_WIDTH,
                        OptionalDouble.empty(),
                        SearchSettings.Pace.DEFAULT,
                        SearchSettings.Budget.UNLIMITED,
                        1),
                List.of(),
                new Answer(
                        Answer.Status.FOUND,
                        Optional.of(estimate),
                        OptionalDouble.empty(),
                        "The search ended.",
                        List.of()),
                new HostFacts(
                        "ec2",
                        "an image on " + type.name(),
                        Optional.of(type.name()),
                        OptionalDouble.of(type.cpus()),
                        OptionalLong.of(type.memoryBytes()),
                        false),
                "sampler",
                List.of(),
                new Bottleneck(
                        type.equals(XLARGE) ? Bottleneck.Resource.NETWORK : Bottleneck.Resource.CPU,
                        Bottleneck.Confidence.HIGH,
                        "It was full.",
                        List.of(),
                        List.of()),
                OptionalDouble.empty());
    }

    private static MachineType type(String name, int cpus, double dollars) {
        return new MachineType(name, cpus, (long) cpus << 31, OptionalDouble.empty(), 5, dollars);
    }
}

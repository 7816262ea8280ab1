package io.tidemark.sizing.bottleneck;

import io.tidemark.aggregator.run.Timeline;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.Trial;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.probe.HostSample;
import io.tidemark.sizing.probe.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;

/** A made-up search, second by second: what is in use is a function of the load. */
final class Scene {
    static final long START = 1_700_000_000_000L;
    /** What the target carries, unless a test says otherwise. */
    static final double CAPACITY = 300;

    private static final int SECONDS = 10;

    private final Map<Metric, DoubleUnaryOperator> metrics = new EnumMap<>(Metric.class);
    private final List<Observation> observations = new ArrayList<>();
    private final List<HostSample> samples = new ArrayList<>();
    private final Timeline timeline = new Timeline();
    private Outcome failure = Outcome.TOO_SLOW;
    private List<String> invalid = List.of();
    private Answer.Status status = Answer.Status.FOUND;
    private boolean estimated = true;
    private boolean died;
    private String kind = "docker";
    private Optional<String> type = Optional.empty();
    private boolean shares;
    private double generatorCores = 0.3;

    /** A metric that is the same at every load. */
    Scene with(Metric metric, double value) {
        return with(metric, load -> value);
    }

    /** A metric as a function of the load as a share of the capacity. */
    Scene with(Metric metric, DoubleUnaryOperator ofShare) {
        metrics.put(metric, ofShare);
        return this;
    }

    /** A metric in proportion to the load, up to {@code most}, which it reaches at the capacity. */
    Scene growing(Metric metric, double most) {
        return with(metric, share -> Math.min(most, most * share));
    }

    Scene failing(Outcome outcome) {
        failure = outcome;
        return this;
    }

    Scene invalid(String reason) {
        invalid = List.of(reason);
        return this;
    }

    Scene ending(Answer.Status ending) {
        status = ending;
        return this;
    }

    Scene withoutEstimate() {
        estimated = false;
        return this;
    }

    Scene died() {
        died = true;
        return this;
    }

    Scene on(String hostKind) {
        kind = hostKind;
        return this;
    }

    Scene type(String name) {
        type = Optional.of(name);
        return this;
    }

    Scene sharingTheMachine(double generator) {
        shares = true;
        generatorCores = generator;
        return this;
    }

    Bottleneck find(double... loads) {
        for (double load : loads) {
            observe(Trial.Kind.WINDOW, load);
        }
        return find();
    }

    /** The usual search: a third of the load, two thirds, then four windows around the limit. */
    Bottleneck search() {
        observe(Trial.Kind.WARM_UP, 0.2 * CAPACITY);
        return find(100, 200, 285, 300, 310, 330);
    }

    private Bottleneck find() {
        SearchSettings settings = new SearchSettings(
                SearchSettings.Mode.CAPACITY,
                SearchSettings.Variable.RATE,
                0.05,
                10,
                10_000,
                0.08,
                OptionalDouble.empty(),
                SearchSettings.Pace.DEFAULT,
                SearchSettings.Budget.UNLIMITED,
                1);
        Optional<Estimate> estimate = estimated ? Optional.of(new Estimate(290, CAPACITY, 310)) : Optional.empty();
        Answer answer = new Answer(status, estimate, OptionalDouble.empty(), "done", List.of());
        HostFacts facts = new HostFacts(kind, "made up", type, OptionalDouble.empty(), OptionalLong.empty(), shares);
        return BottleneckFinder.find(
                new Evidence(START, settings, observations, answer, samples, timeline, facts, died));
    }

    void observe(Trial.Kind trialKind, double load) {
        int from = observations.stream().mapToInt(Observation::toSecond).max().orElse(0) + 3;
        long planned = Math.round(load * SECONDS);
        // Latency alone: a queue that fills once there is more than the capacity.
        long bad = load > CAPACITY ? Math.round(planned * 0.2) : 0;
        boolean around = load >= 0.9 * CAPACITY;
        observations.add(new Observation(
                new Trial(trialKind, load, 3, SECONDS, 0.1, 1),
                from,
                from + SECONDS,
                planned,
                planned,
                planned,
                bad,
                0,
                around ? 80_000 : 4_000,
                100_000,
                200_000,
                false,
                around ? invalid : List.of()));
        for (int second = from; second < from + SECONDS; second++) {
            second(second, load, planned / SECONDS, bad / SECONDS);
        }
    }

    private void second(int second, double load, long planned, long bad) {
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        metrics.forEach((metric, value) -> values.put(metric, value.applyAsDouble(load / CAPACITY)));
        if (!values.isEmpty()) {
            // A sample is taken at the end of the second it tells of.
            samples.add(new HostSample(START + (second + 1) * 1_000L, values));
        }
        long[] outcomes = new long[Outcome.count()];
        outcomes[Outcome.OK.code()] = planned - bad;
        outcomes[failure.code()] += bad;
        Counts counts = new Counts(planned, planned, 0, 0, outcomes, new TreeMap<>(), 0, 0);
        timeline.add(new Window(
                second,
                false,
                0,
                new Stats(
                        counts,
                        Stats.NONE.latency(),
                        Stats.NONE.service(),
                        Stats.NONE.lag(),
                        Stats.NONE.connect(),
                        Stats.NONE.tls(),
                        Stats.NONE.firstByte())));
        timeline.add(0, new Health(second, 1, 0, 0, (long) (generatorCores * 1e6), 2_000_000, 0, 0, 10, 1024));
    }

    /** A container with room in every respect. */
    static Scene idle() {
        return new Scene()
                .growing(Metric.HOST_CPU, 0.3)
                .growing(Metric.HOST_BUSIEST_CORE, 0.4)
                .with(Metric.HOST_CPU_STEAL, 0)
                .with(Metric.HOST_CPU_IOWAIT, 0)
                .with(Metric.HOST_DISK_BUSY, 0.02)
                .growing(Metric.TARGET_CPU, 0.6)
                .with(Metric.TARGET_CPU_LIMIT, 2)
                .growing(Metric.TARGET_BUSIEST_THREAD, 0.3)
                .with(Metric.TARGET_THROTTLED, 0)
                .with(Metric.TARGET_MEMORY, 100 << 20)
                .with(Metric.TARGET_MEMORY_LIMIT, 1 << 30)
                .with(Metric.TARGET_OOM_KILLS, 0)
                .growing(Metric.TARGET_DESCRIPTORS, 200)
                .with(Metric.TARGET_DESCRIPTOR_LIMIT, 1024)
                .growing(Metric.HOST_NETWORK_IN, 1e6)
                .growing(Metric.HOST_NETWORK_OUT, 2e6)
                .with(Metric.HOST_LISTEN_DROPS, 0);
    }
}

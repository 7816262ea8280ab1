package io.tidemark.sizing.report;

import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.aggregator.run.Verdict;
import io.tidemark.aggregator.run.Verdict.LimitResult;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.Trial;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import io.tidemark.sizing.probe.HostSample;
import io.tidemark.sizing.probe.Metric;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/** A service that never was, put under one load after the other: the same calls give the same run. */
final class SyntheticService {
    static final long STARTED = 1_795_202_100_000L;

    private final double capacity;
    private final LoadModel model;
    private final Random random = new Random(20_261_120);
    private final Timeline timeline = new Timeline();
    private final List<Double> levels = new ArrayList<>();
    private final List<HostSample> samples = new ArrayList<>();
    private final List<Observation> observations = new ArrayList<>();
    private final Tally latency = new Tally();

    SyntheticService(double capacity, LoadModel model) {
        this.capacity = capacity;
        this.model = model;
    }

    /** Holds a load as a trial does; reasons not to believe it make it invalid. */
    SyntheticService hold(Trial.Kind kind, double load, int settle, int measure, boolean aborted, String... invalid) {
        double noise = Math.exp(random.nextGaussian() * 0.3);
        for (int i = 0; i < settle; i++) {
            second(load, noise, kind == Trial.Kind.WARM_UP);
        }
        int from = levels.size();
        Stats sum = Stats.NONE;
        for (int i = 0; i < measure; i++) {
            sum = sum.merge(second(load, noise, kind == Trial.Kind.WARM_UP));
        }
        Trial trial = new Trial(kind, load, settle, measure, 0.1, 0.08);
        observations.add(new Observation(
                trial,
                from,
                levels.size(),
                sum.counts().planned(),
                sum.counts().sent(),
                sum.counts().completed(),
                sum.counts().bad(),
                Math.max(0, load - capacity) * measure / 3,
                sum.latency().percentile(50),
                sum.latency().percentile(95),
                sum.latency().percentile(99),
                aborted,
                List.of(invalid)));
        return this;
    }

    SyntheticService idle(int seconds) {
        for (int i = 0; i < seconds; i++) {
            levels.add(0.0);
            sample(0);
        }
        return this;
    }

    private Stats second(double load, double noise, boolean warmUp) {
        int second = levels.size();
        int count = (int) Math.round(model == LoadModel.OPEN ? load : load / 2);
        double share = Math.min(0.9, 0.001 + 0.049 * Math.exp(26 * Math.log(load / capacity)) * noise);
        double busy = Math.min(0.98, load / capacity * 0.9);
        double slow = 0.012 / Math.pow(1 - busy, 0.7) * (load > capacity ? 1 + 25 * (load / capacity - 1) : 1);
        latency.reset();
        long[] outcomes = new long[Outcome.count()];
        for (int i = 0; i < count; i++) {
            latency.add((long) (slow * 1e6 * Math.exp(random.nextGaussian() * 0.5)));
            Outcome outcome = random.nextDouble() < share ? Outcome.STATUS_5XX : Outcome.OK;
            outcomes[outcome.code()]++;
        }
        TreeMap<Integer, Long> statuses = new TreeMap<>(Map.of(200, outcomes[Outcome.OK.code()]));
        Counts counts = new Counts(count, count, 0, 0, outcomes, statuses, count * 5_310L, count * 412L);
        Stats stats = new Stats(
                counts,
                latency.toDistribution(),
                latency.toDistribution(),
                new Tally().toDistribution(),
                Moments.NONE,
                Moments.NONE,
                Moments.NONE);
        timeline.add(new Window(second, warmUp, 0, stats));
        int inFlight = (int) Math.ceil(count * slow);
        timeline.add(0, new Health(second, 64, inFlight, 0, 310_000, 2_000_000, 900, 0, 91, 65_536));
        levels.add(load);
        sample(load);
        return stats;
    }

    private void sample(double load) {
        double busy = Math.min(0.99, load / capacity * 0.94 + random.nextDouble() * 0.02);
        Map<Metric, Double> values = new EnumMap<>(Metric.class);
        values.put(Metric.HOST_CPU, busy);
        values.put(Metric.HOST_CPU_USER, busy * 0.7);
        values.put(Metric.HOST_CPU_SYSTEM, busy * 0.3);
        values.put(Metric.HOST_CPU_STEAL, busy > 0.9 ? random.nextDouble() * 0.03 : 0);
        values.put(Metric.HOST_BUSIEST_CORE, Math.min(1, busy * 1.05));
        values.put(Metric.TARGET_CPU, busy * 1.92);
        values.put(Metric.TARGET_CPU_LIMIT, 2.0);
        values.put(Metric.TARGET_THROTTLED, busy > 0.95 ? 0.1 + random.nextDouble() * 0.3 : 0);
        values.put(Metric.HOST_RUN_QUEUE, Math.floor(1 + busy * busy * 6 + random.nextDouble() * 2));
        values.put(Metric.TARGET_MEMORY, 310e6 + levels.size() * 90_000.0);
        values.put(Metric.TARGET_MEMORY_LIMIT, 512.0 * (1 << 20));
        values.put(Metric.HOST_MEMORY_USED, 1.1e9 + levels.size() * 90_000.0);
        values.put(Metric.HOST_MEMORY_TOTAL, 2.0 * (1 << 30));
        values.put(Metric.TARGET_NETWORK_IN, load * 412);
        values.put(Metric.TARGET_NETWORK_OUT, load * 5_310);
        values.put(Metric.HOST_DISK_WRITE, 20_000 + random.nextDouble() * 30_000);
        values.put(Metric.HOST_TCP_RETRANSMITS, load > capacity ? random.nextDouble() * 4 : 0);
        values.put(Metric.HOST_LISTEN_DROPS, 0.0);
        values.put(Metric.TARGET_DESCRIPTORS, 40 + Math.floor(load / 9));
        values.put(Metric.TARGET_DESCRIPTOR_LIMIT, 1_048_576.0);
        samples.add(new HostSample(STARTED + levels.size() * 1_000L, values));
    }

    List<Observation> observations() {
        return List.copyOf(observations);
    }

    List<HostSample> samples() {
        return List.copyOf(samples);
    }

    Run run(String title, Ending ending, List<String> invalid) {
        int seconds = levels.size();
        RunInfo info = new RunInfo(
                "20261120-191500-3f9c",
                title,
                "0.1.0",
                "942c37d",
                STARTED,
                seconds * 1_000L + 340,
                model,
                "{\"name\":\"kinto\",\"targets\":[\"http://127.0.0.1:8888\"]}",
                "sha256:5f0c2a9e",
                List.of("http://127.0.0.1:8888"),
                List.of("GET /v1/"),
                List.of(new PhaseSpan("search", "steered by the search", 0, seconds * 1_000L, false)),
                levels,
                Tolerance.DEFAULT,
                "local",
                1,
                ending);
        return new Run(info, timeline, ledger(), verdict(invalid));
    }

    private Ledger ledger() {
        Counts all = timeline.totalWithWarmUp().counts();
        long warmUp = all.sent() - timeline.total().counts().sent();
        return new Ledger(-1, all.planned(), all.sent(), 0, 0, all.good(), all.bad(), 0, warmUp, 1, List.of(), 0);
    }

    private static Verdict verdict(List<String> invalid) {
        return new Verdict(
                invalid, List.of(new LimitResult("all requests", 0.05, 0.11, false, "11 % of requests were bad")));
    }
}

package io.tidemark.cli.result;

import io.tidemark.aggregator.cost.Cost;
import io.tidemark.aggregator.cost.Usage;
import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.aggregator.run.Verdict;
import io.tidemark.aggregator.run.Verdict.LimitResult;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A run of ten seconds after two of warm-up, made up. */
public final class RunExample {
    private final Map<Outcome, Long> outcomes = new EnumMap<>(Outcome.class);
    private Ending ending = new Ending(Ending.Kind.COMPLETED, "");
    private List<String> invalid = List.of();
    private boolean passed = true;
    private long dropped;
    private Optional<Cost> cost = Optional.empty();

    public static RunExample with(Outcome outcome, long count) {
        return new RunExample().and(outcome, count);
    }

    public RunExample and(Outcome outcome, long count) {
        outcomes.put(outcome, count);
        return this;
    }

    public RunExample ending(Ending.Kind kind) {
        ending = new Ending(kind, "because of " + kind);
        return this;
    }

    public RunExample invalid(String... reasons) {
        invalid = List.of(reasons);
        return this;
    }

    public RunExample failed() {
        passed = false;
        return this;
    }

    public RunExample dropped(long count) {
        dropped = count;
        return this;
    }

    /** On functions. */
    public RunExample costing(double lambda, double dynamoDb, double s3) {
        cost = Optional.of(new Cost("us-east-1", "2026-11-25", Usage.NONE, lambda, dynamoDb, s3));
        return this;
    }

    public Run build() {
        Timeline timeline = new Timeline();
        timeline.add(new Window(0, true, 0, stats(new long[Outcome.count()], 40)));
        long[] counts = new long[Outcome.count()];
        outcomes.forEach((outcome, count) -> counts[outcome.code()] = count);
        long sent = outcomes.values().stream().mapToLong(Long::longValue).sum();
        timeline.add(new Window(2, false, 0, stats(counts, sent)));
        long good = outcomes.getOrDefault(Outcome.OK, 0L);
        long unfinished = outcomes.getOrDefault(Outcome.UNFINISHED, 0L);
        Ledger ledger = new Ledger(
                -1, sent + 40, sent + 40, 0, dropped, good, sent - good - unfinished, unfinished, 40, 1, List.of(), 0);
        LimitResult limit = new LimitResult("all requests", 0.05, 0.01, passed, "1% were bad (the limit is 5%).");
        return new Run(info(), timeline, ledger, new Verdict(invalid, List.of(limit)), cost);
    }

    private RunInfo info() {
        return new RunInfo(
                "20261120-191500-3f9c",
                "example",
                "0.1.0",
                "abc",
                1_795_201_200_000L,
                12_020,
                LoadModel.OPEN,
                "{}",
                "0123456789abcdef",
                List.of("http://127.0.0.1:8080"),
                List.of("GET /"),
                List.of(
                        new PhaseSpan("warm-up", "100/s", 0, 2_000, true),
                        new PhaseSpan("main", "100/s", 2_000, 12_000, false)),
                List.of(),
                Tolerance.DEFAULT,
                "local",
                1,
                ending);
    }

    /** Latencies are 1 ms, 2 ms, 3 ms, ... */
    private static Stats stats(long[] outcomes, long sent) {
        Counts counts = new Counts(sent, sent, 0, 0, outcomes, new TreeMap<>(), 0, 0);
        Tally latency = new Tally();
        for (long i = 1; i <= counts.completed(); i++) {
            latency.add(i * 1_000);
        }
        var distribution = latency.toDistribution();
        return new Stats(counts, distribution, distribution, distribution, Moments.NONE, Moments.NONE, Moments.NONE);
    }
}

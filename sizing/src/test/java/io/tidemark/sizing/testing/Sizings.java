package io.tidemark.sizing.testing;

import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.aggregator.run.Verdict;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.Trial;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.probe.HostSample;
import io.tidemark.sizing.result.Sizing;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Sizings that nobody had to run. */
public final class Sizings {
    private Sizings() {}

    public static SearchSettings settings(SearchSettings.Variable by) {
        return new SearchSettings(
                SearchSettings.Mode.CAPACITY,
                by,
                0.05,
                10,
                10_000,
                SearchSettings.DEFAULT_HALF_WIDTH,
                OptionalDouble.empty(),
                SearchSettings.Pace.DEFAULT,
                SearchSettings.Budget.UNLIMITED,
                42);
    }

    public static Answer answer(Answer.Status status, double low, double median, double high) {
        return new Answer(
                status,
                Optional.of(new Estimate(low, median, high)),
                OptionalDouble.empty(),
                "the search ended",
                List.of());
    }

    /** A window of 15 s in which every request was good. */
    public static Observation good(double load, double goodput) {
        long planned = Math.round(goodput * 15);
        return new Observation(
                new Trial(Trial.Kind.WINDOW, load, 5, 15, 0.1, 1),
                5,
                20,
                planned,
                planned,
                planned,
                0,
                0,
                1_000,
                2_000,
                3_000,
                false,
                List.of());
    }

    public static Sizing of(Answer answer) {
        return of(settings(SearchSettings.Variable.RATE), List.of(), answer, List.of());
    }

    public static Sizing of(
            SearchSettings settings, List<Observation> observations, Answer answer, List<HostSample> samples) {
        return new Sizing(
                run(),
                "capacity",
                settings,
                observations,
                answer,
                new HostFacts(
                        "docker",
                        "an image, \"2 CPUs\" & 1 GiB",
                        Optional.of("t3.small"),
                        OptionalDouble.of(2),
                        OptionalLong.of(1L << 30),
                        true),
                "sampler",
                samples,
                new Bottleneck(
                        Bottleneck.Resource.CPU,
                        Bottleneck.Confidence.HIGH,
                        "CPU: full",
                        List.of("evidence"),
                        List.of(new Bottleneck.RuledOut(Bottleneck.Resource.DISK, "Disk: idle"))),
                OptionalDouble.empty());
    }

    /** One second with seven requests. */
    private static Run run() {
        long[] outcomes = new long[Outcome.count()];
        outcomes[Outcome.OK.code()] = 7;
        Timeline timeline = new Timeline();
        timeline.add(new Window(
                0,
                false,
                0,
                new Stats(
                        new Counts(7, 7, 0, 0, outcomes, new TreeMap<>(Map.of(200, 7L)), 700, 350),
                        Stats.NONE.latency(),
                        Stats.NONE.service(),
                        Stats.NONE.lag(),
                        Stats.NONE.connect(),
                        Stats.NONE.tls(),
                        Stats.NONE.firstByte())));
        RunInfo info = new RunInfo(
                "20261120-191500-3f9c",
                "a search",
                "0.1.0",
                "abc1234",
                1_700_000_000_000L,
                60_000,
                RunInfo.LoadModel.OPEN,
                "{}",
                "f00d",
                List.of("http://localhost:8080"),
                List.of("home"),
                List.of(),
                List.of(7.0),
                new Tolerance(new Tolerance.Limit(0.05, Tolerance.Ratio.OF_TOTAL, null), Map.of(), false),
                "local",
                1,
                new RunInfo.Ending(RunInfo.Ending.Kind.COMPLETED, ""));
        Ledger ledger = new Ledger(7, 7, 7, 0, 0, 7, 0, 0, 0, 1, List.of(), 0);
        return new Run(info, timeline, ledger, new Verdict(List.of(), List.of()));
    }
}

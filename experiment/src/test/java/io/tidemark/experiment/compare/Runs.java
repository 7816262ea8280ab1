package io.tidemark.experiment.compare;

import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunInfo;
import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.aggregator.run.RunInfo.PhaseSpan;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.aggregator.run.Verdict;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Estimate;
import io.tidemark.core.capacity.Observation;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.Trial;
import io.tidemark.core.histogram.Distribution;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.host.HostFacts;
import io.tidemark.sizing.result.Sizing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Small runs by hand: ten requests a second, each of which takes as long as it is told. */
final class Runs {
    private static final int REQUESTS = 10;
    private static final int WARM_UP_MILLIS = 1_500;

    private final Timeline timeline = new Timeline();
    private final List<Double> levels = new ArrayList<>();
    private List<String> invalid = List.of();
    private int seconds;

    /** The next second: what was asked for, how long each request took, and how many of them failed. */
    Runs second(double level, long millis, int failed) {
        long[] outcomes = new long[Outcome.count()];
        outcomes[Outcome.OK.code()] = (long) REQUESTS - failed;
        outcomes[Outcome.STATUS_5XX.code()] = failed;
        Counts counts = new Counts(REQUESTS, REQUESTS, 0, 0, outcomes, new TreeMap<>(), 0, 0);
        Tally tally = new Tally();
        for (int i = 0; i < REQUESTS; i++) {
            tally.add(millis * 1_000);
        }
        Distribution latency = tally.toDistribution();
        Stats stats = new Stats(counts, latency, latency, latency, Moments.NONE, Moments.NONE, Moments.NONE);
        timeline.add(new Window(seconds, seconds * 1_000 < WARM_UP_MILLIS, 0, stats));
        levels.add(level);
        seconds++;
        return this;
    }

    Runs invalid(String reason) {
        invalid = List.of(reason);
        return this;
    }

    /** The first one and a half seconds are warm-up. */
    Run make() {
        long sent = (long) seconds * REQUESTS;
        Ledger ledger = new Ledger(-1, sent, sent, 0, 0, sent, 0, 0, 0, 1, List.of(), 0);
        return new Run(info(), timeline, ledger, new Verdict(invalid, List.of()));
    }

    /** Two loads of three seconds, from the second on that is given. */
    Sizing search(int from, double low, double median, double high) {
        List<Observation> observations = List.of(
                observation(Trial.Kind.WARM_UP, 1, 0, from, List.of()),
                observation(Trial.Kind.WINDOW, 10, from, from + 3, List.of()),
                observation(Trial.Kind.WINDOW, 30, from, from + 3, List.of("late starts")),
                observation(Trial.Kind.WINDOW, 20, from + 3, from + 6, List.of()));
        Estimate estimate = new Estimate(low, median, high);
        return new Sizing(
                make(),
                "capacity",
                new SearchSettings(
                        SearchSettings.Mode.CAPACITY,
                        SearchSettings.Variable.RATE,
                        0.05,
                        1,
                        100,
                        0.08,
                        OptionalDouble.empty(),
                        SearchSettings.Pace.DEFAULT,
                        SearchSettings.Budget.UNLIMITED,
                        1),
                observations,
                new Answer(Answer.Status.FOUND, Optional.of(estimate), OptionalDouble.empty(), "found", List.of()),
                new HostFacts("url", "there", Optional.empty(), OptionalDouble.empty(), OptionalLong.empty(), false),
                "none",
                List.of(),
                new Bottleneck(Bottleneck.Resource.UNKNOWN, Bottleneck.Confidence.LOW, "unknown", List.of(), List.of()),
                OptionalDouble.empty());
    }

    private static Observation observation(Trial.Kind kind, double load, int from, int to, List<String> invalid) {
        Trial trial = new Trial(kind, load, 0, 3, 1, 1);
        return new Observation(trial, from, to, 30, 30, 30, 0, 0, 0, 0, 0, false, invalid);
    }

    private RunInfo info() {
        return new RunInfo(
                "20261126-080012-77ab",
                "Shop",
                "0.1.0",
                "abc",
                1_795_201_200_000L,
                seconds * 1_000L - 500,
                LoadModel.OPEN,
                "{}",
                "0123456789abcdef",
                List.of("http://127.0.0.1:8080"),
                List.of("GET /"),
                List.of(
                        new PhaseSpan("warm-up", "10/s", 0, WARM_UP_MILLIS, true),
                        new PhaseSpan("main", "10/s", WARM_UP_MILLIS, seconds * 1_000L, false)),
                levels,
                Tolerance.DEFAULT,
                "local",
                1,
                new Ending(Ending.Kind.COMPLETED, ""));
    }
}

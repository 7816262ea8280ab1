package io.tidemark.aggregator.report;

import io.tidemark.aggregator.run.Change;
import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Ledger.LostWorker;
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
import io.tidemark.core.window.Example;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Runs that never happened, from a seed: the same settings give the same run. */
final class SyntheticRuns {
    private static final List<Outcome> FAILURES =
            List.of(Outcome.STATUS_5XX, Outcome.TIMEOUT, Outcome.FAILED_CHECK, Outcome.RESET);

    private final Random random = new Random(20_261_120);
    private final Timeline timeline = new Timeline();
    private final Tally latency = new Tally();
    private final Tally service = new Tally();
    private final Tally lag = new Tally();

    private String title = "Checkout under the evening peak";
    private List<String> names = List.of("home page", "search", "add to basket", "pay");
    private int seconds = 180;
    private int since;
    private int warmUpSeconds = 20;
    private int perSecond = 400;
    private double failureShare = 0.004;
    private boolean hiccup = true;
    private LoadModel model = LoadModel.CLOSED;
    private List<String> invalid = List.of();
    private Ending ending = new Ending(Ending.Kind.COMPLETED, "");
    private int plannedSeconds = -1;
    private List<LostWorker> lost = List.of();
    private List<Change> changes = List.of();

    SyntheticRuns title(String value) {
        title = value;
        return this;
    }

    SyntheticRuns names(List<String> value) {
        names = List.copyOf(value);
        return this;
    }

    SyntheticRuns names(int count) {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            made.add("GET /catalogue/section-" + i + "/{id}");
        }
        return names(made);
    }

    SyntheticRuns seconds(int value) {
        seconds = value;
        return this;
    }

    /** Its plan took the place of another one at this second. */
    SyntheticRuns since(int second) {
        since = second;
        warmUpSeconds = 0;
        return this;
    }

    SyntheticRuns warmUpSeconds(int value) {
        warmUpSeconds = value;
        return this;
    }

    SyntheticRuns perSecond(int value) {
        perSecond = value;
        return this;
    }

    SyntheticRuns failureShare(double value) {
        failureShare = value;
        return this;
    }

    SyntheticRuns withoutHiccup() {
        hiccup = false;
        return this;
    }

    SyntheticRuns open() {
        model = LoadModel.OPEN;
        return this;
    }

    SyntheticRuns changed(Change... value) {
        changes = List.of(value);
        return this;
    }

    SyntheticRuns invalid(String... reasons) {
        invalid = List.of(reasons);
        lost = List.of(new LostWorker("3/4", 97, "its lease ran out: no message for 12 s"));
        return this;
    }

    SyntheticRuns interruptedAfter(int actualSeconds) {
        plannedSeconds = seconds;
        seconds = actualSeconds;
        ending = new Ending(
                Ending.Kind.INTERRUPTED, "Ctrl-C after " + actualSeconds + " s; the results so far are here.");
        return this;
    }

    Run make() {
        for (int second = since; second < seconds; second++) {
            second(second);
        }
        int planned = plannedSeconds < 0 ? seconds : plannedSeconds;
        RunInfo info = new RunInfo(
                "20261120-191500-3f9c",
                title,
                "0.1.0",
                "942c37d",
                1_795_202_100_000L,
                seconds * 1_000L + (seconds > 0 ? 340 : 0),
                model,
                "{\"name\":\"checkout\",\"targets\":[\"https://shop.example.org\"],\"load\":{\"users\":200,\"pause\":\"500ms\"}}",
                "sha256:5f0c2a9e",
                List.of("https://shop.example.org", "https://shop-2.example.org"),
                names,
                phases(planned),
                levels(planned),
                Tolerance.DEFAULT,
                "local",
                4,
                ending,
                changes);
        return new Run(info, timeline, ledger(), verdict());
    }

    private void second(int second) {
        boolean troubled =
                hiccup && second >= seconds * 6 / 10 && second < seconds * 6 / 10 + Math.max(1, seconds / 20);
        for (int name = 0; name < names.size(); name++) {
            int count = Math.max(
                    1, perSecond / names.size() + random.nextInt(Math.max(1, perSecond / 12)) - perSecond / 24);
            timeline.add(new Window(second, second < warmUpSeconds, name, stats(second, name, count, troubled)));
        }
        for (int worker = 0; worker < 4; worker++) {
            timeline.add(worker, health(second, troubled));
        }
    }

    private Stats stats(int second, int name, int count, boolean troubled) {
        List.of(latency, service, lag).forEach(Tally::reset);
        long[] outcomes = new long[Outcome.count()];
        TreeMap<Integer, Long> statuses = new TreeMap<>();
        int late = 0;
        for (int i = 0; i < count; i++) {
            long wait = 40L + random.nextInt(60) + (troubled ? (long) (random.nextDouble() * 420_000) : 0);
            long took = (long)
                    (Math.exp(random.nextGaussian() * 0.45) * (9_000 + 4_000.0 * (name % 7)) * (troubled ? 3 : 1));
            Outcome outcome = outcome(troubled);
            latency.add(wait + took);
            service.add(took);
            lag.add(wait);
            late += wait > Counts.LATE_MICROS ? 1 : 0;
            outcomes[outcome.code()]++;
            int status = outcome.isAnswered() ? (outcome == Outcome.STATUS_5XX ? 503 : 200) : 0;
            if (status > 0) {
                statuses.merge(status, 1L, Long::sum);
            }
            example(second, name, wait + took, took, outcome, status);
        }
        Counts counts = new Counts(count, count, late, 0, outcomes, statuses, count * 5_310L, count * 412L);
        return new Stats(
                counts,
                latency.toDistribution(),
                service.toDistribution(),
                lag.toDistribution(),
                Moments.of(800),
                Moments.NONE,
                new Moments(count, count * 9_000L, 7_000, 15_000));
    }

    private Outcome outcome(boolean troubled) {
        boolean failed = random.nextDouble() < (troubled ? Math.min(1, failureShare * 12) : failureShare);
        return failed ? FAILURES.get(random.nextInt(FAILURES.size())) : Outcome.OK;
    }

    private void example(int second, int name, long latencyMicros, long serviceMicros, Outcome outcome, int status) {
        if (outcome != Outcome.OK || latencyMicros > 60_000) {
            long intended = second * 1_000_000L + random.nextInt(1_000_000);
            String detail = outcome == Outcome.OK ? "" : "the response said: " + outcome.meaning();
            String target = "GET https://shop.example.org/" + names.get(name).replace(' ', '-');
            timeline.add(new Example(name, intended, latencyMicros, serviceMicros, outcome, status, target, detail));
        }
    }

    private Health health(int second, boolean troubled) {
        long cpu = (troubled ? 820_000L : 420_000L) + random.nextInt(120_000);
        int inFlight = (troubled ? 40 : 6) + random.nextInt(5);
        return new Health(
                second,
                50,
                inFlight,
                troubled ? 12 : 0,
                cpu,
                2_000_000,
                300L + random.nextInt(2_500),
                random.nextInt(9) == 0 ? 6_000 : 0,
                91,
                65_536);
    }

    private List<PhaseSpan> phases(int planned) {
        PhaseSpan steady = new PhaseSpan(
                "steady",
                model == LoadModel.OPEN
                        ? perSecond + "/s for " + planned + " s, Poisson"
                        : "200 users for " + planned + " s, pause 500 ms",
                Math.max(since, warmUpSeconds) * 1_000L,
                planned * 1_000L,
                false);
        if (warmUpSeconds == 0) {
            return List.of(steady);
        }
        PhaseSpan warmUp = new PhaseSpan("warm-up", "ramp from 0 to 200 users", 0, warmUpSeconds * 1_000L, true);
        return planned > warmUpSeconds ? List.of(warmUp, steady) : List.of(warmUp);
    }

    private List<Double> levels(int planned) {
        List<Double> levels = new ArrayList<>();
        for (int second = 0; second < planned; second++) {
            levels.add(model == LoadModel.OPEN ? (double) perSecond : 200.0);
        }
        return levels;
    }

    private Ledger ledger() {
        Counts all = timeline.totalWithWarmUp().counts();
        Counts measured = timeline.total().counts();
        return new Ledger(
                model == LoadModel.OPEN ? all.planned() : -1,
                all.planned(),
                all.sent(),
                all.late(),
                all.dropped(),
                all.good(),
                all.bad(),
                all.count(Outcome.UNFINISHED),
                all.sent() - measured.sent(),
                4,
                lost,
                0);
    }

    private Verdict verdict() {
        Counts counts = timeline.total().counts();
        double share = Tolerance.Ratio.OF_TOTAL.of(counts.bad(), counts.completed());
        boolean passed = share <= 0.05;
        String sentence = "%.2f %% of requests were bad; at most 5 %% may be".formatted(share * 100);
        return new Verdict(invalid, List.of(new LimitResult("all requests", 0.05, share, passed, sentence)));
    }
}

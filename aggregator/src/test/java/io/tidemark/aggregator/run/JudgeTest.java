package io.tidemark.aggregator.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.aggregator.run.RunInfo.LoadModel;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.plan.Load;
import io.tidemark.core.plan.Pause;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.plan.Tolerance.Limit;
import io.tidemark.core.plan.Tolerance.Ratio;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Phase;
import io.tidemark.core.shape.Shape;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each rule on both sides of its limit. Phases of the sample run: 5 seconds of warm-up, then 25 that count. */
class JudgeTest {
    private static final Ending COMPLETED = new Ending(Ending.Kind.COMPLETED, "");
    private static final Ending INTERRUPTED = new Ending(Ending.Kind.INTERRUPTED, "Ctrl-C");
    private static final int MEASURED = 25;

    private final Timeline timeline = new Timeline();

    @Test
    void aCleanRunIsValidAndPassed() {
        measured(0, 1_000, 1_000, 0, 1_000, 0);
        healthy(30);
        Verdict verdict = judge(ledger(1_000, 0));
        assertThat(verdict.invalid()).isEmpty();
        assertThat(verdict.isPassed()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"1000,990,true", "1000,989,false", "100,99,true", "100,98,false", "0,0,true"})
    void atLeast99PercentOfThePlannedMustBeSent(long planned, long sent, boolean valid) {
        measured(0, planned, sent, 0, Math.max(Judge.LEAST_REQUESTS, sent), 0);
        List<String> invalid = judge(ledger(planned, 0)).invalid();
        assertThat(invalid.isEmpty()).isEqualTo(valid);
        if (!valid) {
            assertThat(invalid.getFirst()).contains("of the " + planned).contains("99 %");
        }
    }

    @ParameterizedTest
    @CsvSource({"1000,990,true", "1000,989,false"})
    void atLeast99PercentOfTheScheduledMustBeSent(long scheduled, long sent, boolean valid) {
        measured(0, sent, sent, 0, sent, 0);
        assertThat(judge(ledger(scheduled, 0)).isValid()).isEqualTo(valid);
    }

    /** 100 a second were due: 500 of warm-up before the 500 that count. */
    @Test
    void warmUpCountsNeitherForNorAgainstTheSchedule() {
        timeline.add(new Window(0, true, 0, stats(500, 200, 200, 200, 0)));
        measured(0, 500, 500, 0, 500, 0);
        Ledger ledger = new Ledger(1_000, 1_000, 700, 0, 300, 700, 0, 0, 200, 1, List.of(), 0);
        assertThat(judge(ledger).invalid()).isEmpty();
    }

    /** Of 3000 scheduled over 30 s, an interruption after 10 s leaves 1000, less four standard deviations (126). */
    @ParameterizedTest
    @CsvSource({"1000,true", "866,true", "860,false"})
    void anInterruptedRunIsHeldToThePlanUntilThen(long sent, boolean valid) {
        measured(0, sent, sent, 0, sent, 0);
        RunInfo whole = Samples.info(LoadModel.OPEN, Tolerance.DEFAULT, INTERRUPTED);
        RunInfo info = new RunInfo(
                whole.id(),
                whole.title(),
                whole.version(),
                whole.commit(),
                whole.startedEpochMillis(),
                10_900,
                whole.model(),
                whole.planJson(),
                whole.fingerprint(),
                whole.targets(),
                whole.names(),
                whole.phases(),
                whole.plannedLevels(),
                whole.tolerance(),
                whole.fleet(),
                whole.workers(),
                whole.ending());
        assertThat(Judge.judge(info, true, timeline, ledger(3_000, 0)).isValid())
                .isEqualTo(valid);
    }

    @Test
    void inTheClosedModelTheServiceDecidesHowMuchIsSent() {
        measured(0, 10, 10, 0, 10, 0);
        RunInfo info = Samples.info(LoadModel.CLOSED, Tolerance.DEFAULT, COMPLETED);
        assertThat(Judge.judge(info, false, timeline, ledger(-1, 0)).invalid()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1000,10,true", "1000,11,false", "50,1,false"})
    void atMost1PercentMayStartLateOnASchedule(long sent, long late, boolean valid) {
        measured(0, sent, sent, late, sent, 0);
        List<String> invalid = judge(ledger(sent, 0)).invalid();
        assertThat(invalid.isEmpty()).isEqualTo(valid);
        if (!valid) {
            assertThat(invalid.getFirst())
                    .contains("99 % started within 25 ms")
                    .contains("10 ms")
                    .contains("1 %");
        }
        assertThat(Judge.judge(Samples.info(), false, timeline, ledger(sent, 0)).isValid())
                .as("users who wait for responses have no schedule to be late for")
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"3,0.9,false", "2,0.9,true", "3,0.89,true"})
    void theProcessorMayBeBusyInATenthOfTheSeconds(int busy, double share, boolean valid) {
        measured(0, 1_000, 1_000, 0, 1_000, 0);
        healthy(30);
        IntStream.range(0, busy).forEach(i -> timeline.add(i % 2, cpu(6 + i, share)));
        List<String> invalid = judge(ledger(1_000, 0)).invalid();
        assertThat(invalid.isEmpty()).isEqualTo(valid);
        if (!valid) {
            assertThat(invalid.getFirst())
                    .contains("In 3 of " + MEASURED + " seconds")
                    .contains("90 %")
                    .contains("10 %");
        }
    }

    @Test
    void aTenthOfManySecondsIsMoreThanThree() {
        measured(0, 1_000, 1_000, 0, 1_000, 0);
        healthy(105);
        IntStream.range(0, 10).forEach(i -> timeline.add(0, cpu(10 + i, 1)));
        assertThat(judge(ledger(1_000, 0)).invalid()).isEmpty();
        timeline.add(0, cpu(50, 1));
        assertThat(judge(ledger(1_000, 0)).invalid()).hasSize(1);
    }

    @Test
    void theFirstSecondsAndWarmUpSayNothingAboutTheGenerator() {
        measured(0, 1_000, 1_000, 0, 1_000, 0);
        healthy(30);
        IntStream.range(0, 5).forEach(i -> timeline.add(0, new Health(i, 0, 0, 0, 9, 9, 900_000, 900_000, 0, 0)));
        assertThat(judge(ledger(1_000, 0)).invalid()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1,100001,true", "2,100000,true", "2,100001,false"})
    void eventLoopsMayLagInATwentiethOfTheSeconds(int slow, long lagMicros, boolean valid) {
        measured(0, 1_000, 1_000, 0, 1_000, 0);
        healthy(30);
        IntStream.range(0, slow).forEach(i -> timeline.add(0, new Health(6 + i, 0, 0, 0, 0, 1, lagMicros, 0, 0, 0)));
        List<String> invalid = judge(ledger(1_000, 0)).invalid();
        assertThat(invalid.isEmpty()).isEqualTo(valid);
        if (!valid) {
            assertThat(invalid.getFirst())
                    .contains("In 2 of 25 seconds")
                    .contains("100 ms")
                    .contains("5 %");
        }
    }

    @ParameterizedTest
    @CsvSource({"100000,true", "100001,false"})
    void aTenthOfTheTimeMayGoIntoGarbageCollection(long gcMicros, boolean valid) {
        measured(0, 1_000, 1_000, 0, 1_000, 0);
        healthy(30);
        IntStream.range(5, 30).forEach(i -> timeline.add(1, new Health(i, 0, 0, 0, 0, 1, 0, gcMicros, 0, 0)));
        assertThat(judge(ledger(1_000, 0)).isValid()).isEqualTo(valid);
    }

    @ParameterizedTest
    @CsvSource({"950,1000,true", "951,1000,false", "951,0,true"})
    void descriptorsMayBeOpenUpTo95Percent(int open, int limit, boolean valid) {
        measured(0, 1_000, 1_000, 0, 1_000, 0);
        timeline.add(0, new Health(0, 0, 0, 0, 0, 1, 0, 0, open, limit));
        List<String> invalid = judge(ledger(1_000, 0)).invalid();
        assertThat(invalid.isEmpty()).isEqualTo(valid);
        if (!valid) {
            assertThat(invalid.getFirst()).contains("951 of 1000").contains("95 %");
        }
    }

    @Test
    void whatDidNotArriveMakesARunInvalid() {
        measured(0, 1_000, 1_000, 0, 1_000, 0);
        List<Ledger.LostWorker> lost = IntStream.rangeClosed(1, 5)
                .mapToObj(i -> new Ledger.LostWorker(i + "/9", 12, "silent"))
                .toList();
        Ledger ledger = new Ledger(1_000, 1_000, 1_000, 0, 0, 1_000, 0, 0, 0, 9, lost, 2);
        assertThat(judge(ledger).invalid())
                .hasSize(5)
                .contains("Worker 1/9 was lost; its share of the load is missing from second 12 on: silent")
                .contains("2 more of the 9 workers were lost.")
                .anyMatch(reason -> reason.startsWith("2 messages"));
    }

    @Test
    void aRunInWhichNothingEndedIsInvalid() {
        assertThat(judge(ledger(0, 0)).invalid()).containsExactly("No request came to an end (at least 10 must).");
        timeline.add(new Window(0, true, 0, stats(5, 5, 0, 5, 0)));
        assertThat(judge(new Ledger(5, 5, 5, 0, 0, 5, 0, 0, 5, 1, List.of(), 0)).invalid())
                .containsExactly("No request came to an end after the warm-up (at least 10 must).");
    }

    @ParameterizedTest
    @CsvSource({
        "1, Only 1 request came to an end (at least 10 must).",
        "9, Only 9 requests came to an end (at least 10 must).",
        "10, "
    })
    void aHandfulOfRequestsIsInvalid(int ended, @Nullable String reason) {
        timeline.add(new Window(0, false, 0, stats(ended, ended, 0, ended, 0)));
        List<String> expected = reason == null ? List.of() : List.of(reason);

        assertThat(judge(ledger(ended, 0)).invalid()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"OF_TOTAL,50,true", "OF_TOTAL,51,false", "OF_OK,47,true", "OF_OK,48,false"})
    void badRequestsAreComparedWithTheLimit(Ratio ratio, long bad, boolean passed) {
        measured(0, 1_000, 1_000, 0, 1_000 - bad, bad);
        Verdict verdict = judge(new Tolerance(new Limit(0.05, ratio, null), Map.of(), false));
        assertThat(verdict.isPassed()).isEqualTo(passed);
        assertThat(verdict.limits().getFirst().scope()).isEqualTo("all requests");
        assertThat(verdict.limits().getFirst().sentence()).contains(bad + " ").contains("the limit is 5 %");
    }

    @Test
    void withoutAnyGoodRequestOfOkIsInfiniteAndFails() {
        measured(0, 200, 200, 0, 0, 200);
        Verdict verdict = judge(new Tolerance(new Limit(1, Ratio.OF_OK, null), Map.of(), false));
        assertThat(verdict.limits().getFirst().measured()).isInfinite();
        assertThat(verdict.limits().getFirst().sentence())
                .isEqualTo("200 requests were bad and none was good (the limit is 100 %).");
        assertThat(verdict.isPassed()).isFalse();
    }

    @Test
    void aNameHasItsOwnLimit() {
        measured(0, 1_000, 1_000, 0, 1_000, 0);
        measured(2, 100, 100, 0, 98, 2);
        Limit strict = new Limit(0.01, Ratio.OF_TOTAL, null);
        Verdict verdict = judge(
                new Tolerance(new Limit(0.05, Ratio.OF_TOTAL, null), Map.of("ü", strict, "other", strict), false));
        assertThat(verdict.limits()).extracting(Verdict.LimitResult::scope).containsExactly("all requests", "ü");
        assertThat(verdict.limits()).extracting(Verdict.LimitResult::passed).containsExactly(true, false);
        assertThat(verdict.limits().getLast().sentence())
                .isEqualTo("2 of 100 requests were bad: 2 % (the limit is 1 %).");
    }

    @ParameterizedTest
    @CsvSource({"99,true", "100,false"})
    void fewRequestsAreJudgedWithACaveat(long count, boolean caveat) {
        measured(0, count, count, 0, 0, count);
        Verdict.LimitResult result = judge(Tolerance.DEFAULT).limits().getFirst();
        assertThat(result.passed()).isFalse();
        assertThat(result.sentence().contains("only 99 requests, fewer than the 100"))
                .isEqualTo(caveat);
    }

    @Test
    void badRequestsOfTheWarmUpDoNotCount() {
        timeline.add(new Window(1, true, 0, stats(500, 500, 0, 0, 500)));
        measured(0, 500, 500, 0, 500, 0);
        assertThat(judge(Tolerance.DEFAULT).isPassed()).isTrue();
    }

    @Test
    void onlyUsersWhoWaitForResponsesHaveNoSchedule() {
        List<Phase> phases = List.of(new Phase("main", new Shape.Constant(Level.of(1), Duration.ofSeconds(1)), false));
        assertThat(Judge.isOnSchedule(new Load.Users(phases, Pause.NONE, Load.Pacing.FROM_RESPONSE, Duration.ZERO, 1)))
                .isFalse();
        assertThat(Judge.isOnSchedule(new Load.Users(phases, Pause.NONE, Load.Pacing.FIXED_PERIOD, Duration.ZERO, 1)))
                .isTrue();
        assertThat(Judge.isOnSchedule(new Load.Rate(phases, Load.Arrivals.CONSTANT, Duration.ZERO, 1)))
                .isTrue();
    }

    private Verdict judge(Ledger ledger) {
        return Judge.judge(Samples.info(), true, timeline, ledger);
    }

    private Verdict judge(Tolerance tolerance) {
        return Judge.judge(Samples.info(LoadModel.OPEN, tolerance, COMPLETED), true, timeline, ledger(0, 0));
    }

    /** What the rules read of a ledger: the rest is theirs to take from the timeline. */
    private Ledger ledger(long scheduled, int missing) {
        Counts all = timeline.totalWithWarmUp().counts();
        return new Ledger(scheduled, all.planned(), all.sent(), 0, 0, 0, 0, 0, 0, 1, List.of(), missing);
    }

    private void measured(int name, long planned, long sent, long late, long good, long bad) {
        timeline.add(new Window(6, false, name, stats(planned, sent, late, good, bad)));
    }

    private static Stats stats(long planned, long sent, long late, long good, long bad) {
        long[] outcomes = new long[Outcome.count()];
        outcomes[Outcome.OK.code()] = good;
        outcomes[Outcome.TIMEOUT.code()] = bad;
        Tally lag = new Tally();
        lag.add(25_000);
        Stats none = Stats.NONE;
        return new Stats(
                new Counts(planned, sent, late, Math.max(0, planned - sent), outcomes, new TreeMap<>(), 0, 0),
                none.latency(),
                none.service(),
                lag.toDistribution(),
                Moments.NONE,
                Moments.NONE,
                Moments.NONE);
    }

    private void healthy(int seconds) {
        IntStream.range(0, seconds).forEach(second -> {
            timeline.add(0, cpu(second, 0.5));
            timeline.add(1, cpu(second, 0.5));
        });
    }

    private static Health cpu(int second, double share) {
        return new Health(second, 0, 0, 0, (long) (share * 1_000_000), 1_000_000, 0, 0, 1, 1_000);
    }
}

package io.tidemark.sizing.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.aggregator.fleet.LocalFleet;
import io.tidemark.aggregator.run.Progress;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.SearchSettings;
import io.tidemark.core.capacity.SearchSettings.Budget;
import io.tidemark.core.capacity.SearchSettings.Mode;
import io.tidemark.core.capacity.SearchSettings.Pace;
import io.tidemark.core.capacity.SearchSettings.Variable;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.sizing.compare.Comparison;
import io.tidemark.sizing.compare.Comparison.Candidate;
import io.tidemark.sizing.compare.Goal;
import io.tidemark.sizing.compare.Terms;
import io.tidemark.sizing.host.Host;
import io.tidemark.sizing.host.UrlHost;
import io.tidemark.sizing.price.MachineType;
import io.tidemark.sizing.probe.ProbeKind;
import io.tidemark.sizing.search.Method;
import io.tidemark.sizing.search.Turn;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Searches that were over before they began: their windows come from an earlier one, so nothing is sent. */
@Timeout(120)
class SizeComparisonTest {
    private static final MachineType SMALL = type("t3.small", 0.02);
    private static final MachineType LARGE = type("c7i.large", 0.09);
    private static final MachineType XLARGE = type("c7i.xlarge", 0.18);
    private static final Map<MachineType, Double> CAPACITIES = Map.of(SMALL, 100.0, LARGE, 460.0, XLARGE, 900.0);
    private static final Goal CHEAPEST = new Goal(OptionalDouble.empty(), 0.3, 1, 4);
    private static final String CAVEAT = "Measured, not emulated.";

    @TempDir
    private Path directory;

    private final List<String> begun = Collections.synchronizedList(new ArrayList<>());
    private final List<String> notes = Collections.synchronizedList(new ArrayList<>());

    @Test
    void thoseInLineAreTakenTheCheapestFirstWhateverOrderTheyWereGivenIn() throws Exception {
        Comparison comparison = comparison(1, CHEAPEST, type -> given()).run(listener());
        assertThat(begun).containsExactly("t3.small", "c7i.large", "c7i.xlarge");
        assertThat(comparison.caveat()).isEqualTo(CAVEAT);
        assertThat(comparison.candidates())
                .allSatisfy(candidate -> assertThat(candidate.sizing()).isPresent());
    }

    @Test
    void neverMoreThanAllowedAreThereAtATime() throws Exception {
        AtomicInteger there = new AtomicInteger();
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        CyclicBarrier two = new CyclicBarrier(2);
        comparison(2, CHEAPEST, type -> () -> {
                    seen.add(there.incrementAndGet());
                    if (!type.equals(XLARGE)) {
                        await(two);
                    }
                    there.decrementAndGet();
                    return given().start();
                })
                .run(listener());
        assertThat(seen)
                .hasSize(3)
                .allSatisfy(count -> assertThat(count).isLessThanOrEqualTo(2))
                .contains(2);
    }

    @Test
    void oneThatCannotBeStartedIsReportedAndTheOthersGoOn() throws Exception {
        Comparison comparison = comparison(2, CHEAPEST, type -> type.equals(SMALL) ? refusing() : given())
                .run(listener());
        Candidate refused = of(comparison, SMALL);
        assertThat(refused.remark()).startsWith("could not be started: ").contains("no capacity for it");
        assertThat(refused.sizing()).isEmpty();
        assertThat(of(comparison, LARGE).sizing()).isPresent();
        assertThat(of(comparison, XLARGE).sizing()).isPresent();
    }

    @Test
    void whatOthersMeasuredOutlivesAFaultOfOurOwn() throws Exception {
        Comparison comparison = comparison(3, CHEAPEST, type -> {
                    if (type.equals(LARGE)) {
                        throw new IllegalStateException("a fault");
                    }
                    return given();
                })
                .run(listener());
        assertThat(of(comparison, LARGE).remark()).contains("broke off", "a fault");
        assertThat(of(comparison, SMALL).sizing()).isPresent();
    }

    @Test
    void whenNoneCanBeStartedTheReasonIsThrown() {
        assertThatThrownBy(() -> comparison(2, CHEAPEST, type -> refusing()).run(listener()))
                .isInstanceOf(ProblemsException.class)
                .hasMessageContaining("no capacity for it");
    }

    @Test
    void oneInLineThatCannotWinIsNotStarted() throws Exception {
        Goal need = new Goal(OptionalDouble.of(60), 0.3, 1, 4);
        Comparison comparison = comparison(1, need, type -> given()).run(listener());
        assertThat(begun).containsExactly("t3.small");
        assertThat(of(comparison, SMALL).winner()).isTrue();
        assertThat(of(comparison, LARGE).remark())
                .startsWith("not started: one machine costs $65.7 a month, and t3.small carries the need for");
        assertThat(notes).anySatisfy(note -> assertThat(note).startsWith("c7i.xlarge is out: not started"));
    }

    @Test
    void oneThatCannotWinLeavesAtItsNextTurn() throws Exception {
        Comparison comparison = comparison(List.of(LARGE, type("dear.large", 9)), 1, CHEAPEST, type -> given())
                .run(listener());
        Candidate loser = comparison.candidates().getLast();
        assertThat(loser.remark()).startsWith("dropped after 12 windows: even its best case");
        assertThat(loser.sizing().orElseThrow().answer().status()).isEqualTo(Answer.Status.OUT_OF_BUDGET);
    }

    @Test
    void afterAStopThoseInLineAreNotBegun() throws Exception {
        CountDownLatch starting = new CountDownLatch(1);
        CountDownLatch never = new CountDownLatch(1);
        SizeComparison comparison = comparison(1, CHEAPEST, type -> () -> {
            starting.countDown();
            try {
                never.await();
                throw new AssertionError("nobody opens it");
            } catch (InterruptedException e) {
                throw new ProblemsException(List.of(new Problem("host", "machine", "", "was interrupted", "")));
            }
        });
        Thread stopper = Thread.ofVirtual().start(() -> {
            try {
                starting.await();
                comparison.stop();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        Comparison found = comparison.run(listener());
        stopper.join();
        assertThat(begun).containsExactly("t3.small");
        assertThat(comparison.isStopped()).isTrue();
        assertThat(found.candidates()).extracting(Candidate::remark).containsOnly("was not begun");
    }

    @Test
    void onOneMachineTheyTakeTurns() throws Exception {
        Comparison comparison = new SizeComparison(
                        List.of(SMALL, LARGE),
                        CHEAPEST,
                        new Sharing.OneMachine(),
                        new Terms("prices", CAVEAT, List.of()),
                        (type, turn) -> task(type, turn, given()),
                        SizeComparisonTest::sizer)
                .run(listener());
        assertThat(notes).anySatisfy(note -> assertThat(note).startsWith("Next: "));
        assertThat(comparison.candidates())
                .allSatisfy(candidate -> assertThat(candidate.sizing()).isPresent());
    }

    private SizeComparison comparison(int atOnce, Goal goal, Hosts hosts) {
        return comparison(List.of(XLARGE, SMALL, LARGE), atOnce, goal, hosts);
    }

    private SizeComparison comparison(List<MachineType> types, int atOnce, Goal goal, Hosts hosts) {
        return new SizeComparison(
                types,
                goal,
                new Sharing.OwnMachines(atOnce),
                new Terms("prices", CAVEAT, List.of()),
                (type, turn) -> {
                    begun.add(type.name());
                    return task(type, turn, hosts.of(type));
                },
                SizeComparisonTest::sizer);
    }

    private static Sizer sizer() {
        return new Sizer(Hurried.CLOCK, new BuildInfo("0.1.0", "test"));
    }

    private SizingTask task(MachineType type, Turn turn, Host host) throws ProblemsException {
        return new SizingTask(
                PlanReader.read(PlanSource.text("""
                        target: http://127.0.0.1:1
                        load: {rate: 1/s, duration: 1s}
                        scenarios: [{steps: [{get: /}]}]
                        """, PlanFiles.none())),
                new Method.Capacity(quick()),
                host,
                ProbeKind.NONE,
                notes -> new LocalFleet(1, 0, name -> null, Hurried.CLOCK, null),
                directory.resolve(type.name()),
                Windows.bracketed(CAPACITIES.getOrDefault(type, 460.0), 12),
                turn,
                seen -> {},
                OptionalDouble.empty());
    }

    private static SearchSettings quick() {
        return new SearchSettings(
                Mode.QUICK,
                Variable.RATE,
                0.05,
                20,
                10_000,
                SearchSettings.DEFAULT_HALF_WIDTH,
                OptionalDouble.empty(),
                new Pace(0, 0, 3, 1, 4, 0, 4),
                new Budget(3_600, Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0),
                1);
    }

    private static Host given() throws ProblemsException {
        return new UrlHost(URI.create("http://127.0.0.1:1"), Optional.empty(), Hurried.CLOCK);
    }

    private static Host refusing() {
        return () -> {
            throw new ProblemsException(
                    List.of(new Problem("host", "machine", "", "could not be had: no capacity for it", "")));
        };
    }

    private static void await(CyclicBarrier barrier) {
        try {
            barrier.await(30, TimeUnit.SECONDS);
        } catch (Exception e) {
            throw new IllegalStateException("the other one never came", e);
        }
    }

    private RunListener listener() {
        return new RunListener() {
            @Override
            public void progress(Progress progress) {}

            @Override
            public void note(String sentence) {
                notes.add(sentence);
            }
        };
    }

    private static Candidate of(Comparison comparison, MachineType type) {
        return comparison.candidates().stream()
                .filter(candidate -> candidate.type().equals(type))
                .findFirst()
                .orElseThrow();
    }

    private static MachineType type(String name, double dollars) {
        return new MachineType(name, 2, 4L << 30, OptionalDouble.empty(), 5, dollars);
    }

    @FunctionalInterface
    private interface Hosts {
        Host of(MachineType type) throws ProblemsException;
    }
}

package io.tidemark.cli.swarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.fleet.Fleet.WorkerFailure;
import io.tidemark.aggregator.fleet.Fleet.WorkerFailure.Fate;
import io.tidemark.aggregator.run.Change;
import io.tidemark.aggregator.run.Helm;
import io.tidemark.aggregator.run.Passage;
import io.tidemark.aggregator.run.Pilot;
import io.tidemark.aggregator.run.Stage;
import io.tidemark.aggregator.run.Timeline;
import io.tidemark.cli.options.SwarmOrders;
import io.tidemark.cli.run.RunSettings.Show;
import io.tidemark.cli.swarm.SwarmOrder.Headless;
import io.tidemark.cli.system.Surroundings;
import io.tidemark.cli.system.TestSurroundings;
import io.tidemark.core.histogram.Tally;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Level;
import io.tidemark.core.shape.Profile;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Health;
import io.tidemark.core.window.Moments;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import io.tidemark.functions.time.Clock;
import io.tidemark.swarm.locust.LocustFiles;
import io.tidemark.swarm.locust.LocustLabel;
import io.tidemark.swarm.locust.LocustReader;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run as it is seen from its helm, second by second, by hand. */
class HeadlessWatchTest {
    private static final long ZERO_MILLIS = 1_795_000_000_000L;

    @TempDir
    private Path directory;

    private TestSurroundings surroundings;
    private final Timeline timeline = new Timeline();
    private final ByHand helm = new ByHand();

    @BeforeEach
    void writePlan() throws IOException {
        surroundings = new TestSurroundings(directory);
        Files.writeString(directory.resolve("p.yml"), """
                target: http://127.0.0.1
                load: {users: 4, duration: 1h}
                """);
    }

    @Test
    void everySecondIsARowOfTheHistoryAndEveryOtherOneATable() throws Exception {
        try (LocustFiles files = new LocustFiles(directory.resolve("run"), false)) {
            HeadlessWatch watch = watch("--headless", files);
            watch.steer(helm.at(-200, -1));
            assertThat(history()).isEmpty();
            for (int second = 0; second < 5; second++) {
                requests(second, 10, second);
                watch.steer(helm.at(1_000L * second + 1_300, second));
                watch.steer(helm.at(1_000L * second + 1_550, second));
            }
        }
        assertThat(history())
                .hasSize(5)
                .first()
                .asString()
                .startsWith("1795000000,4,,Aggregated,10.000000,0.000000,5,");
        assertThat(history().getLast())
                .startsWith("1795000004,4,,Aggregated,10.000000,2.000000,")
                .contains(",50,10,");
        assertThat(Files.readString(directory.resolve("run_stats.csv"))).contains("GET,/,50,10,");
        assertThat(surroundings.err().lines().filter(line -> line.startsWith("Type ")))
                .hasSize(2);
        assertThat(surroundings.err()).contains("40    6(15.00%)");
        assertThat(surroundings.out()).isEmpty();
    }

    @Test
    void secondsThatBecomeKnownTogetherAreAllThere() throws Exception {
        try (LocustFiles files = new LocustFiles(directory.resolve("run"), false)) {
            HeadlessWatch watch = watch("--headless", files);
            for (int second = 0; second < 8; second++) {
                requests(second, 1, 0);
            }
            watch.steer(helm.at(8_300, 3));
            assertThat(history())
                    .as("a worker that says nothing is waited for, but not for long")
                    .hasSize(6);
            watch.steer(helm.at(8_550, 7));
            assertThat(history())
                    .extracting(row -> row.substring(0, 10))
                    .containsExactly(
                            "1795000000",
                            "1795000001",
                            "1795000002",
                            "1795000003",
                            "1795000004",
                            "1795000005",
                            "1795000006",
                            "1795000007");
        }
    }

    @Test
    void untilStatisticsAreResetOnlyRecentRatesCount() throws Exception {
        try (LocustFiles files = new LocustFiles(directory.resolve("run"), false)) {
            HeadlessWatch watch = watch("--headless -u 4 -r 2 -t 1m --reset-stats", files);
            timeline.add(new Window(0, true, 0, stats(10, 0)));
            timeline.add(new Window(1, true, 0, stats(10, 0)));
            requests(2, 8, 0);
            for (int second = 0; second < 3; second++) {
                watch.steer(helm.at(1_000L * second + 1_300, second));
            }
        }
        assertThat(Files.readString(directory.resolve("run_stats.csv")))
                .as("8 in the only second that counts")
                .contains("GET,/,8,0,", ",8.000000,0.000000,");
    }

    @Test
    void aWorkerThatIsTooBusyIsNamed() throws Exception {
        HeadlessWatch watch = watch("--headless", null);
        for (int second = 0; second < 5; second++) {
            assertThat(watch.isHot()).isFalse();
            timeline.add(0, health(second, 50));
            timeline.add(1, health(second, 95));
            watch.steer(helm.at(1_000L * second + 1_300, second));
        }
        assertThat(watch.isHot()).isTrue();
        assertThat(surroundings.err()).containsOnlyOnce("Worker 2 uses more than 90 % of its CPU");
    }

    @Test
    void withTooFewWorkersNothingIsSent() throws Exception {
        helm.lost = 2;
        watch("--headless --workers 4 --expect-workers 3", null).steer(helm.at(-300, -1));
        assertThat(helm.finished).containsExactly("only 2 of 3 expected workers are there after 0");
        assertThat(surroundings.err()).contains("Nothing is sent: only 2 of 3 expected workers are there.");

        helm.lost = 1;
        watch("--headless --workers 4 --expect-workers 3", null).steer(helm.at(-300, -1));
        assertThat(helm.finished).hasSize(1);
    }

    @Test
    void theShareOfAMissingWorkerGoesToTheOthersOnceItMustHaveStopped() throws Exception {
        HeadlessWatch watch = watch("--headless --workers 3", null);
        watch.steer(helm.at(5_300, -1));
        assertThat(helm.shares).isEmpty();
        helm.silentMillis.put(1, 3_100L);
        watch.steer(helm.at(8_400, -1));
        watch.steer(helm.at(8_650, -1));
        assertThat(helm.shares).as("silent since 5.3 s, a lease of 10 s").containsExactly("[0, 2] at 16.0");
        helm.silentMillis.clear();
        watch.steer(helm.at(20_100, -1));
        assertThat(helm.shares).containsExactly("[0, 2] at 16.0", "[0, 1, 2] at 21.0");
        assertThat(helm.changes)
                .containsExactly("worker 2 is missing: 2 share the load", "worker 2 is there again: 3 share the load");
        assertThat(surroundings.err()).containsOnlyOnce("Shares change: worker 2 is missing: 2 share the load.");
    }

    @Test
    void theShareOfAMissingWorkerIsHeldWhenOneSaysSo() throws Exception {
        HeadlessWatch watch = watch("--headless --workers 3 --missing hold", null);
        helm.silentMillis.put(1, 3_100L);
        watch.steer(helm.at(8_400, -1));
        assertThat(helm.shares).isEmpty();
    }

    @Test
    void requestsUnderWayAtTheEndAreCutOffWhenOneSaysSo() throws Exception {
        HeadlessWatch watch = watch("--headless -u 1 -t 10 -s 3", null);
        watch.steer(helm.at(9_900, -1));
        assertThat(helm.finished).isEmpty();
        watch.steer(helm.at(10_100, -1));
        watch.steer(helm.at(10_350, -1));
        assertThat(helm.finished).containsExactly("the run time is over after 3000000000");

        helm.finished.clear();
        watch("--headless -u 1 -t 10", null).steer(helm.at(10_100, -1));
        assertThat(helm.finished).as("by default they are followed").isEmpty();
    }

    @Test
    void aDiskThatTakesNothingIsToldOnceAndTheRunGoesOn() throws Exception {
        Path folder = Files.createDirectory(directory.resolve("out"));
        try (LocustFiles files = new LocustFiles(folder.resolve("run"), false)) {
            HeadlessWatch watch = watch("--headless", files);
            for (Path path : LocustFiles.at(folder.resolve("run"))) {
                Files.delete(path);
            }
            Files.delete(folder);
            for (int second = 0; second < 4; second++) {
                requests(second, 1, 0);
                watch.steer(helm.at(1_000L * second + 1_300, second));
            }
        }
        assertThat(surroundings.err()).containsOnlyOnce("The files of --csv could not be written: ");
    }

    private HeadlessWatch watch(String options, @Nullable LocustFiles files) throws Exception {
        SwarmOrder order = SwarmOrders.order(("p.yml " + options).split(" "), directory);
        helm.begin(order.plan(), order.settings().workers());
        Surroundings machine = surroundings.build();
        return new HeadlessWatch(
                order,
                (Headless) order.way(),
                new LocustReader(LocustLabel.of(order.plan())),
                files,
                new HeadlessDisplay(Show.PROGRESS, true, machine),
                new HelmClock());
    }

    private List<String> history() throws IOException {
        return Files.readString(directory.resolve("run_stats_history.csv"))
                .lines()
                .skip(1)
                .toList();
    }

    private void requests(int second, int count, int bad) {
        timeline.add(new Window(second, false, 0, stats(count, bad)));
        timeline.add(0, health(second, 10));
    }

    private static Stats stats(int count, int bad) {
        long[] outcomes = new long[Outcome.count()];
        outcomes[Outcome.OK.code()] = (long) count - bad;
        outcomes[Outcome.TIMEOUT.code()] = bad;
        Tally latency = new Tally();
        for (int i = 0; i < count; i++) {
            latency.add(5_000);
        }
        return new Stats(
                new Counts(count, count, 0, 0, outcomes, new TreeMap<>(), 10L * count, count),
                latency.toDistribution(),
                latency.toDistribution(),
                Stats.NONE.lag(),
                Moments.NONE,
                Moments.NONE,
                Moments.NONE);
    }

    private static Health health(int second, int percent) {
        return new Health(second, 4, 0, 0, percent * 10_000L, 1_000_000, 0, 0, 0, 0);
    }

    /** Of the same time as the helm's. */
    private final class HelmClock implements Clock {
        @Override
        public long nanoTime() {
            return helm.nowNanos();
        }

        @Override
        public long epochMillis() {
            return ZERO_MILLIS + helm.nowMillis;
        }
    }

    private final class ByHand implements Helm {
        private final List<String> finished = new ArrayList<>();
        private final Map<Integer, Long> silentMillis = new TreeMap<>();
        private final List<String> shares = new ArrayList<>();
        private final List<String> changes = new ArrayList<>();
        private List<Integer> sharing = List.of();
        private List<Passage> passages = List.of();
        private long nowMillis;
        private int complete;
        private int lost;

        void begin(Plan plan, int workers) {
            sharing = IntStream.range(0, workers).boxed().toList();
            Profile profile = Profile.of(plan.load().phases());
            passages = List.of(new Passage(1, "run", plan, "", 0, profile.durationNanos(), Stage.of(plan), profile));
        }

        ByHand at(long millis, int completeSecond) {
            nowMillis = millis;
            complete = completeSecond;
            return this;
        }

        @Override
        public long nowNanos() {
            return nowMillis * 1_000_000;
        }

        @Override
        public int completeSecond() {
            return complete;
        }

        @Override
        public Timeline timeline() {
            return timeline;
        }

        @Override
        public Counts counts() {
            return Counts.NONE;
        }

        @Override
        public int lostWorkers() {
            return lost;
        }

        @Override
        public void offer(long atNanos, Level level, String phase) {
            throw new AssertionError("nothing is steered");
        }

        /** Knows of shares, and of nothing else. */
        @Override
        public Pilot pilot() {
            return (Pilot) Proxy.newProxyInstance(
                    Pilot.class.getClassLoader(),
                    new Class<?>[] {Pilot.class},
                    (proxy, method, arguments) -> answer(method.getName(), arguments));
        }

        private @Nullable Object answer(String question, Object[] arguments) {
            return switch (question) {
                case "orderNanos" -> nowNanos() + 300_000_000L;
                case "lease" -> Duration.ofSeconds(10);
                case "sharing" -> sharing;
                case "passages" -> passages;
                case "objections" -> List.of();
                case "silentNanos" -> silentMillis.get((Integer) arguments[0]) * 1_000_000;
                case "failures" ->
                    silentMillis.keySet().stream()
                            .map(worker -> new WorkerFailure(worker, 0, Fate.SILENT, "it fell silent"))
                            .toList();
                case "share" -> {
                    sharing = ((List<?>) arguments[1])
                            .stream().map(Integer.class::cast).toList();
                    shares.add(sharing + " at " + (long) arguments[0] / 1e9);
                    yield null;
                }
                case "record" -> {
                    changes.add(((Change) arguments[0]).what());
                    yield null;
                }
                default -> throw new AssertionError(question + " is not asked for");
            };
        }

        @Override
        public void finish(String why, long graceNanos) {
            finished.add(why + " after " + graceNanos);
        }
    }
}

package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.cost.Budget;
import io.tidemark.aggregator.fleet.Assignment;
import io.tidemark.aggregator.fleet.aws.KnownAnswers.Whole;
import io.tidemark.aggregator.fleet.remote.RemoteFleet;
import io.tidemark.aggregator.fleet.remote.RemoteFleetSettings;
import io.tidemark.aggregator.run.DeltaMerger;
import io.tidemark.aggregator.run.Progress;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunControl;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.shape.Profile;
import io.tidemark.core.window.DeltaCodec;
import io.tidemark.core.window.Stats;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.DynamoLocal;
import io.tidemark.functions.aws.Tables;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.planfile.PlanFingerprint;
import io.tidemark.functions.planfile.PlanWriter;
import io.tidemark.functions.time.SystemClock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A thousand workers in this JVM, which know their answers beforehand, at the pace of a thousand: all they say goes through
 * a real DynamoDB to the real centre.
 */
class SimulatedFleetTest {
    private static final int WORKERS = 1_000;
    private static final long SECOND = 1_000_000_000;
    private static final SystemClock CLOCK = new SystemClock();
    private static final double[] PERCENTS = {0, 1, 25, 50, 75, 90, 95, 99, 99.9, 99.99, 100};

    private final String table = "t" + UUID.randomUUID();
    private final CentreCpu cpu = new CentreCpu();
    private final Queue<String> notes = new ConcurrentLinkedQueue<>();

    @Test
    void aThousandWorkersAreOneWhole() throws Exception {
        Plan plan = plan();
        Profile profile = Profile.of(plan.load().phases());
        KnownAnswers answers = new KnownAnswers(profile);
        try (DynamoDbClient dynamo = AwsClients.dynamo(DynamoLocal.settings());
                SimulatedCaller caller = new SimulatedCaller(dynamo, CLOCK, profile, answers::of)) {
            Tables.create(dynamo, table);
            Run done = run(plan, caller, dynamo);
            System.out.println("The centre of " + WORKERS + " workers: " + cpu);

            assertThat(caller.troubles()).isEmpty();
            assertThat(done.ledger().lost()).isEmpty();
            assertThat(done.ledger().missingDeltas()).isZero();
            assertThat(done.ledger().scheduled()).isEqualTo(profile.arrivals());
            assertThat(done.ledger().planned()).isEqualTo(profile.arrivals());
            assertThat(done.ledger().sent()).isEqualTo(profile.arrivals());
            assertThat(notes)
                    .anyMatch(note -> note.contains("on " + WORKERS + " of " + WORKERS + " workers"))
                    .noneMatch(note -> note.contains("lost") || note.contains("refused"));
            List<Whole> wholes = answers.wholes();
            for (int name = 0; name < KnownAnswers.NAMES; name++) {
                equal(done.timeline().total(name), wholes.get(name));
            }
            assertThat(done.verdict().isValid()).as("%s", done.verdict()).isTrue();
            Tables.delete(DynamoLocal.settings(), table);
        }
    }

    /** Some are left out, later others; the plan changes twice. Whoever shares the load, each arrival is counted once. */
    @Test
    void aThousandWorkersShareTheLoadAnewAndChangeThePlan() throws Exception {
        Plan plan = plan();
        Profile profile = Profile.of(plan.load().phases());
        KnownAnswers answers = new KnownAnswers(profile);
        Map<String, DeltaMerger> mergers = new LinkedHashMap<>();
        for (String run : List.of("run", "run-v2", "run-v3")) {
            mergers.put(run, new DeltaMerger(run, PlanFingerprint.of(plan), KnownAnswers.NAMES, WORKERS));
        }
        BlockingQueue<byte[]> arrived = new LinkedBlockingQueue<>();
        try (DynamoDbClient dynamo = AwsClients.dynamo(DynamoLocal.settings());
                SimulatedCaller caller = new SimulatedCaller(dynamo, CLOCK, profile, answers::of)) {
            Tables.create(dynamo, table);
            try (RemoteFleet fleet = fleet(caller, dynamo)) {
                fleet.prepare(assignment("run", plan), arrived::add);
                fleet.start(CLOCK.epochMillis() + 4_000);
                fleet.direct(new Directive.Share(4 * SECOND, without(7)));
                fleet.adopt(assignment("run-v2", plan), 6 * SECOND, true);
                fleet.adopt(assignment("run-v3", plan), 9 * SECOND, false);
                fleet.direct(new Directive.Share(10 * SECOND, without(3)));
                while (!fleet.isDone() || !arrived.isEmpty()) {
                    byte[] delta = arrived.poll(100, TimeUnit.MILLISECONDS);
                    if (delta != null) {
                        mergers.get(DeltaCodec.decode(delta).runId()).merge(delta);
                    }
                }
                assertThat(fleet.failures()).isEmpty();
            }
            assertThat(caller.troubles()).isEmpty();
            Tables.delete(DynamoLocal.settings(), table);
        }
        assertThat(mergers.values()).allMatch(DeltaMerger::isComplete).allMatch(merger -> merger.missing() == 0);
        assertThat(mergers.values())
                .extracting(merger -> merger.measured().sent())
                .containsExactly(60_000L, 30_000L, 30_000L);
        List<Whole> wholes = answers.wholes();
        for (int name = 0; name < KnownAnswers.NAMES; name++) {
            int number = name;
            equal(
                    mergers.values().stream()
                            .map(merger -> merger.timeline().total(number))
                            .reduce(Stats.NONE, Stats::merge),
                    wholes.get(name));
        }
    }

    /** All workers but each n-th. */
    private static List<Integer> without(int nth) {
        return IntStream.range(0, WORKERS)
                .filter(worker -> worker % nth != 0)
                .boxed()
                .toList();
    }

    private static Assignment assignment(String run, Plan plan) {
        return new Assignment(run, plan, PlanFingerprint.of(plan), true);
    }

    private static void equal(Stats stats, Whole whole) {
        assertThat(stats.counts().good()).isEqualTo(whole.good);
        assertThat(stats.counts().bad()).isEqualTo(whole.bad);
        assertThat(stats.latency().sum()).isEqualTo(whole.sumMicros);
        assertThat(stats.latency().toHdrHistogram()).isEqualTo(whole.latency);
        assertThat(stats.service().toHdrHistogram()).isEqualTo(whole.service);
        for (double percent : PERCENTS) {
            assertThat(stats.latency().percentile(percent))
                    .as("p%s", percent)
                    // Nothing is larger than the largest, whatever its bucket.
                    .isEqualTo(Math.min(whole.latency.getValueAtPercentile(percent), whole.maxMicros));
        }
    }

    private Run run(Plan plan, SimulatedCaller caller, DynamoDbClient dynamo) throws Exception {
        RunListener listener = new RunListener() {
            @Override
            public void progress(Progress progress) {
                cpu.take();
            }

            @Override
            public void note(String sentence) {
                notes.add(sentence);
            }
        };
        try (RemoteFleet fleet = fleet(caller, dynamo)) {
            return new RunControl(
                            plan,
                            PlanWriter.write(plan),
                            PlanFingerprint.of(plan),
                            fleet,
                            CLOCK,
                            BuildInfo.load(),
                            listener,
                            Steering.BY_PLAN)
                    .run();
        }
    }

    private RemoteFleet fleet(SimulatedCaller caller, DynamoDbClient dynamo) {
        return new RemoteFleet(
                "lambda",
                WORKERS,
                new RemoteFleetSettings(table, "", 60_000, false, Budget.NONE, 0),
                caller,
                new DynamoBoard(dynamo, table, RemoteFleet.copies(WORKERS), null),
                null,
                name -> null,
                CLOCK,
                notes::add,
                () -> {});
    }

    private static Plan plan() throws Exception {
        String scenarios = IntStream.range(0, KnownAnswers.NAMES)
                .mapToObj(name -> "{steps: [{name: n%d, get: /%d}]}".formatted(name, name))
                .collect(Collectors.joining(", "));
        return LambdaRun.plan(
                "{target: 'http://127.0.0.1:9', scenarios: [%s], load: {rate: 10000/s, duration: 12s}, tolerance: {bad: 10%%}}"
                        .formatted(scenarios));
    }
}

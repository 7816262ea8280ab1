package io.tidemark.aggregator.fleet.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.cost.Budget;
import io.tidemark.aggregator.cost.CostLimit;
import io.tidemark.aggregator.cost.Tariffs;
import io.tidemark.aggregator.fleet.Fleet.WorkerFailure;
import io.tidemark.aggregator.fleet.remote.AttachedFleet;
import io.tidemark.aggregator.fleet.remote.Board;
import io.tidemark.aggregator.fleet.remote.FetchedLogs;
import io.tidemark.aggregator.fleet.remote.LogFetcher;
import io.tidemark.aggregator.fleet.remote.Orphan;
import io.tidemark.aggregator.fleet.remote.RemoteFleet;
import io.tidemark.aggregator.fleet.remote.RemoteFleetSettings;
import io.tidemark.aggregator.fleet.remote.RunCard;
import io.tidemark.aggregator.run.Ledger;
import io.tidemark.aggregator.run.Ledger.LostWorker;
import io.tidemark.aggregator.run.Progress;
import io.tidemark.aggregator.run.Run;
import io.tidemark.aggregator.run.RunControl;
import io.tidemark.aggregator.run.RunListener;
import io.tidemark.aggregator.run.Steering;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.AwsServices;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.functions.aws.DynamoLocal;
import io.tidemark.functions.aws.FaultyWay;
import io.tidemark.functions.aws.S3Server;
import io.tidemark.functions.aws.S3Shelf;
import io.tidemark.functions.aws.Tables;
import io.tidemark.functions.aws.lambda.FunctionSettings;
import io.tidemark.functions.aws.lambda.LambdaEndpoint;
import io.tidemark.functions.build.BuildInfo;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanFingerprint;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.functions.planfile.PlanWriter;
import io.tidemark.functions.time.SystemClock;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A run on workers that are processes of the built function, with a real DynamoDB and a real S3 server between. */
final class LambdaRun implements AutoCloseable {
    static final String FUNCTION = "worker";
    private static final long MUSTER_MILLIS = 120_000;
    private static final SystemClock CLOCK = new SystemClock();

    final LambdaEndpoint lambda;
    final DynamoDbClient dynamo;
    final String table;
    private final S3Client s3;
    private final LambdaClient client;
    private final String bucket;
    private final List<String> notes = new ArrayList<>();
    private final CompletableFuture<Void> started = new CompletableFuture<>();
    private boolean replaceLost;
    private Budget budget = budget(CostLimit.NONE);
    private int logMillis;
    private UnaryOperator<Board> around = board -> board;
    private RunControl control;
    private volatile List<WorkerFailure> failures = List.of();
    private CompletableFuture<Run> result;

    private LambdaRun(UnaryOperator<FunctionSettings> configure, URI dynamoUri, URI s3Uri) {
        String name = "t" + UUID.randomUUID();
        table = name;
        bucket = name;
        dynamo = AwsClients.dynamo(at(dynamoUri));
        Tables.create(dynamo, table);
        s3 = AwsClients.s3(at(s3Uri));
        s3.createBucket(request -> request.bucket(bucket));
        lambda = LambdaEndpoint.start(configure.apply(FunctionSettings.worker(FUNCTION)
                .withTimeout(Duration.ofMinutes(5))
                .withEndpoint("DYNAMODB", dynamoUri)
                .withEndpoint("S3", s3Uri)));
        client = AwsClients.configure(LambdaClient.builder(), lambda.settings()).build();
    }

    static LambdaRun of(UnaryOperator<FunctionSettings> configure) {
        return new LambdaRun(configure, DynamoLocal.uri(), S3Server.uri());
    }

    /** Workers and centre alike take these ways to the table and the bucket. */
    static LambdaRun through(FaultyWay dynamo, FaultyWay s3) {
        return new LambdaRun(settings -> settings, dynamo.uri(), s3.uri());
    }

    private static AwsSettings at(URI uri) {
        return new AwsSettings("us-east-1", null, uri);
    }

    static LambdaRun of() {
        return of(settings -> settings);
    }

    LambdaRun replacingLost() {
        replaceLost = true;
        return this;
    }

    /** In US dollars, by the prices of us-east-1. */
    LambdaRun costingAtMost(double dollars) {
        // As for a search, so that a run that would cost too much begins nevertheless.
        budget = budget(new CostLimit(OptionalDouble.of(dollars), Optional.of(Duration.ofHours(1))));
        return this;
    }

    private static Budget budget(CostLimit limit) {
        return Budget.of(Tariffs.bundled(), "us-east-1", limit);
    }

    /** Workers log their requests, and bring the log in pieces each second. */
    LambdaRun logging() {
        logMillis = 1_000;
        return this;
    }

    /** After the run, with the fleet closed. */
    FetchedLogs fetchLogs(Run done, Path directory) {
        try (LogFetcher fetcher = new LogFetcher(new S3Shelf(s3, bucket), CLOCK, this::note, () -> {})) {
            return fetcher.fetch(
                    done.info().id(), done.info().fingerprint(), done.info().workers(), failures, directory);
        }
    }

    /** Something between the centre and its board. */
    LambdaRun between(UnaryOperator<Board> wrapping) {
        around = wrapping;
        return this;
    }

    static Plan plan(String yaml) throws ProblemsException {
        return PlanReader.read(PlanSource.text(yaml, PlanFiles.none()));
    }

    RemoteFleet fleet(int workers) {
        S3Shelf shelf = new S3Shelf(s3, bucket);
        return new RemoteFleet(
                "lambda",
                workers,
                new RemoteFleetSettings(table, bucket, MUSTER_MILLIS, replaceLost, budget, logMillis),
                new LambdaCaller(client, FUNCTION),
                around.apply(new DynamoBoard(dynamo, table, RemoteFleet.copies(workers), shelf)),
                shelf,
                name -> null,
                CLOCK,
                this::note,
                () -> {});
    }

    /** Another centre, as on another machine, takes the run up. */
    Run attach() throws ProblemsException {
        DynamoBoard ways = new DynamoBoard(dynamo, table, 1, null);
        String runId = control.runId();
        RunCard card = Orphan.card(ways, runId);
        S3Shelf shelf = new S3Shelf(s3, card.bucket());
        DynamoBoard board = new DynamoBoard(dynamo, table, RemoteFleet.copies(card.workers()), shelf);
        Orphan orphan = Orphan.find(board, shelf, runId, card, CLOCK);
        try (AttachedFleet fleet = new AttachedFleet(orphan, board, CLOCK, this::note, () -> {})) {
            return new RunControl(
                            runId,
                            orphan.plan(),
                            PlanWriter.write(orphan.plan()),
                            PlanFingerprint.of(orphan.plan()),
                            fleet,
                            CLOCK,
                            BuildInfo.load(),
                            new RunListener() {
                                @Override
                                public void progress(Progress progress) {}

                                @Override
                                public void note(String sentence) {}
                            },
                            Steering.BY_PLAN)
                    .run();
        }
    }

    /** Begins the run on a thread of its own. */
    LambdaRun start(Plan plan, int workers) {
        RemoteFleet fleet = fleet(workers);
        RunListener listener = new RunListener() {
            @Override
            public void progress(Progress progress) {
                if (progress.sent() > 0) {
                    started.complete(null);
                }
            }

            @Override
            public void note(String sentence) {
                LambdaRun.this.note(sentence);
            }
        };
        control = new RunControl(
                plan,
                PlanWriter.write(plan),
                PlanFingerprint.of(plan),
                fleet,
                CLOCK,
                BuildInfo.load(),
                listener,
                Steering.BY_PLAN);
        result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try (fleet) {
                Run done = control.run();
                failures = fleet.failures();
                result.complete(done);
            } catch (Throwable e) {
                result.completeExceptionally(e);
                started.completeExceptionally(e);
            }
        });
        return this;
    }

    Run run(Plan plan, int workers) throws Exception {
        return start(plan, workers).await();
    }

    Run await() throws Exception {
        return result.get(5, TimeUnit.MINUTES);
    }

    /** Waits so long for the end, and no longer than it needs. */
    boolean isOverWithin(Duration duration) throws Exception {
        try {
            result.get(duration.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    /** Returns when the centre has heard of the first requests. */
    LambdaRun awaitLoad() throws Exception {
        started.get(3, TimeUnit.MINUTES);
        return this;
    }

    /** Requests that the plan called for and lost workers did not report. */
    static long missing(Ledger ledger) {
        return ledger.lost().stream().mapToLong(LostWorker::missing).sum();
    }

    RunControl control() {
        return control;
    }

    private void note(String sentence) {
        synchronized (notes) {
            notes.add(sentence);
            notes.notifyAll();
        }
    }

    List<String> notes() {
        synchronized (notes) {
            return List.copyOf(notes);
        }
    }

    /** Returns as soon as there is one. */
    void awaitNote(String pattern) throws InterruptedException {
        synchronized (notes) {
            while (notes.stream().noneMatch(note -> note.matches(pattern)) && !result.isDone()) {
                notes.wait(100);
            }
            assertThat(notes).anyMatch(note -> note.matches(pattern));
        }
    }

    @Override
    public void close() {
        lambda.close();
        client.close();
        dynamo.close();
        s3.close();
        // Not by the ways that may refuse.
        AwsServices.usual().delete(table);
    }
}

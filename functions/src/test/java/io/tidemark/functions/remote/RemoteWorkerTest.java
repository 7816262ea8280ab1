package io.tidemark.functions.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.control.Directive;
import io.tidemark.core.plan.Plan;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.shape.Level;
import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Delta;
import io.tidemark.core.window.Delta.Standing;
import io.tidemark.core.window.Outcome;
import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.Parcel.Stage;
import io.tidemark.functions.planfile.PlanBundle;
import io.tidemark.functions.planfile.PlanFiles;
import io.tidemark.functions.planfile.PlanFingerprint;
import io.tidemark.functions.planfile.PlanReader;
import io.tidemark.functions.planfile.PlanSource;
import io.tidemark.functions.requests.LogAssembly;
import io.tidemark.functions.server.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** One worker with a centre in memory and a real target, at a quick pace: the lease lasts two seconds. Each test waits most of the time. */
@Execution(ExecutionMode.CONCURRENT)
@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class RemoteWorkerTest {
    private static final Post POST = new Post("run", 0, 0);

    private volatile CountDownLatch gate = new CountDownLatch(0);
    private final TestServer server = TestServer.start(call -> {
        gate.await();
        call.respond(200, "ok");
    });
    private final FakeLink link = new FakeLink();
    private final FakeShelf shelf = new FakeShelf();
    private final MovableClock clock = new MovableClock();
    private Pace pace = new Pace(100, 100, 20, 100, 2_000);
    private volatile long remainingMillis = 600_000;
    private long notAfterMillis = Long.MAX_VALUE;
    private String fingerprint = "";
    private int logMillis;

    @TempDir
    private Path scratch;

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aSummonsThatComesTooLateIsNotEvenClaimed() throws Exception {
        notAfterMillis = clock.epochMillis() - 1;
        assertThat(serve(POST, 1).get()).startsWith("too late");
        assertThat(link.claims()).isEmpty();
    }

    @Test
    void aPostThatSomebodyElseHasIsLeftAlone() throws Exception {
        link.give();
        link.start(clock.epochMillis());
        assertThat(serve(POST, 1).get()).isEqualTo("another invocation serves this post");
        assertThat(link.parcels()).isEmpty();
        assertThat(server.requests()).isZero();
    }

    /** Two deliveries of one event have the same id, and yet only one may serve. */
    @Test
    void eachDeliveryClaimsUnderANameOfItsOwn() throws Exception {
        link.give();
        serve(POST, 1).get();
        serve(POST, 1).get();
        assertThat(link.claims()).hasSize(2).allMatch(who -> who.startsWith("request-1/"));
    }

    @Test
    void theLoadIsSentAfterTheStartAndAllOfItIsPosted() throws Exception {
        CompletableFuture<String> served = serve(POST, 1);
        await(() -> link.parcels().size() >= 3);
        assertThat(link.parcels()).allMatch(parcel -> parcel.stage() == Stage.READY);
        assertThat(server.requests()).as("before the start").isZero();
        link.start(clock.epochMillis() + 1_000);

        assertThat(served.get()).isEqualTo("done");
        assertThat(server.requests()).isEqualTo(50);
        assertThat(link.counts().good()).isEqualTo(50);
        assertThat(standing()).isEqualTo(Standing.DONE);
        assertThat(link.parcels().getLast()).returns(Stage.LEFT, Parcel::stage).returns("", Parcel::remark);
    }

    @Test
    void whoWaitsForAStartThatNeverComesLeavesAfterFourLeases() throws Exception {
        CompletableFuture<String> served = serve(POST, 1);
        await(() -> !link.parcels().isEmpty());
        link.fallSilent();
        assertThat(served.get()).isEqualTo("had not heard from the centre for 8 s");
        assertThat(link.parcels().getLast()).returns(Stage.LEFT, Parcel::stage).returns(served.get(), Parcel::remark);
        assertThat(server.requests()).isZero();
    }

    @Test
    void whoWaitsGoesThroughASilenceButBeginsOnlyWhenTheLeaseIsGoodAgain() throws Exception {
        CompletableFuture<String> served = serve(POST, 60);
        await(() -> !link.parcels().isEmpty());
        link.fallSilent();
        clock.skip(Duration.ofSeconds(3));
        link.start(clock.epochMillis());
        int parcels = link.parcels().size();
        await(() -> link.parcels().size() > parcels + 3);
        assertThat(link.parcels()).allMatch(parcel -> parcel.stage() == Stage.READY);
        assertThat(server.requests()).isZero();

        link.speak();
        await(() -> server.requests() > 0);
        link.end();
        assertThat(served.get()).isEqualTo("done");
        assertThat(standing()).isEqualTo(Standing.DONE);
        assertThat(link.counts().good()).isEqualTo(server.requests());
    }

    @Test
    void whoWaitsLeavesBeforeTheInvocationEnds() throws Exception {
        CompletableFuture<String> served = serve(POST, 1);
        await(() -> !link.parcels().isEmpty());
        remainingMillis = 4_999;
        assertThat(served.get()).isEqualTo("the time of its invocation ran out");
        assertThat(link.parcels().getLast().stage()).isEqualTo(Stage.LEFT);
    }

    @Test
    void aRunThatIsOverIsNotBegun() throws Exception {
        link.start(clock.epochMillis());
        link.end();
        assertThat(serve(POST, 1).get()).isEqualTo("the run was over before it began here");
        assertThat(server.requests()).isZero();
        assertThat(link.deltas()).isEmpty();
    }

    @Test
    void aHaltEndsTheLoadAndIsNoFault() throws Exception {
        CompletableFuture<String> served = begun(POST, 60);
        link.end();
        assertThat(served.get()).isEqualTo("done");
        assertThat(standing()).isEqualTo(Standing.DONE);
        assertThat(link.counts().good()).isEqualTo(server.requests()).isLessThan(1_000);
    }

    @Test
    void aDirectiveToStopEndsTheLoadToo() throws Exception {
        CompletableFuture<String> served = begun(POST, 60);
        link.direct(new Directive.Stop(0));
        assertThat(served.get()).isEqualTo("done");
        assertThat(standing()).isEqualTo(Standing.DONE);
    }

    @Test
    void whoLosesTheLeaseBreaksOffAndSaysSo() throws Exception {
        CompletableFuture<String> served = begun(POST, 60);
        link.fallSilent();
        assertThat(served.get()).isEqualTo("had not heard from the centre for 2 s");
        assertThat(standing()).isEqualTo(Standing.BROKEN_OFF);
        assertThat(link.counts().good()).isEqualTo(server.requests());
        assertThat(link.parcels().getLast().remark()).isEqualTo(served.get());
    }

    @Test
    void whoWasToldToStopHasNothingToExplainWhenTheLeaseRunsOut() throws Exception {
        CompletableFuture<String> served = begun(POST, 60);
        // Requests under way keep it for longer than the lease.
        CountDownLatch never = new CountDownLatch(1);
        gate = never;
        int requests = server.requests();
        await(() -> server.requests() > requests);
        link.direct(new Directive.Stop(TimeUnit.MINUTES.toNanos(5)));
        link.fallSilent();
        assertThat(served.get()).isEqualTo("done");
        never.countDown();
        assertThat(standing()).isEqualTo(Standing.DONE);
        assertThat(link.counts().count(Outcome.UNFINISHED)).isPositive();
    }

    @Test
    void whoRunsOutOfTimeBreaksOff() throws Exception {
        CompletableFuture<String> served = begun(POST, 60);
        remainingMillis = 4_999;
        assertThat(served.get()).isEqualTo("the time of its invocation ran out");
        assertThat(standing()).isEqualTo(Standing.BROKEN_OFF);
        assertThat(link.counts().good()).isEqualTo(server.requests());
    }

    @Test
    void whoIsRelievedSendsWhatBeginsBeforeAndNothingElse() throws Exception {
        link.relieve(new Relief(0, 1, TimeUnit.SECONDS.toNanos(1)));
        assertThat(begun(POST, 3).get()).isEqualTo("done");
        assertThat(standing()).isEqualTo(Standing.RELIEVED);
        assertThat(server.requests()).isEqualTo(50);
        assertThat(link.counts().planned()).isEqualTo(50);
    }

    @Test
    void whoRelievesSendsTheRest() throws Exception {
        link.relieve(new Relief(0, 1, TimeUnit.SECONDS.toNanos(1)));
        assertThat(begun(POST.next(), 2).get()).isEqualTo("done");
        assertThat(standing()).isEqualTo(Standing.DONE);
        assertThat(link.deltas()).allMatch(delta -> delta.shift() == 1);
        assertThat(server.requests()).isEqualTo(50);
    }

    @Test
    void whoComesTooLateLeavesOutTheSecondsBefore() throws Exception {
        link.start(clock.epochMillis() - 1_500);
        assertThat(serve(POST, 3).get()).isEqualTo("done");
        assertThat(server.requests()).as("seconds of 50 requests").isIn(0, 50);
    }

    @Test
    void aLinkThatFailsForAWhileLosesNothing() throws Exception {
        pace = new Pace(100, 100, 20, 100, 10_000);
        CompletableFuture<String> served = begun(POST, 3);
        for (int i = 0; i < 3; i++) {
            link.cutOff();
            int requests = server.requests();
            await(() -> server.requests() > requests + 5 || server.requests() == 150);
            link.restore();
            int parcels = link.parcels().size();
            await(() -> link.parcels().size() > parcels || served.isDone());
        }
        assertThat(served.get()).isEqualTo("done");
        assertThat(link.counts().good()).isEqualTo(server.requests()).isEqualTo(150);
        assertThat(link.parcels())
                .extracting(Parcel::number)
                .containsExactlyElementsOf(
                        IntStream.range(0, link.parcels().size()).boxed().toList());
        List<Delta> deltas = link.deltas();
        assertThat(deltas)
                .extracting(Delta::sequence)
                .containsExactlyElementsOf(
                        IntStream.range(0, deltas.size()).boxed().toList());
    }

    @Test
    void aLinkThatStaysAwayKeepsNobodyBeyondTheInvocation() throws Exception {
        CompletableFuture<String> served = begun(POST, 60);
        link.cutOff();
        remainingMillis = 600;
        assertThat(served.get()).isNotEmpty();
        assertThat(link.parcels()).noneMatch(parcel -> parcel.stage() == Stage.LEFT);
    }

    @Test
    void aPlanThatIsNotTheCentresIsRefusedWithBothFingerprints() throws Exception {
        fingerprint = "something-else";
        assertThat(serve(POST, 1).get()).isEqualTo("the plan cannot run here");
        assertThat(link.parcels().getLast().stage()).isEqualTo(Stage.FAILED);
        assertThat(link.parcels().getLast().remark()).contains("something-else", "the versions differ");
    }

    @Test
    void whoIsToldThatThePlanChangesFetchesTheNewOneAndGoesOn() throws Exception {
        CompletableFuture<String> served = begun(POST, 5);
        link.adopt(adoption("run-v2", 3, 2, true));
        assertThat(served.get()).isEqualTo("done");
        assertThat(server.requests("/")).isEqualTo(150);
        assertThat(server.requests("/v2")).isEqualTo(100);
        assertThat(counts("run").good()).isEqualTo(150);
        assertThat(counts("run-v2").good()).isEqualTo(100);
        assertThat(standings("run")).containsExactly(Standing.DONE);
        assertThat(standings("run-v2")).containsExactly(Standing.DONE);
        assertThat(link.parcels().getLast()).returns(Stage.LEFT, Parcel::stage).returns("", Parcel::remark);
    }

    @Test
    void ordersGivenAfterAChangeAreForTheNewPlan() throws Exception {
        CompletableFuture<String> served = begun(POST, 6);
        link.direct(new Directive.Offer(TimeUnit.SECONDS.toNanos(3), Level.of(10)));
        link.adopt(adoption("run-v2", 4, 2, false, 1));
        link.direct(new Directive.Offer(TimeUnit.SECONDS.toNanos(5), Level.of(20)));
        assertThat(served.get()).isEqualTo("done");
        assertThat(counts("run").planned()).isEqualTo(150 + 10);
        assertThat(counts("run-v2").planned()).isEqualTo(50 + 20);
    }

    @Test
    void whoComesLateBeginsWithTheNewestPlanInForce() throws Exception {
        link.adopt(adoption("run-v2", 1, 6, true));
        link.adopt(adoption("run-v3", 2, 6, true));
        link.adopt(adoption("run-v4", 5, 2, true));
        link.start(clock.epochMillis() - 2_500);
        assertThat(serve(POST, 9).get()).isEqualTo("done");
        assertThat(link.counts().good()).isEqualTo(server.requests());
        assertThat(counts("run").planned() + counts("run-v2").planned()).isZero();
        assertThat(counts("run-v3").planned()).isIn(50L, 100L);
        assertThat(counts("run-v4").good()).isEqualTo(100);
        assertThat(link.deltas())
                .noneMatch(delta -> delta.runId().equals("run") || delta.runId().equals("run-v2"));
    }

    @Test
    void whoRelievesAnotherBeginsWithThePlanThatIsInForceThen() throws Exception {
        link.adopt(adoption("run-v2", 1, 3, true));
        link.relieve(new Relief(0, 1, TimeUnit.SECONDS.toNanos(3)));
        assertThat(begun(POST.next(), 9).get()).isEqualTo("done");
        assertThat(counts("run-v2").good()).isEqualTo(50).isEqualTo(server.requests("/v2"));
        assertThat(server.requests("/")).isZero();
        assertThat(link.deltas())
                .allMatch(delta -> delta.shift() == 1 && delta.runId().equals("run-v2"));
    }

    @Test
    void aShelfThatIsAwayForAMomentDelaysNothing() throws Exception {
        CompletableFuture<String> served = begun(POST, 5);
        Adoption adoption = adoption("run-v2", 3, 2, true);
        shelf.close();
        link.adopt(adoption);
        int requests = server.requests();
        await(() -> server.requests() > requests + 20);
        shelf.reopen();
        assertThat(served.get()).isEqualTo("done");
        assertThat(counts("run-v2").good()).isEqualTo(100);
    }

    @Test
    void whoCannotHaveThePlanEndsWithTheOthersAndSaysWhy() throws Exception {
        CompletableFuture<String> served = begun(POST, 60);
        link.adopt(new Adoption("run-v2", "another", TimeUnit.SECONDS.toNanos(2), true, 0, bundle(plan(9, "/v2")), ""));
        assertThat(served.get()).startsWith("the changed plan cannot run here: the plan has the fingerprint");
        assertThat(link.parcels().getLast().remark()).isEqualTo(served.get());
        assertThat(standings("run")).containsExactly(Standing.DONE);
        assertThat(server.requests("/v2")).isZero();
    }

    @Test
    void whoLosesTheLeaseWhileAPlanIsFetchedBreaksOff() throws Exception {
        CompletableFuture<String> served = begun(POST, 60);
        shelf.close();
        link.adopt(new Adoption("run-v2", "plan", TimeUnit.MINUTES.toNanos(1), true, 0, new byte[0], "nowhere"));
        int parcels = link.parcels().size();
        await(() -> link.parcels().size() > parcels + 3);
        link.fallSilent();
        assertThat(served.get()).isEqualTo("had not heard from the centre for 2 s");
        assertThat(standings("run")).containsExactly(Standing.BROKEN_OFF);
    }

    @Test
    void eachPlanHasItsOwnLogOfRequests() throws Exception {
        logMillis = 200;
        CompletableFuture<String> served = begun(POST, 5);
        link.adopt(adoption("run-v2", 3, 2, true));
        assertThat(served.get()).isEqualTo("done");
        assertThat(logged("run", plan(5, "/"))).isEqualTo(150);
        assertThat(logged("run-v2", plan(5, "/v2"))).isEqualTo(100);
        assertThat(scratch.toFile().list()).as("nothing is left on the disk").containsOnly("run.log", "run-v2.log");
    }

    private long logged(String run, Plan plan) throws Exception {
        try (LogAssembly assembly = LogAssembly.create(
                scratch.resolve(run + ".log"),
                run,
                PlanFingerprint.of(plan),
                summons(POST, plan).segment())) {
            List<String> keys = shelf.list(PieceKey.prefix(run));
            for (int piece = 0; piece < keys.size(); piece++) {
                boolean last = piece == keys.size() - 1;
                assembly.add(shelf.get(new PieceKey(new Post(run, 0, 0), piece, last).text()));
            }
            assertThat(assembly.hasAllEnds()).isTrue();
            return assembly.records();
        }
    }

    /** To a plan of 50 requests a second that lies on the shelf and ends so many seconds after the change. */
    private Adoption adoption(String run, int second, int seconds, boolean sameLoad, int... after) throws Exception {
        Plan plan = plan(second + seconds, "/v2");
        String key = "plans/" + run;
        shelf.put(key, bundle(plan));
        return new Adoption(
                run,
                PlanFingerprint.of(plan),
                TimeUnit.SECONDS.toNanos(second),
                sameLoad,
                IntStream.of(after).sum(),
                new byte[0],
                key);
    }

    private static byte[] bundle(Plan plan) {
        return PlanBundle.write(plan);
    }

    private Counts counts(String run) {
        return link.deltas().stream()
                .filter(delta -> delta.runId().equals(run))
                .flatMap(delta -> delta.windows().stream())
                .map(window -> window.stats().counts())
                .reduce(Counts.NONE, Counts::merge);
    }

    private List<Standing> standings(String run) {
        return link.deltas().stream()
                .filter(delta -> delta.runId().equals(run) && delta.isLast())
                .map(Delta::standing)
                .toList();
    }

    @Test
    void theLogOfRequestsIsOnTheShelfWhenTheWorkerHasLeft() throws Exception {
        logMillis = 200;
        assertThat(begun(POST, 2).get()).isEqualTo("done");
        assertThat(shelf.keys()).hasSizeGreaterThan(2);
        Path file = scratch.resolve("log");
        try (LogAssembly assembly = LogAssembly.create(
                file, "run", PlanFingerprint.of(plan(2)), summons(POST, plan(2)).segment())) {
            for (int piece = 0; piece < shelf.keys().size(); piece++) {
                boolean last = piece == shelf.keys().size() - 1;
                assembly.add(shelf.get(new PieceKey(POST, piece, last).text()));
            }
            assertThat(assembly.records()).isEqualTo(server.requests()).isEqualTo(100);
            assertThat(assembly.hasAllEnds()).isTrue();
        }
        assertThat(scratch.toFile().list()).as("nothing is left on the disk").containsExactly("log");
    }

    @Test
    void aShelfThatTakesNoLogChangesNothingOfTheRun() throws Exception {
        logMillis = 200;
        shelf.close();
        CompletableFuture<String> served = begun(POST, 1);
        await(() -> !link.deltas().isEmpty() && link.deltas().getLast().isLast());
        while (!served.isDone()) {
            clock.skip(Duration.ofMillis(10));
            LockSupport.parkNanos(100_000);
        }
        assertThat(served.get()).isEqualTo("done; the log of requests is not complete: the bucket is away");
        assertThat(standing()).isEqualTo(Standing.DONE);
        assertThat(link.counts().good()).isEqualTo(server.requests()).isEqualTo(50);
        assertThat(link.parcels().getLast()).returns(Stage.LEFT, Parcel::stage).returns("", Parcel::remark);
    }

    @Test
    void whoLogsLeavesEarlierToBringTheRest() throws Exception {
        logMillis = 200;
        CompletableFuture<String> served = begun(POST, 60);
        remainingMillis = 8_999;
        assertThat(served.get()).isEqualTo("the time of its invocation ran out");
        assertThat(shelf.keys().stream().filter(key -> key.endsWith("-end"))).hasSize(1);
    }

    @Test
    void withoutRoomForALogTheRunGoesOnAndItIsSaid() throws Exception {
        logMillis = 200;
        scratch = scratch.resolve("nowhere");
        assertThat(begun(POST, 1).get()).startsWith("done; there is no log of requests");
        assertThat(server.requests()).isEqualTo(50);
    }

    /** Serving, with the start given and the first request sent. */
    private CompletableFuture<String> begun(Post post, int seconds) throws Exception {
        CompletableFuture<String> served = serve(post, seconds);
        await(() -> !link.parcels().isEmpty());
        link.start(clock.epochMillis() + 1_000);
        await(() -> server.requests() > 0);
        return served;
    }

    private CompletableFuture<String> serve(Post post, int seconds) throws ProblemsException {
        Summons summons = summons(post, plan(seconds));
        CompletableFuture<String> served = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                served.complete(new RemoteWorker(summons, link, shelf, scratch, clock, () -> remainingMillis)
                        .serve("request-1", 1));
            } catch (Exception e) {
                served.completeExceptionally(e);
            }
        });
        return served;
    }

    private Plan plan(int seconds) throws ProblemsException {
        return plan(seconds, "/");
    }

    private Plan plan(int seconds, String path) throws ProblemsException {
        return PlanReader.read(PlanSource.text(
                "{target: '%s', scenarios: [{steps: [{get: %s}]}], load: {rate: 50/s, duration: %ds}}"
                        .formatted(server.url(), path, seconds),
                PlanFiles.none()));
    }

    private Summons summons(Post post, Plan plan) {
        return new Summons(
                post,
                1,
                fingerprint.isEmpty() ? PlanFingerprint.of(plan) : fingerprint,
                PlanBundle.write(plan),
                "",
                Map.of(),
                "table",
                "bucket",
                1,
                100,
                pace,
                notAfterMillis,
                1,
                logMillis);
    }

    private Standing standing() {
        return link.deltas().getLast().standing();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(100_000);
        }
    }
}

package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.fleet.Fleet.WorkerFailure;
import io.tidemark.aggregator.fleet.Fleet.WorkerFailure.Fate;
import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.Parcel.Stage;
import io.tidemark.functions.remote.Pace;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.remote.Relief;
import io.tidemark.functions.time.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two segments; nothing happens but what a test lets happen. */
class SuccessionTest {
    private static final long SECOND = 1_000_000_000;
    private static final Pace PACE = Pace.of(2);
    private static final Duration ORDER = Duration.ofSeconds(3);
    private static final Duration QUARTER_HOUR = Duration.ofMinutes(15);

    private final ManualClock clock = new ManualClock();
    private final FakeBoard board = new FakeBoard();
    private final Muster muster = new Muster("run", 2, PACE.beatMillis());
    private final ControlDesk desk = new ControlDesk("run", board, clock, PACE.renewMillis());
    private final List<String> notes = new ArrayList<>();
    private final Collector collector = new Collector(board, muster, delta -> {}, clock, notes::add);
    private final FakeCaller caller = new FakeCaller(clock);
    private final Summoner summoner = new Summoner(caller, muster, clock, Summonses::of);
    private Succession succession;
    private long zeroNanos;

    @AfterEach
    void close() {
        summoner.close();
    }

    @Test
    void aSuccessorIsCalledAMinuteBeforeTheEnd() {
        begin(QUARTER_HOUR, false);
        pass(Duration.ofMinutes(14));
        assertThat(muster.candidates()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(muster.candidates()).extracting(Recruit::post).containsExactly(post(0, 1), post(1, 1));
    }

    @Test
    void forAShortInvocationItIsHalfTheTime() {
        begin(Duration.ofSeconds(40), false);
        pass(Duration.ofSeconds(20));
        assertThat(muster.candidates()).isEmpty();
        pass(Duration.ofSeconds(1));
        assertThat(muster.candidates()).hasSize(2);
    }

    @Test
    void oneSuccessorIsCalledForEachHoweverOftenIsLooked() {
        begin(QUARTER_HOUR, false);
        pass(Duration.ofSeconds(845));
        for (int i = 0; i < 20; i++) {
            succession.look();
        }
        assertThat(muster.all()).hasSize(4);
    }

    @Test
    void allChangeAtOneWholeSecondThatEveryWorkerHearsOfInTime() throws IOException {
        begin(QUARTER_HOUR, false);
        pass(Duration.ofSeconds(845));
        ready(post(0, 1));
        succession.look();
        assertThat(reliefs()).as("one is not ready").isEmpty();
        pass(Duration.ofMillis(4_321));
        ready(post(0, 1));
        ready(post(1, 1));
        succession.look();

        long order = runNanos() + ORDER.toNanos();
        List<Relief> reliefs = reliefs();
        long at = reliefs.getFirst().atNanos();
        assertThat(reliefs).containsExactly(new Relief(0, 1, at), new Relief(1, 1, at));
        assertThat(at % SECOND).isZero();
        assertThat(at).isBetween(order, order + SECOND);
        assertThat(muster.serving()).extracting(Recruit::post).containsExactly(post(0, 1), post(1, 1));
        assertThat(succession.failures()).isEmpty();
    }

    @Test
    void whoNeverGetsReadyIsReplacedByAnother() {
        begin(QUARTER_HOUR, false);
        pass(Duration.ofSeconds(841));
        pass(Duration.ofSeconds(45));
        assertThat(muster.candidateOf(0)).map(Recruit::post).contains(post(0, 1));
        pass(Duration.ofSeconds(1));
        pass(Duration.ofMillis(100));
        assertThat(muster.candidateOf(0)).map(Recruit::post).contains(post(0, 2));
        assertThat(muster.serving().getFirst().post()).isEqualTo(post(0, 0));
    }

    @Test
    void whoCannotRunThePlanIsReplacedByAnother() {
        begin(QUARTER_HOUR, false);
        pass(Duration.ofSeconds(841));
        say(post(0, 1), Stage.FAILED, "no room");
        pass(Duration.ofMillis(100));
        pass(Duration.ofMillis(100));
        assertThat(muster.candidateOf(0)).map(Recruit::post).contains(post(0, 2));
        assertThat(muster.candidateOf(1)).map(Recruit::post).contains(post(1, 1));
    }

    @Test
    void whenThereIsNoTimeLeftWhoIsReadyTakesOverAlone() throws IOException {
        begin(QUARTER_HOUR, false);
        pass(Duration.ofSeconds(844));
        for (int i = 0; i < 44; i++) {
            ready(post(1, 1));
            pass(Duration.ofSeconds(1));
        }
        assertThat(reliefs()).as("12 s are left: 9, and 3 for the order").isEmpty();
        pass(Duration.ofMillis(100));
        assertThat(reliefs()).extracting(Relief::segment).containsExactly(1);
        assertThat(muster.serving()).extracting(Recruit::post).containsExactly(post(0, 0), post(1, 1));
    }

    @Test
    void whoHasLeftIsNotSucceeded() {
        begin(QUARTER_HOUR, false);
        say(post(0, 0), Stage.LEFT, "");
        say(post(1, 0), Stage.LEFT, "");
        pass(Duration.ofSeconds(845));
        assertThat(muster.candidates()).isEmpty();
        assertThat(succession.failures()).isEmpty();
    }

    @Test
    void whoFallsSilentIsNotedAndAfterAWhileNotWaitedFor() {
        begin(QUARTER_HOUR, false);
        passWith(Duration.ofSeconds(4), 1);
        assertThat(succession.failures()).isEmpty();
        passWith(Duration.ofMillis(1), 1);
        assertThat(succession.failures()).containsExactly(failure(0, Fate.SILENT, "it fell silent"));
        passWith(Duration.ofSeconds(16), 1);
        assertThat(succession.failures()).containsExactly(failure(0, Fate.LOST, "it fell silent"));
        assertThat(muster.candidates()).as("nobody asked for another").isEmpty();
    }

    @Test
    void whoIsHeardAgainIsNoFailure() {
        begin(QUARTER_HOUR, true);
        passWith(Duration.ofSeconds(5), 1);
        say(post(0, 0), Stage.ON_DUTY, "");
        assertThat(succession.failures()).isEmpty();
        ready(post(0, 1));
        succession.look();
        assertThat(muster.serving().getFirst().post())
                .as("it need not be relieved")
                .isEqualTo(post(0, 0));
    }

    @Test
    void aLostWorkerIsReplacedOnlyAfterItsLeaseMustHaveRunOut() throws IOException {
        begin(QUARTER_HOUR, true);
        passWith(Duration.ofSeconds(4), 1);
        assertThat(muster.candidates()).isEmpty();
        passWith(Duration.ofMillis(500), 1);
        assertThat(muster.candidates()).extracting(Recruit::post).containsExactly(post(0, 1));
        assertThat(reliefs()).isEmpty();
        ready(post(0, 1));
        succession.look();

        long sure = runNanos() + TimeUnit.MILLISECONDS.toNanos(PACE.leaseMillis() + PACE.readMillis());
        assertThat(reliefs()).singleElement().returns(0, Relief::segment).returns(1, Relief::shift);
        assertThat(reliefs().getFirst().atNanos()).isBetween(sure, sure + SECOND);
        assertThat(succession.failures()).containsExactly(failure(0, Fate.REPLACED, "it fell silent"));
        assertThat(muster.serving()).extracting(Recruit::post).containsExactly(post(0, 1), post(1, 0));
    }

    @Test
    void whoBrokeOffHasStoppedSoItIsReplacedAtOnce() throws IOException {
        begin(QUARTER_HOUR, true);
        passWith(Duration.ofSeconds(2), 1);
        say(post(0, 0), Stage.LEFT, "had not heard from the centre");
        succession.look();
        ready(post(0, 1));
        succession.look();
        long order = runNanos() + ORDER.toNanos();
        assertThat(reliefs()).hasSize(1);
        assertThat(reliefs().getFirst().atNanos()).isBetween(order, order + SECOND);
        assertThat(succession.failures()).containsExactly(failure(0, Fate.REPLACED, "had not heard from the centre"));
    }

    @Test
    void whoBrokeOffIsLostWhenNobodyIsToReplaceIt() {
        begin(QUARTER_HOUR, false);
        say(post(0, 0), Stage.LEFT, "had not heard from the centre");
        succession.look();
        assertThat(muster.candidates()).isEmpty();
        assertThat(succession.failures()).containsExactly(failure(0, Fate.LOST, "had not heard from the centre"));
    }

    @Test
    void whoWasNeverHeardOfIsLostWithTheReasonAsFarAsItIsKnown() {
        muster.callFailed(muster.serving().getFirst(), "Rate Exceeded");
        muster.called(muster.serving().getLast(), 1);
        open(QUARTER_HOUR, true);
        succession.look();
        assertThat(succession.failures())
                .containsExactly(
                        failure(0, Fate.LOST, "it could not be called: Rate Exceeded"),
                        failure(1, Fate.LOST, "it never reported; the log of its function may say why"));
        assertThat(muster.candidates())
                .as("who was not there at the start is not replaced")
                .isEmpty();
    }

    @Test
    void whileNobodyCanBeHeardNobodyIsSilent() {
        begin(QUARTER_HOUR, true);
        board.cutOff = true;
        clock.advance(Duration.ofSeconds(30));
        collector.collect();
        succession.look();
        assertThat(succession.failures()).isEmpty();
        assertThat(muster.candidates()).isEmpty();
    }

    /** Both workers serve, and have been heard of just now. */
    private void begin(Duration timeout, boolean replaceLost) {
        clock.advance(Duration.ofSeconds(1));
        for (Recruit recruit : muster.serving()) {
            muster.called(recruit, clock.nanoTime());
            say(recruit.post(), Stage.READY, "");
        }
        open(timeout, replaceLost);
    }

    private void open(Duration timeout, boolean replaceLost) {
        zeroNanos = clock.nanoTime() + 123_456_789;
        succession = new Succession(
                muster,
                desk,
                summoner,
                collector,
                clock,
                PACE,
                timeout.toMillis(),
                ORDER::toNanos,
                replaceLost,
                this::runNanos);
    }

    private long runNanos() {
        return clock.nanoTime() - zeroNanos;
    }

    /** Time passes, and all who serve are heard of. */
    private void pass(Duration duration) {
        passWith(duration, 0, 1);
    }

    private void passWith(Duration duration, int... segments) {
        listen(duration);
        for (int segment : segments) {
            Recruit recruit = muster.serving().get(segment);
            if (!recruit.isGone()) {
                say(recruit.post(), Stage.ON_DUTY, "");
            }
        }
        succession.look();
    }

    /** Without a pause: a centre that has not listened for a while takes nobody for silent. */
    private void listen(Duration duration) {
        Duration left = duration;
        while (left.compareTo(Duration.ofSeconds(1)) > 0) {
            clock.advance(Duration.ofSeconds(1));
            collector.collect();
            left = left.minusSeconds(1);
        }
        clock.advance(left);
        collector.collect();
    }

    private void ready(Post post) {
        say(post, Stage.READY, "");
    }

    private void say(Post post, Stage stage, String remark) {
        Recruit recruit = muster.all().stream()
                .filter(each -> each.post().equals(post))
                .findFirst()
                .orElseThrow();
        Parcel parcel = new Parcel(recruit.next(), stage, 1, 0, remark, List.of());
        muster.heard(post, parcel, clock.nanoTime(), clock.epochMillis());
    }

    /** As the workers are told. */
    private List<Relief> reliefs() throws IOException {
        clock.advance(Duration.ofNanos(1));
        desk.renew();
        return board.published.isEmpty() ? List.of() : board.published.getLast().reliefs();
    }

    private static Post post(int segment, int shift) {
        return new Post("run", segment, shift);
    }

    private static WorkerFailure failure(int segment, Fate fate, String reason) {
        return new WorkerFailure(segment, 0, fate, reason);
    }
}

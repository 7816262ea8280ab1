package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.fleet.remote.FakeCaller.Call;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.time.ManualClock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;

@Timeout(value = 60, threadMode = ThreadMode.SEPARATE_THREAD)
class SummonerTest {
    private static final int SEGMENTS = 40;
    private static final long FIRST_NANOS = TimeUnit.SECONDS.toNanos(1);
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);
    private static final Duration CREEP = Duration.ofMillis(10);

    private final ManualClock clock = new ManualClock();
    private final FakeCaller caller = new FakeCaller(clock);
    private final Muster muster = new Muster("run", SEGMENTS, 1_000);
    private final Summoner summoner = new Summoner(caller, muster, clock, Summonses::of);
    private final List<Recruit> recruits = muster.serving();

    SummonerTest() {
        clock.advance(Duration.ofNanos(FIRST_NANOS));
    }

    @AfterEach
    void close() {
        summoner.close();
    }

    @Test
    void everybodyIsCalledOnceAndIsKnownAsCalled() {
        summoner.summon(recruits, MINUTE);
        await(() -> recruits.stream().allMatch(Recruit::isCalled));
        assertThat(caller.calls())
                .extracting(Call::post)
                .containsExactlyInAnyOrderElementsOf(
                        recruits.stream().map(Recruit::post).toList());
    }

    @Test
    void nobodyIsCalledFasterThanFunctionsMayGrow() {
        summoner.summon(recruits, MINUTE);
        await(() -> caller.calls().size() == SEGMENTS);
        long[] instants =
                caller.calls().stream().mapToLong(Call::nanos).sorted().toArray();
        for (int i = 0; i < SEGMENTS; i++) {
            assertThat(instants[i]).as("call %d", i).isGreaterThanOrEqualTo(FIRST_NANOS + i * 10_000_000L);
        }
    }

    @Test
    void aRefusedCallIsMadeAgainLaterAndLater() {
        caller.refuse(3);
        Recruit recruit = recruits.get(7);
        summoner.summon(List.of(recruit), MINUTE);
        await(recruit::isCalled);
        List<Call> calls = caller.calls();
        assertThat(calls).hasSize(4).allMatch(call -> call.post().equals(recruit.post()));
        BackOff waits = new BackOff(7);
        for (int i = 1; i < calls.size(); i++) {
            assertThat(calls.get(i).nanos() - calls.get(i - 1).nanos())
                    .as("before call %d", i)
                    .isGreaterThanOrEqualTo(waits.nextNanos());
        }
        assertThat(recruit.trouble()).as("it is over").isEmpty();
    }

    @Test
    void whoIsRefusedUntilTheDeadlineIsNotCalledAfterItAndTheReasonIsKept() {
        caller.refuse(Integer.MAX_VALUE);
        long deadline = FIRST_NANOS + TimeUnit.SECONDS.toNanos(3);
        summoner.summon(recruits.subList(0, 3), deadline);
        await(() -> clock.nanoTime() > deadline + TimeUnit.SECONDS.toNanos(10));
        assertThat(caller.calls())
                .hasSizeGreaterThan(3)
                .as("but for the moment between a look at the clock and the call")
                .allMatch(call -> call.nanos() <= deadline + TimeUnit.SECONDS.toNanos(1));
        assertThat(recruits.subList(0, 3))
                .allMatch(recruit -> !recruit.isCalled())
                .extracting(Recruit::trouble)
                .containsOnly("TooManyRequestsException: Rate Exceeded");
    }

    @Test
    void whoIsCalledTwiceIsOneWorkerStill() {
        Recruit recruit = recruits.getFirst();
        summoner.summon(List.of(recruit), MINUTE);
        summoner.summon(List.of(recruit), MINUTE);
        await(() -> caller.calls().size() == 2 && recruit.isCalled());
        assertThat(caller.calls()).extracting(Call::post).containsOnly(new Post("run", 0, 0));
        assertThat(muster.due(clock.nanoTime())).hasSize(1);
    }

    @Test
    void oneThatIsRefusedKeepsNobodyElse() {
        caller.refuse(1);
        summoner.summon(recruits, MINUTE);
        await(() -> recruits.stream().allMatch(Recruit::isCalled));
        assertThat(caller.calls()).hasSize(SEGMENTS + 1);
    }

    @Test
    void afterTheEndNobodyIsCalled() {
        caller.refuse(Integer.MAX_VALUE);
        summoner.summon(recruits.subList(0, 1), MINUTE);
        await(() -> !recruits.getFirst().trouble().isEmpty());
        summoner.close();
        int calls = caller.calls().size();
        long later = clock.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        await(() -> clock.nanoTime() > later);
        assertThat(caller.calls()).hasSize(calls);
    }

    /** Time passes slowly enough for those who wait to see it. */
    private void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            clock.advance(CREEP);
            LockSupport.parkNanos(1_000_000);
        }
    }
}

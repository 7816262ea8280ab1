package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.tidemark.aggregator.cost.Architecture;
import io.tidemark.aggregator.cost.FunctionSize;
import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.Parcel.Stage;
import io.tidemark.functions.remote.Pace;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.remote.Summons;
import io.tidemark.functions.time.Clock;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class GatheringTest {
    private static final int WORKERS = 3;
    private static final long LIMIT_MILLIS = 60_000;

    private final AtomicLong nanos = new AtomicLong(1);
    private final Muster muster = new Muster("run", WORKERS, 1_000);
    private final List<Post> called = new CopyOnWriteArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private volatile String refusal = "";
    private Runnable meanwhile = () -> {};
    private final Summoner summoner = new Summoner(new FakeCaller(), muster, new Passing(), GatheringTest::summons);
    private final Gathering gathering = gathering(WORKERS);

    private Gathering gathering(int expected) {
        return new Gathering(muster, summoner, new Gatherers(), expected, LIMIT_MILLIS, notes::add);
    }

    @AfterEach
    void close() {
        summoner.close();
    }

    @Test
    void itReturnsWhenAllAreReady() throws Exception {
        meanwhile = () -> muster.serving().forEach(recruit -> says(recruit, Stage.READY, ""));
        gathering.await(() -> false);
        assertThat(muster.count(Recruit::isReady)).isEqualTo(WORKERS);
        assertThat(nanos.get()).isLessThan(LIMIT_MILLIS * 1_000_000);
    }

    @Test
    void whoDoesNotComeIsNotWaitedForLongerThanTheLimitAndThatIsTold() throws Exception {
        meanwhile = () -> muster.serving().subList(0, 2).forEach(recruit -> says(recruit, Stage.READY, ""));
        gathering.await(() -> false);
        assertThat(muster.count(Recruit::isReady)).isEqualTo(2);
        assertThat(nanos.get()).isGreaterThanOrEqualTo(LIMIT_MILLIS * 1_000_000);
        assertThat(notes).contains("2 of 3 workers are ready.");
    }

    @Test
    void thoseBeyondTheNumberThatIsExpectedAreCalledButNotWaitedFor() throws Exception {
        meanwhile = () -> muster.serving().subList(0, 2).forEach(recruit -> says(recruit, Stage.READY, ""));
        gathering(2).await(() -> false);
        assertThat(muster.count(Recruit::isReady)).isEqualTo(2);
        assertThat(nanos.get()).isLessThan(LIMIT_MILLIS * 1_000_000);
        assertThat(called).hasSize(WORKERS);
    }

    @Test
    void acceptedCallsThatBroughtNobodyAreMadeAgain() throws Exception {
        meanwhile = () -> {
            muster.serving().subList(0, 2).forEach(recruit -> says(recruit, Stage.READY, ""));
            if (called.stream().filter(post -> post.segment() == 2).count() > 1) {
                says(muster.serving().get(2), Stage.READY, "");
            }
        };
        gathering.await(() -> false);
        assertThat(muster.count(Recruit::isReady)).isEqualTo(WORKERS);
        assertThat(called).filteredOn(post -> post.segment() < 2).doesNotHaveDuplicates();
    }

    /** On a slow machine, more of them at once would make all slower still. */
    @Test
    void whereEveryoneIsSlowNobodyIsCalledAgainEarly() throws Exception {
        meanwhile = () -> {
            if (nanos.get() > seconds(30)) {
                muster.serving().forEach(recruit -> says(recruit, Stage.READY, ""));
            }
        };
        gathering.await(() -> false);
        assertThat(muster.count(Recruit::isReady)).isEqualTo(WORKERS);
        assertThat(called).hasSize(WORKERS);
    }

    @Test
    void nobodyIsCalledAgainBeforeTwiceTheTimeOfTheQuickest() throws Exception {
        meanwhile = () -> {
            if (nanos.get() > seconds(15)) {
                says(muster.serving().getFirst(), Stage.READY, "");
            }
        };
        gathering.await(() -> nanos.get() > seconds(28));
        assertThat(muster.count(Recruit::isReady)).isOne();
        assertThat(called).hasSize(WORKERS);
    }

    @Test
    void whenAllCallsWereLostAllAreMadeAgain() throws Exception {
        meanwhile = () -> {
            if (called.size() >= 2 * WORKERS) {
                muster.serving().forEach(recruit -> says(recruit, Stage.READY, ""));
            }
        };
        gathering.await(() -> false);
        assertThat(muster.count(Recruit::isReady)).isEqualTo(WORKERS);
    }

    @Test
    void aWorkerThatCannotRunThePlanEndsItWithItsReason() {
        meanwhile = () -> says(muster.serving().get(1), Stage.FAILED, "users.csv: is missing");
        assertThatThrownBy(() -> gathering.await(() -> false))
                .isInstanceOf(ProblemsException.class)
                .isNotInstanceOf(CloudException.class)
                .hasMessageContaining("worker 2")
                .hasMessageContaining("users.csv: is missing");
    }

    @Test
    void whenNobodyComesTheReasonOfTheLastCallIsTold() {
        refusal = "TooManyRequestsException: rate exceeded";
        assertThatThrownBy(() -> gathering.await(() -> false))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("none did")
                .hasMessageContaining(refusal);
    }

    @Test
    void whenNobodyComesThoughTheCallsWereAcceptedTheLogIsPointedTo() {
        assertThatThrownBy(() -> gathering.await(() -> false))
                .isInstanceOf(CloudException.class)
                .hasMessageContaining("the function's log may say why");
    }

    @Test
    void nobodyIsWaitedForWhenTheRunIsAbandoned() throws Exception {
        gathering.await(() -> true);
        assertThat(nanos.get()).isLessThan(LIMIT_MILLIS * 1_000_000);
    }

    @Test
    void clocksThatAreFarApartAreTold() throws Exception {
        meanwhile = () -> muster.serving().forEach(recruit -> says(recruit, Stage.READY, ""));
        gathering.await(() -> false);
        assertThat(notes).anyMatch(note -> note.startsWith("The workers' clocks are 5000 ms ahead of this"));
    }

    private void says(Recruit recruit, Stage stage, String remark) {
        if (recruit.next() == 0) {
            Parcel parcel = new Parcel(0, stage, 5_000, 5_000, remark, List.of());
            muster.heard(recruit.post(), parcel, nanos.get(), 0);
        }
    }

    private static long seconds(int seconds) {
        return seconds * 1_000_000_000L;
    }

    private static Summons summons(Post post) {
        return new Summons(
                post, WORKERS, "plan", new byte[0], "", Map.of(), "table", "", 1, 900, Pace.of(WORKERS), 1, 1, 0);
    }

    private final class FakeCaller implements Caller {
        @Override
        public Limits limits() {
            return new Limits(WORKERS, 60_000, 1_024, new FunctionSize(Architecture.ARM64, 1_769));
        }

        @Override
        public void call(Summons summons) throws IOException {
            if (!refusal.isEmpty()) {
                throw new IOException(refusal);
            }
            called.add(summons.post());
        }
    }

    /** Each look at it is three seconds later, in which the others do something; calls have been made by then. */
    private final class Gatherers implements Clock {
        @Override
        public long nanoTime() {
            while (refusal.isEmpty()
                    ? called.size() < WORKERS || isCalling()
                    : muster.serving().stream()
                            .anyMatch(recruit -> recruit.trouble().isEmpty())) {
                if (nanos.get() == 1) {
                    break;
                }
                LockSupport.parkNanos(100_000);
            }
            meanwhile.run();
            return nanos.addAndGet(3_000_000_000L);
        }

        /** Whether somebody is to be called again, by this clock, and has not been yet, by that of those who call. */
        private boolean isCalling() {
            return muster.serving().stream().anyMatch(recruit -> recruit.calledAgainNanos() > seconds(10));
        }

        @Override
        public long epochMillis() {
            return nanos.get() / 1_000_000;
        }
    }

    /** Of those who call: the next place in the queue is always due. */
    private static final class Passing implements Clock {
        private final AtomicLong nanos = new AtomicLong();

        @Override
        public long nanoTime() {
            return nanos.addAndGet(20_000_000);
        }

        @Override
        public long epochMillis() {
            return 0;
        }
    }
}

package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.aggregator.cost.Architecture;
import io.tidemark.aggregator.cost.FunctionSize;
import io.tidemark.aggregator.cost.Usage;
import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.Parcel.Stage;
import io.tidemark.functions.remote.Pace;
import io.tidemark.functions.remote.Post;
import io.tidemark.functions.remote.Summons;
import io.tidemark.functions.time.ManualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeterTest {
    /** A second of it is a GB-second. */
    private static final FunctionSize GIGABYTE = new FunctionSize(Architecture.ARM64, 1_024);
    /** From an order until the last who is on duty is gone: 3 s for the order, 3 s to leave. */
    private static final int STOP = 6;
    /** Whoever cannot be heard leaves after 8 s without a lease, and the 3 s. */
    private static final int SILENT = 11;

    private final ManualClock clock = new ManualClock();
    private final FakeBoard board = new FakeBoard();
    private final Muster muster = new Muster("run", 2, 1_000);
    private boolean refusing;
    private final Meter meter = new Meter(new FakeCaller(), board, GIGABYTE, Pace.of(2), 60_000, 3_000_000_000L, clock);

    @Test
    void whoWasNotCalledUsesNothing() {
        clock.advance(Duration.ofSeconds(9));
        assertThat(meter.read(muster).soFar()).isEqualTo(Usage.NONE);
        assertThat(meter.read(muster).committed()).isEqualTo(Usage.NONE);
    }

    @Test
    void aWorkerCountsFromItsCallUntilItsLastParcel() throws IOException {
        call(0, "");
        advance(4);
        hear(0, 0, Stage.READY);
        advance(6);
        assertThat(gigabyteSeconds()).isEqualTo(10);
        hear(0, 1, Stage.LEFT);
        advance(100);
        assertThat(gigabyteSeconds()).isEqualTo(10);
        assertThat(meter.read(muster).committed()).isEqualTo(meter.read(muster).soFar());
    }

    @Test
    void whoIsOnDutyStillCostsTheTimeToStop() throws IOException {
        call(0, "");
        call(1, "");
        advance(5);
        hear(0, 0, Stage.ON_DUTY);
        hear(1, 0, Stage.LEFT);
        assertThat(gigabyteSeconds()).isEqualTo(10);
        assertThat(meter.read(muster).committed().arm64GigabyteSeconds()).isEqualTo(10 + STOP);
    }

    @Test
    void whoFallsSilentIsGoneWhenItsLeaseHasRunOut() throws IOException {
        call(0, "");
        advance(5);
        hear(0, 0, Stage.ON_DUTY);
        advance(SILENT - 1);
        assertThat(gigabyteSeconds()).isEqualTo(5 + SILENT - 1);
        assertThat(meter.read(muster).committed().arm64GigabyteSeconds()).isEqualTo(5 + SILENT);
        advance(100);
        assertThat(gigabyteSeconds()).isEqualTo(5 + SILENT);
    }

    /** It bears a silence of 32 s. */
    @Test
    void whoFallsSilentBeforeTheStartMayWaitForLonger() throws IOException {
        call(0, "");
        advance(5);
        hear(0, 0, Stage.READY);
        advance(100);
        assertThat(gigabyteSeconds()).isEqualTo(5 + 35);
    }

    @Test
    void whoIsNeverHeardOfCountsAsLongAsItIsWaitedFor() throws IOException {
        call(0, "");
        advance(59);
        assertThat(gigabyteSeconds()).isEqualTo(59);
        advance(100);
        assertThat(gigabyteSeconds()).isEqualTo(60);
    }

    @Test
    void aSecondCallOfTheSamePostIsAnotherInvocationButNotAnotherWorker() throws IOException {
        call(0, "");
        advance(20);
        call(0, "");
        advance(1);
        hear(0, 0, Stage.LEFT);
        Usage usage = meter.read(muster).soFar();
        assertThat(usage.invocations()).isEqualTo(2);
        assertThat(usage.writeUnits()).as("both claim").isEqualTo(2);
        assertThat(usage.arm64GigabyteSeconds()).isEqualTo(21);
    }

    @Test
    void aCallThatIsRefusedCostsNothing() {
        refusing = true;
        assertThatThrownBy(() -> call(0, "")).isInstanceOf(IOException.class);
        assertThat(meter.read(muster).soFar()).isEqualTo(Usage.NONE);
    }

    @Test
    void aPlanOnTheShelfIsPutOnceAndGotByEveryWorker() throws IOException {
        call(0, "plans/run.zip");
        call(1, "plans/run.zip");
        assertThat(meter.read(muster).soFar().puts()).isEqualTo(1);
        assertThat(meter.read(muster).soFar().gets()).isEqualTo(2);
    }

    @Test
    void whatTheBoardUsesIsAddedAndWorkersReadTheControlEachSecond() throws IOException {
        board.used = new Usage(0, 0, 0, 40, 7, 3, 2);
        board.controlUnits = 1.5;
        call(0, "");
        advance(10);
        Usage usage = meter.read(muster).soFar();
        assertThat(usage.writeUnits()).isEqualTo(41);
        assertThat(usage.readUnits()).isCloseTo(7 + 10 * 1.5, within(1e-9));
        assertThat(usage.puts()).isEqualTo(3);
        assertThat(usage.gets()).isEqualTo(2);
    }

    private double gigabyteSeconds() {
        return meter.read(muster).soFar().arm64GigabyteSeconds();
    }

    private void advance(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    private void call(int segment, String bundleKey) throws IOException {
        Summons summons = new Summons(
                new Post("run", segment, 0),
                2,
                "plan",
                new byte[0],
                bundleKey,
                Map.of(),
                "table",
                "",
                1,
                900,
                Pace.of(2),
                Long.MAX_VALUE,
                1,
                0);
        meter.call(summons);
        muster.called(muster.serving().get(segment), clock.nanoTime());
    }

    private void hear(int segment, int number, Stage stage) {
        Parcel parcel = new Parcel(number, stage, 1, 0, "", List.of());
        muster.heard(new Post("run", segment, 0), parcel, clock.nanoTime(), clock.epochMillis());
    }

    private final class FakeCaller implements Caller {
        @Override
        public Limits limits() {
            return new Limits(2, 900_000, 1_024, GIGABYTE);
        }

        @Override
        public void call(Summons summons) throws IOException {
            if (refusing) {
                throw new IOException("not now");
            }
        }
    }
}

package io.tidemark.aggregator.run;

import static io.tidemark.aggregator.run.Deltas.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.shape.Segment;
import io.tidemark.core.window.Delta.Standing;
import io.tidemark.core.window.WireException;
import org.junit.jupiter.api.Test;

/** Several workers serve one segment, one after the other. */
class ShiftsTest {
    private final DeltaMerger merger = new DeltaMerger("run-1", "plan-1", 1, 1);
    private final Deltas deltas = Deltas.ONE;

    @Test
    void aSegmentEndsWithItsLastShift() throws WireException {
        merger.merge(deltas.ofShift(0, 0, Standing.ON_DUTY, 0, window(0, 0, 5, 0)));
        merger.merge(deltas.ofShift(0, 1, Standing.RELIEVED, 1, window(1, 0, 5, 0)));
        assertThat(merger.isComplete())
                .as("somebody must still say that it is over")
                .isFalse();

        merger.merge(deltas.ofShift(1, 0, Standing.DONE, 2, window(2, 0, 5, 0)));
        assertThat(merger.isComplete()).isTrue();
        assertThat(merger.measured().good()).isEqualTo(15);
    }

    @Test
    void eachShiftNumbersItsDeltasFromZero() throws WireException {
        assertThat(merger.merge(deltas.ofShift(0, 0, Standing.ON_DUTY, 0, window(0, 0, 5, 0))))
                .isTrue();
        assertThat(merger.merge(deltas.ofShift(1, 0, Standing.ON_DUTY, 1, window(1, 0, 5, 0))))
                .isTrue();
        assertThat(merger.merge(deltas.ofShift(1, 0, Standing.ON_DUTY, 1, window(1, 0, 5, 0))))
                .isFalse();
        assertThat(merger.measured().good()).isEqualTo(10);
    }

    @Test
    void itIsNotCompleteWhileARelievedWorkerStillFollowsItsRequests() throws WireException {
        merger.merge(deltas.ofShift(0, 0, Standing.ON_DUTY, 0));
        merger.merge(deltas.ofShift(1, 0, Standing.DONE, 1));
        assertThat(merger.hasEnded(Segment.WHOLE)).isTrue();
        assertThat(merger.isComplete()).isFalse();

        merger.merge(deltas.ofShift(0, 1, Standing.RELIEVED, 0, window(0, 0, 1, 0)));
        assertThat(merger.isComplete()).isTrue();
    }

    @Test
    void anAbandonedWorkerIsNotWaitedForButStillCounts() throws WireException {
        merger.merge(deltas.ofShift(0, 0, Standing.ON_DUTY, 3, window(3, 0, 5, 0)));
        merger.abandon(0, 0);
        merger.merge(deltas.ofShift(1, 0, Standing.DONE, 9, window(9, 0, 5, 0)));
        assertThat(merger.isComplete()).isTrue();
        assertThat(merger.attendance(0).abandoned()).containsExactly(0);
        assertThat(merger.attendance(0).lastSecond(0)).isEqualTo(3);
        assertThat(merger.attendance(0).secondAfter(0)).isEqualTo(9);

        assertThat(merger.merge(deltas.ofShift(0, 1, Standing.ON_DUTY, 4, window(4, 0, 5, 0))))
                .isTrue();
        assertThat(merger.measured().good()).isEqualTo(15);
    }

    @Test
    void aWorkerThatBrokeOffAndWasReplacedLeftAGapAlthoughAllOfItIsHere() throws WireException {
        merger.merge(deltas.ofShift(0, 0, Standing.BROKEN_OFF, 3, window(3, 0, 5, 0)));
        merger.abandon(0, 0);
        merger.merge(deltas.ofShift(1, 0, Standing.DONE, 9, window(9, 0, 5, 0)));
        assertThat(merger.isComplete()).isTrue();
        assertThat(merger.attendance(0).abandoned()).containsExactly(0);
    }

    @Test
    void aSecondIsCompleteWhenTheWorkerOnDutyHasReportedIt() throws WireException {
        merger.merge(deltas.ofShift(0, 0, Standing.ON_DUTY, 3));
        assertThat(merger.completeSecond()).isEqualTo(3);
        merger.merge(deltas.ofShift(1, 0, Standing.ON_DUTY, 5));
        assertThat(merger.completeSecond()).as("the first has not reported 4").isEqualTo(3);
        merger.merge(deltas.ofShift(0, 1, Standing.RELIEVED, 4));
        assertThat(merger.completeSecond()).isEqualTo(5);
    }
}

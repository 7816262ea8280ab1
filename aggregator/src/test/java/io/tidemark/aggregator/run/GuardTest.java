package io.tidemark.aggregator.run;

import static io.tidemark.aggregator.run.Deltas.refused;
import static io.tidemark.aggregator.run.Deltas.warmUp;
import static io.tidemark.aggregator.run.Deltas.window;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.aggregator.run.RunInfo.Ending;
import io.tidemark.core.plan.Tolerance;
import io.tidemark.core.plan.Tolerance.Limit;
import io.tidemark.core.plan.Tolerance.Ratio;
import io.tidemark.core.window.Window;
import io.tidemark.core.window.WireException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GuardTest {
    private static final Limit FIVE_PERCENT = new Limit(0.05, Ratio.OF_TOTAL, null);

    private final DeltaMerger merger = new DeltaMerger("run-1", "plan-1", 2, 1);
    private int sequence;

    @Test
    void aTargetThatNeverAnswersIsLostAfterFiveSeconds() throws WireException {
        Guard guard = guard(Tolerance.DEFAULT);
        for (int second = 0; second < 5; second++) {
            assertThat(after(guard, 1_000L * second, refused(second, 0, 10)))
                    .as("second %d", second)
                    .isNull();
        }
        Ending ending = after(guard, 5_000, refused(5, 0, 10));

        assertThat(ending).isNotNull();
        assertThat(ending.kind()).isEqualTo(Ending.Kind.TARGET_LOST);
        assertThat(ending.detail())
                .isEqualTo("http://a, http://b has not answered a single request; "
                        + "60 requests failed without a response in the last 5 s");
    }

    @Test
    void aTargetThatStopsAnsweringIsLostFiveSecondsLater() throws WireException {
        Guard guard = guard(Tolerance.DEFAULT);
        assertThat(after(guard, 1_000, window(0, 0, 50, 0))).isNull();
        assertThat(after(guard, 2_000, window(1, 0, 1, 0), refused(1, 0, 49))).isNull();
        assertThat(after(guard, 3_000, refused(2, 0, 50))).isNull();
        assertThat(after(guard, 6_999, refused(6, 0, 50))).isNull();
        Ending ending = after(guard, 7_000, refused(7, 0, 50));

        assertThat(ending).isNotNull();
        assertThat(ending.detail()).contains("has answered nothing since second 2; 150 requests failed");
    }

    @Test
    void oneAnswerInBetweenIsEnough() throws WireException {
        Guard guard = guard(Tolerance.DEFAULT);
        for (int second = 0; second < 60; second++) {
            Window window = second % 4 == 3 ? window(second, 0, 0, 1) : refused(second, 0, 10);
            assertThat(after(guard, 1_000L * second, window))
                    .as("second %d", second)
                    .isNull();
        }
    }

    @Test
    void silenceAloneIsNoLoss() throws WireException {
        Guard guard = guard(Tolerance.DEFAULT);
        assertThat(after(guard, 1_000, window(0, 0, 5, 0))).isNull();
        assertThat(after(guard, 60_000)).isNull();
        assertThat(after(guard, 61_000, refused(61, 0, 5)))
                .as("the five seconds begin now")
                .isNull();
    }

    @Test
    void oneFailureAndThenALongWaitForTheNextAnswerIsNoLoss() throws WireException {
        Guard guard = guard(Tolerance.DEFAULT);
        assertThat(after(guard, 1_000, refused(0, 0, 1))).isNull();
        for (int second = 2; second < 20; second++) {
            assertThat(after(guard, 1_000L * second)).as("second %d", second).isNull();
        }
        assertThat(after(guard, 20_000, window(20, 0, 1, 0))).isNull();
    }

    @Test
    void aToleranceThatOnlyJudgesEndsNothing() throws WireException {
        assertThat(after(guard(Tolerance.DEFAULT), 1_000, window(0, 0, 0, 1_000)))
                .isNull();
    }

    @Test
    void moreBadRequestsThanToleratedEndTheRun() throws WireException {
        Guard guard = guard(new Tolerance(FIVE_PERCENT, Map.of(), true));
        assertThat(after(guard, 1_000, window(0, 0, 95, 5)))
                .as("exactly the limit")
                .isNull();
        Ending ending = after(guard, 2_000, window(1, 1, 0, 1));

        assertThat(ending).isNotNull();
        assertThat(ending.kind()).isEqualTo(Ending.Kind.TOLERANCE_EXCEEDED);
        assertThat(ending.detail())
                .isEqualTo("all requests: 6 of 101 requests were bad: 5.94 %, more than the 5 % tolerated");
    }

    @Test
    void fewerThanAHundredRequestsDecideNothing() throws WireException {
        Guard guard = guard(new Tolerance(FIVE_PERCENT, Map.of(), true));
        assertThat(after(guard, 1_000, window(0, 0, 0, 99))).isNull();
        assertThat(after(guard, 2_000, window(1, 0, 1, 0))).isNotNull();
    }

    @Test
    void warmUpIsNotHeldAgainstTheService() throws WireException {
        Guard guard = guard(new Tolerance(FIVE_PERCENT, Map.of(), true));

        assertThat(after(guard, 1_000, warmUp(0, 0, 0, 500), window(0, 0, 100, 0)))
                .isNull();
    }

    @Test
    void badToGoodIsAnotherRatio() throws WireException {
        Guard guard = guard(new Tolerance(new Limit(0.05, Ratio.OF_OK, null), Map.of(), true));
        Ending ending = after(guard, 1_000, window(0, 0, 95, 5));

        assertThat(ending).isNotNull();
        assertThat(ending.detail()).contains("5 requests were bad for 95 good ones: 5.263 %");
    }

    @Test
    void noneGoodIsBeyondAnyLimitOfBadToGood() throws WireException {
        Guard guard = guard(new Tolerance(new Limit(1, Ratio.OF_OK, null), Map.of(), true));
        Ending ending = after(guard, 1_000, window(0, 0, 0, 100));

        assertThat(ending).isNotNull();
        assertThat(ending.detail()).contains("100 requests were bad and none was good");
    }

    @Test
    void aNameMayHaveALimitOfItsOwn() throws WireException {
        Limit strict = new Limit(0.01, Ratio.OF_TOTAL, null);
        Guard guard = guard(new Tolerance(FIVE_PERCENT, Map.of("cart", strict, "unknown", strict), true));
        assertThat(after(guard, 1_000, window(0, 0, 1_000, 20), window(0, 1, 99, 1)))
                .isNull();
        Ending ending = after(guard, 2_000, window(1, 1, 9, 1));

        assertThat(ending).isNotNull();
        assertThat(ending.detail()).startsWith("cart: 2 of 110 requests were bad: 1.818 %");
    }

    private static Guard guard(Tolerance tolerance) {
        return new Guard(tolerance, List.of("home", "cart"), List.of("http://a", "http://b"), true);
    }

    private @Nullable Ending after(Guard guard, long elapsedMillis, Window... windows) throws WireException {
        merger.merge(Deltas.ONE.encoded(0, sequence++, false, windows));
        return guard.check(merger, elapsedMillis);
    }
}

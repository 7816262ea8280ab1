package io.tidemark.aggregator.fleet.remote;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Parcel;
import io.tidemark.core.window.Parcel.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;

class MusterTest {
    @Test
    void workersAreHeldAgainstTheirFirstCallAndTheirFirstWord() {
        Muster muster = new Muster("run", 3, 1_000);
        for (int segment = 0; segment < 2; segment++) {
            Recruit recruit = muster.serving().get(segment);
            muster.called(recruit, seconds(1));
            muster.called(recruit, seconds(21));
            for (int number = 0; number < 2; number++) {
                muster.heard(
                        recruit.post(),
                        new Parcel(number, Stage.READY, 0, 0, "", List.of()),
                        seconds(29 - 4 * segment + number),
                        0);
            }
        }
        assertThat(muster.tookNanos()).containsExactly(seconds(24), seconds(28));
        assertThat(muster.serving().getFirst().calledNanos()).isEqualTo(seconds(1));
    }

    private static long seconds(int seconds) {
        return seconds * 1_000_000_000L;
    }
}

package io.tidemark.functions.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ControlTest {
    private static final Control CONTROL =
            new Control(1, 1, 1, List.of(), List.of(new Relief(0, 1, 900), new Relief(0, 2, 500)), false);

    private final Post first = new Post("run", 0, 0);

    @Test
    void theFirstWorkerBeginsWithTheRun() {
        assertThat(CONTROL.beginNanos(first)).hasValue(0);
    }

    @Test
    void aLaterWorkerBeginsWithItsRelief() {
        assertThat(CONTROL.beginNanos(first.next())).hasValue(900);
        assertThat(CONTROL.beginNanos(first.next().next().next())).isEmpty();
        assertThat(CONTROL.beginNanos(new Post("run", 1, 1))).isEmpty();
    }

    @Test
    void aWorkerEndsWhenTheFirstLaterOneTakesOver() {
        assertThat(CONTROL.endNanos(first)).hasValue(500);
        assertThat(CONTROL.endNanos(first.next())).hasValue(500);
        assertThat(CONTROL.endNanos(first.next().next())).isEmpty();
        assertThat(CONTROL.endNanos(new Post("run", 1, 0))).isEmpty();
    }

    @Test
    void itIsStartedWhenTheStartIsKnown() {
        assertThat(CONTROL.isStarted()).isTrue();
        assertThat(new Control(1, 1, 0, List.of(), List.of(), false).isStarted())
                .isFalse();
    }
}

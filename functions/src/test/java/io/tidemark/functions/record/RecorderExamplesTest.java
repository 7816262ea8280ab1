package io.tidemark.functions.record;

import static io.tidemark.functions.record.Samples.ended;
import static io.tidemark.functions.record.Samples.taking;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Example;
import io.tidemark.core.window.Examples;
import io.tidemark.core.window.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecorderExamplesTest {
    private final Recorder recorder = new Recorder();

    @Test
    void theSlowestAreKeptAndTheOthersAreNotWanted() {
        for (int i = 0; i < 1_000; i++) {
            offer(taking(0, i, 0, 1_000 + (i * 37) % 1_000, Outcome.OK, 200));
        }

        assertThat(recorder.newExamples())
                .extracting(Example::latencyMicros)
                .containsExactlyInAnyOrder(1_999L, 1_998L, 1_997L, 1_996L, 1_995L);
        assertThat(recorder.ended(taking(0, 0, 0, 1_500, Outcome.OK, 200))).isFalse();
    }

    @Test
    void theFirstFailuresOfAKindAreKept() {
        for (int i = 0; i < 1_000; i++) {
            offer(ended(0, 1_000 - i, Outcome.REFUSED, 0));
        }

        assertThat(recorder.newExamples()).extracting(Example::intendedMicros).containsExactly(1L, 2L, 3L);
    }

    @Test
    void unfinishedRequestsAreNoExamples() {
        assertThat(recorder.ended(ended(0, 1, Outcome.UNFINISHED, 0))).isFalse();
    }

    @Test
    void onlyNewsAreTold() {
        offer(taking(0, 1, 0, 9, Outcome.OK, 200));
        assertThat(recorder.newExamples()).hasSize(1);

        assertThat(recorder.newExamples()).isEmpty();
    }

    @Test
    void manyThreadsTellNoMoreThanOne() throws InterruptedException {
        for (int i = 0; i < 50; i++) {
            int number = i;
            Thread.ofVirtual()
                    .start(() -> {
                        for (int j = 0; j < 10; j++) {
                            offer(taking(0, number, 0, 1_000 + 50 * j + number, Outcome.OK, 200));
                        }
                    })
                    .join();
        }

        List<Example> told = recorder.newExamples();
        assertThat(told).hasSize(Examples.SLOWEST_KEPT);
        assertThat(told).extracting(Example::latencyMicros).contains(1_499L, 1_498L, 1_495L);
    }

    private void offer(Sample sample) {
        if (recorder.ended(sample)) {
            recorder.example(new Example(
                    sample.name(),
                    sample.intendedMicros(),
                    sample.latencyMicros(),
                    sample.serviceMicros(),
                    sample.outcome(),
                    sample.status(),
                    "GET /",
                    ""));
        }
    }
}

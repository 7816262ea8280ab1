package io.tidemark.experiment.phase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PhaseTest {
    private final Phase phase = new Phase(0, 1, Map.of("rate", 5L));
    private final List<String> steps = new ArrayList<>();

    @Test
    void closingAnIdlePhaseTakesItsStepsAtOnce() {
        phase.close(List.of(() -> steps.add("first"), () -> steps.add("second")));

        assertThat(steps).containsExactly("first", "second");
    }

    @Test
    void whatHoldsItDelaysItsEnd() {
        Hold one = phase.hold();
        Hold other = phase.hold();
        phase.close(List.of(() -> steps.add("end")));

        one.close();
        assertThat(steps).isEmpty();
        other.close();
        assertThat(steps).containsExactly("end");
    }

    @Test
    void releasingAHoldTwiceCountsOnce() {
        Hold one = phase.hold();
        Hold other = phase.hold();
        phase.close(List.of(() -> steps.add("end")));

        one.close();
        one.close();

        assertThat(steps).isEmpty();
        other.close();
        assertThat(steps).containsExactly("end");
    }

    @Test
    void aStepMayCauseMoreWorkBeforeTheNextStep() {
        List<Hold> holds = new ArrayList<>();
        phase.close(List.of(
                () -> {
                    steps.add("first");
                    holds.add(phase.hold());
                },
                () -> steps.add("second")));

        assertThat(steps).containsExactly("first");
        holds.getFirst().close();
        assertThat(steps).containsExactly("first", "second");
    }

    @Test
    void aLateHoldDoesNotEndItOnceMore() {
        phase.close(List.of(() -> steps.add("end")));
        phase.hold().close();

        assertThat(steps).containsExactly("end");
    }

    @Test
    void itClosesOnce() {
        phase.close(List.of());

        assertThatThrownBy(() -> phase.close(List.of())).hasMessageContaining("has been closed before");
        assertThat(phase.isClosed()).isTrue();
    }

    @Test
    void ofManyThreadsTheLastOneEndsIt() throws InterruptedException {
        AtomicInteger ends = new AtomicInteger();
        CountDownLatch go = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            List<Hold> holds = new ArrayList<>();
            for (int j = 0; j < 1_000; j++) {
                holds.add(phase.hold());
            }
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    go.await();
                    holds.forEach(Hold::close);
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            }));
        }
        phase.close(List.of(ends::incrementAndGet, ends::incrementAndGet));
        assertThat(ends).hasValue(0);

        go.countDown();
        for (Thread thread : threads) {
            thread.join();
        }

        assertThat(ends).hasValue(2);
    }

    @Test
    void itsParametersAreItsOwn() {
        assertThatThrownBy(() -> phase.parameters().put("rate", 6L)).isInstanceOf(UnsupportedOperationException.class);
        assertThat(phase.parameters()).containsExactly(Map.entry("rate", 5L));
        assertThat(phase).hasToString("phase 1 of run 0");
    }
}

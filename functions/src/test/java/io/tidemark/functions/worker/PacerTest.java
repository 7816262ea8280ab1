package io.tidemark.functions.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.functions.time.SystemClock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PacerTest {
    private final SystemClock clock = new SystemClock();

    @Test
    void tasksRunInOrderAndNeverEarly() throws InterruptedException {
        int count = 2_000;
        long seed = System.nanoTime();
        SplittableRandom random = new SplittableRandom(seed);
        List<Long> ran = Collections.synchronizedList(new ArrayList<>());
        List<Long> early = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch done = new CountDownLatch(count);
        try (Pacer pacer = new Pacer(clock, "pacer")) {
            long start = clock.nanoTime() + TimeUnit.MILLISECONDS.toNanos(50);
            for (int i = 0; i < count; i++) {
                long due = start + random.nextLong(TimeUnit.MILLISECONDS.toNanos(100));
                pacer.at(due, () -> {
                    if (clock.nanoTime() < due) {
                        early.add(due);
                    }
                    ran.add(due);
                    done.countDown();
                });
            }
            pacer.start();
            assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(early).as("seed " + seed).isEmpty();
        assertThat(ran).as("seed " + seed).isSorted();
    }

    @Test
    void sleepingPacerIsWokenForAnEarlierTask() throws InterruptedException {
        CountDownLatch early = new CountDownLatch(1);
        try (Pacer pacer = new Pacer(clock, "pacer")) {
            pacer.start();
            pacer.at(clock.nanoTime() + TimeUnit.HOURS.toNanos(1), () -> {});
            pacer.at(clock.nanoTime(), early::countDown);
            assertThat(early.await(10, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void taskThatThrowsIsReportedInsteadOfSilence() throws InterruptedException {
        CountDownLatch died = new CountDownLatch(1);
        try (Pacer pacer = new Pacer(clock, "pacer")) {
            pacer.at(clock.nanoTime(), () -> {
                Thread.currentThread().setUncaughtExceptionHandler((thread, cause) -> died.countDown());
                throw new IllegalStateException("broken");
            });
            pacer.start();
            assertThat(died.await(10, TimeUnit.SECONDS)).isTrue();
            assertThat(pacer.failure()).contains("broken");
        }
    }
}

package io.tidemark.functions.record;

import static io.tidemark.functions.record.Samples.ok;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Counts;
import io.tidemark.core.window.Stats;
import io.tidemark.core.window.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.IntConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecorderThreadsTest {
    private static final int THREADS = 16;
    private static final int EACH = 2_000;
    private static final int SECONDS = 7;
    private static final int NAMES = 3;

    static Stream<Thread.Builder> builders() {
        return Stream.of(Thread.ofPlatform(), Thread.ofVirtual());
    }

    @ParameterizedTest
    @MethodSource("builders")
    void nothingIsLostOrCountedTwiceWhileItIsDrained(Thread.Builder builder) throws InterruptedException {
        Recorder recorder = new Recorder();
        List<Thread> threads = startAll(builder, number -> {
            for (int i = 0; i < EACH; i++) {
                long intended = (i % SECONDS) * 1_000_000L + number;
                recorder.sent(i % NAMES, i % 2 == 0, intended, number);
                if (i % 10 == 0) {
                    recorder.dropped(i % NAMES, i % 2 == 0, intended);
                }
                recorder.ended(ok(i % NAMES, intended));
            }
        });
        List<Window> windows = new ArrayList<>();
        while (threads.stream().anyMatch(Thread::isAlive)) {
            windows.addAll(recorder.drain());
        }
        windows.addAll(recorder.drain());

        Stats total = windows.stream().map(Window::stats).reduce(Stats.NONE, Stats::merge);
        Counts counts = total.counts();
        long all = (long) THREADS * EACH;
        assertThat(counts.sent()).isEqualTo(all);
        assertThat(counts.dropped()).isEqualTo(all / 10);
        assertThat(counts.planned()).isEqualTo(all + all / 10);
        assertThat(counts.good()).isEqualTo(all);
        assertThat(counts.bytesIn()).isEqualTo(500 * all);
        assertThat(total.latency().count()).isEqualTo(all);
        assertThat(total.lag().sum()).isEqualTo((long) EACH * THREADS * (THREADS - 1) / 2);
        assertThat(recorder.inFlight()).isZero();
    }

    @Test
    void aRequestMayEndOnAnotherThreadThanItBeganOn() throws InterruptedException {
        Recorder recorder = new Recorder();
        recorder.sent(0, false, 0, 0);
        recorder.sent(0, false, 0, 0);
        for (Thread thread : startAll(Thread.ofVirtual(), number -> {
            if (number == 0) {
                recorder.ended(ok(0, 0));
            }
        })) {
            thread.join();
        }

        assertThat(recorder.inFlight()).isEqualTo(1);
        assertThat(recorder.drain()).hasSize(1);
    }

    @Test
    void windowsOfAllThreadsAreMergedByPlace() throws InterruptedException {
        Recorder recorder = new Recorder();
        for (Thread thread : startAll(Thread.ofPlatform(), number -> recorder.sent(number % 2, false, 0, 0))) {
            thread.join();
        }

        assertThat(recorder.drain())
                .extracting(
                        window -> window.name() + ": " + window.stats().counts().sent())
                .containsExactly("0: 8", "1: 8");
    }

    private static List<Thread> startAll(Thread.Builder builder, IntConsumer work) {
        CountDownLatch latch = new CountDownLatch(1);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            int number = i;
            threads.add(builder.start(() -> {
                try {
                    latch.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                work.accept(number);
            }));
        }
        latch.countDown();
        return threads;
    }
}

package io.tidemark.sizing.probe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.tidemark.sizing.probe.proc.Reading;
import io.tidemark.sizing.probe.proc.Recorded;
import java.io.IOException;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class ReadingsTest {
    private static final Offset<Double> CLOSE = within(1e-9);

    private final Readings readings = new Readings();

    @Test
    void theFirstSampleHasNoRates() throws IOException {
        HostSample sample =
                readings.next(Recorded.readings(Recorded.CONTAINER_V1).getFirst());

        assertThat(sample.epochMillis()).isEqualTo(1_795_215_149_611L);
        assertThat(sample.values())
                .containsEntry(Metric.HOST_RUN_QUEUE, 12.0)
                .containsEntry(Metric.HOST_MEMORY_USED, (24_684_100.0 - 23_619_052) * 1024)
                .containsEntry(Metric.HOST_OOM_KILLS, 0.0)
                .containsEntry(Metric.TARGET_CPU_LIMIT, 0.3)
                .containsEntry(Metric.TARGET_MEMORY_LIMIT, 67_108_864.0)
                .doesNotContainKeys(Metric.HOST_CPU, Metric.TARGET_CPU, Metric.PROBE_CPU, Metric.TARGET_THROTTLED);
    }

    @Test
    void aThrottledContainerShows() throws IOException {
        HostSample sample = last(Recorded.readings(Recorded.CONTAINER_V1));

        double seconds = 1.017;
        assertThat(sample.values().get(Metric.TARGET_CPU)).isCloseTo(0.290973165 / seconds, CLOSE);
        assertThat(sample.values().get(Metric.TARGET_THROTTLED)).isCloseTo(0.8, CLOSE);
        assertThat(sample.values().get(Metric.TARGET_DISK_WRITE)).isCloseTo(12_582_912 / seconds, within(1e-6));
        assertThat(sample.values().get(Metric.TARGET_DISK_WAIT)).isCloseTo(0.003791 / seconds, CLOSE);
        assertThat(sample.values().get(Metric.HOST_DISK_BUSY)).isCloseTo(0.008 / seconds, CLOSE);
    }

    @Test
    void sharesOfTheMachineAddUpToAllOfIt() throws IOException {
        HostSample sample = last(Recorded.readings(Recorded.CONTAINER_V1));

        double total = 193 + 5 + 1 + 1;
        assertThat(sample.values().get(Metric.HOST_CPU_USER)).isCloseTo(193 / total, CLOSE);
        assertThat(sample.values().get(Metric.HOST_CPU_SYSTEM)).isCloseTo(5 / total, CLOSE);
        assertThat(sample.values().get(Metric.HOST_CPU_STEAL)).isCloseTo(1 / total, CLOSE);
        assertThat(sample.values().get(Metric.HOST_CPU)).isCloseTo(198 / total, CLOSE);
        assertThat(sample.values().get(Metric.HOST_BUSIEST_CORE)).isBetween(0.95, 1.0);
    }

    @Test
    void theBusiestThreadOfATreeIsFound() throws IOException {
        HostSample sample = last(Recorded.readings(Recorded.TREE));

        double expected = 27 / (1.019 * 100);
        assertThat(sample.values().get(Metric.TARGET_CPU)).isCloseTo(expected, CLOSE);
        assertThat(sample.values().get(Metric.TARGET_BUSIEST_THREAD)).isCloseTo(expected, CLOSE);
        assertThat(sample.values()).containsEntry(Metric.TARGET_DISK_WAIT, 0.0);
    }

    @Test
    void counterThatGoesBackSaysNothing() throws IOException {
        Reading first = Recorded.readings(Recorded.CONTAINER_V1).getLast();
        Reading second = later(Recorded.text(Recorded.CGROUP_V2), first.epochMillis() + 1000);

        readings.next(first);
        HostSample sample = readings.next(second);

        assertThat(sample.values())
                .doesNotContainKeys(
                        Metric.TARGET_CPU, Metric.TARGET_THROTTLED, Metric.HOST_NETWORK_IN, Metric.TARGET_DISK_WAIT)
                .containsKey(Metric.TARGET_MEMORY);
        assertThat(sample.values().values())
                .allSatisfy(value -> assertThat(value).isNotNegative());
    }

    @Test
    void aTargetThatDiedIsAbsentNotZero() throws IOException {
        Reading first = Recorded.readings(Recorded.CONTAINER_V1).getFirst();
        String gone = Recorded.text(Recorded.CONTAINER_V1)
                .replaceAll("==> /(sys/fs|proc/26142|proc/644)/.* <==", "==> /proc/gone <==")
                .replaceAll("descriptors .*\n", "")
                .replace("13752.21", "13753.21");
        Reading second = later(gone, first.epochMillis() + 1000);

        readings.next(first);
        HostSample sample = readings.next(second);

        assertThat(sample.values().keySet()).noneMatch(metric -> metric.name().startsWith("TARGET_"));
        assertThat(sample.values()).containsKeys(Metric.HOST_MEMORY_USED, Metric.HOST_NETWORK_IN);
    }

    @Test
    void coresThatAreSwitchedOnDoNotDisturb() {
        readings.next(reading(1000, "==> /proc/stat <==\ncpu 100 0 0 100 0 0 0 0\ncpu0 100 0 0 100 0 0 0 0\n"));
        HostSample sample = readings.next(reading(
                2000,
                "==> /proc/stat <==\ncpu 150 0 0 150 0 0 0 0\ncpu0 125 0 0 175 0 0 0 0\ncpu1 900 0 0 0 0 0 0 0\n"));

        assertThat(sample.values())
                .containsEntry(Metric.HOST_BUSIEST_CORE, 0.25)
                .containsEntry(Metric.HOST_CPU, 0.5);
    }

    @Test
    void threadsReadInTurnsCountWithTheirMeanSinceTheirLastTurn() {
        readings.next(threads(1000, 300, thread(1, 10, 0)));
        readings.next(threads(2000, 300, thread(2, 10, 0)));
        HostSample third = readings.next(threads(3000, 300, thread(1, 10, 100)));
        HostSample fourth = readings.next(threads(4000, 300, thread(2, 10, 20)));
        HostSample fifth = readings.next(threads(5000, 300, thread(1, 10, 110)));

        assertThat(third.values()).containsEntry(Metric.TARGET_BUSIEST_THREAD, 0.5);
        assertThat(fourth.values()).containsEntry(Metric.TARGET_BUSIEST_THREAD, 0.5);
        assertThat(fifth.values()).containsEntry(Metric.TARGET_BUSIEST_THREAD, 0.1);
    }

    @Test
    void aThreadThatGotTheNumberOfAnotherBeginsAnew() {
        readings.next(threads(1000, 1, thread(1, 10, 500)));
        HostSample sample = readings.next(threads(2000, 1, thread(1, 99, 600)));

        assertThat(sample.value(Metric.TARGET_BUSIEST_THREAD)).isEmpty();
    }

    @Test
    void theTimeOfAChildThatEndedIsNeitherLostNorCountedTwice() {
        readings.next(reading(1000, process(1, 10, 100, 0) + process(2, 20, 50, 0)));
        HostSample ended = readings.next(reading(2000, process(1, 10, 110, 90)));
        HostSample unnoticed = readings.next(reading(3000, process(3, 30, 5, 0) + process(1, 10, 120, 0)));

        assertThat(ended.values()).containsEntry(Metric.TARGET_CPU, 0.5);
        assertThat(unnoticed.values()).containsEntry(Metric.TARGET_CPU, 0.15);
    }

    @Test
    void packetsHeldUpAreARateSinceTheyWereLastCounted() {
        HostSample first = readings.next(reading(1000, "exceeded eth0 pps_allowance_exceeded 100\n"));
        HostSample second = readings.next(reading(2000, ""));
        HostSample third = readings.next(reading(6000, "exceeded eth0 pps_allowance_exceeded 350\n"));
        HostSample reset = readings.next(reading(7000, "exceeded eth0 pps_allowance_exceeded 2\n"));
        HostSample after = readings.next(reading(9000, "exceeded eth0 pps_allowance_exceeded 2\n"));

        assertThat(first.value(Metric.HOST_PACKETS_EXCEEDED)).isEmpty();
        assertThat(second.value(Metric.HOST_PACKETS_EXCEEDED)).isEmpty();
        assertThat(third.values()).containsEntry(Metric.HOST_PACKETS_EXCEEDED, 50.0);
        assertThat(reset.value(Metric.HOST_PACKETS_EXCEEDED)).isEmpty();
        assertThat(after.values()).containsEntry(Metric.HOST_PACKETS_EXCEEDED, 0.0);
    }

    @Test
    void aThreadThatWaitsForADiskCountsWhereTheKernelDoesNotMeasure() {
        HostSample sample = readings.next(
                reading(1000, "==> /proc/1/task/1/stat <==\n1 (a) D 1 1 1 0 0 0 0 0 0 0 1 0 0 0 20 0 1 0 10 0 0\n"));

        assertThat(sample.values()).containsEntry(Metric.TARGET_DISK_WAIT, 1.0);
    }

    private HostSample last(List<Reading> recorded) {
        recorded.subList(0, recorded.size() - 1).forEach(readings::next);
        return readings.next(recorded.getLast());
    }

    private static Reading later(String text, long epochMillis) {
        return Recorded.reading(text.replaceFirst("time \\d+", "time " + epochMillis));
    }

    private static Reading reading(long epochMillis, String files) {
        return Recorded.reading("time " + epochMillis + "\n" + files);
    }

    private static Reading threads(long epochMillis, int all, String files) {
        return Recorded.reading("time " + epochMillis + "\nthreads " + all + " 0 150\n" + files);
    }

    private static String thread(long id, long start, long ticks) {
        return "==> /proc/1/task/%d/stat <==\n%d (a b) S 1 1 1 0 0 0 0 0 0 0 %d 0 0 0 20 0 1 0 %d 0 0%n"
                .formatted(id, id, ticks, start);
    }

    private static String process(long id, long start, long ticks, long ticksOfChildren) {
        return "==> /proc/%d/stat <==\n%d (a b) S 1 1 1 0 0 0 0 0 0 0 %d 0 %d 0 20 0 1 0 %d 0 0%n"
                .formatted(id, id, ticks, ticksOfChildren, start);
    }
}

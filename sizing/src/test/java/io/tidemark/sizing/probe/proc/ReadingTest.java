package io.tidemark.sizing.probe.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReadingTest {
    @Test
    void aContainerOnVersion1IsRead() throws IOException {
        Reading reading = Recorded.readings(Recorded.CONTAINER_V1).getFirst();

        assertThat(reading.epochMillis()).isEqualTo(1_795_215_149_611L);
        assertThat(reading.figures())
                .containsEntry(Figure.UPTIME_MILLIS, 13_752_210L)
                .containsEntry(Figure.RUNNABLE_THREADS, 12L)
                .containsEntry(Figure.MEMORY_TOTAL_BYTES, 24_684_100L * 1024)
                .containsEntry(Figure.MEMORY_AVAILABLE_BYTES, 23_619_052L * 1024)
                .containsEntry(Figure.OOM_KILLS, 1L)
                .containsEntry(Figure.NETWORK_IN_BYTES, 485_668_368L)
                .containsEntry(Figure.NETWORK_OUT_BYTES, 1_760_660L)
                .containsEntry(Figure.DISK_READ_BYTES, 12_391_522L * 512)
                .containsEntry(Figure.DISK_WRITTEN_BYTES, 29_291_040L * 512)
                .containsEntry(Figure.TARGET_CPU_NANOS, 392_896_138_556L)
                .containsEntry(Figure.TARGET_CPU_LIMIT_MICROS, 300_000L)
                .containsEntry(Figure.TARGET_PERIODS, 13_446L)
                .containsEntry(Figure.TARGET_THROTTLED_PERIODS, 12_438L)
                .containsEntry(Figure.TARGET_MEMORY_BYTES, 1_568_768L - 16_384)
                .containsEntry(Figure.TARGET_MEMORY_LIMIT_BYTES, 67_108_864L)
                .containsEntry(Figure.TARGET_OOM_KILLS, 0L)
                .containsEntry(Figure.TARGET_THREADS, 3L)
                .containsEntry(Figure.TARGET_DISK_STALL_MICROS, 2_532_358L)
                .containsEntry(Figure.TARGET_NETWORK_IN_BYTES, 1_338L)
                .containsEntry(Figure.TARGET_NETWORK_OUT_BYTES, 0L)
                .containsEntry(Figure.TARGET_DESCRIPTORS, 3L)
                .containsEntry(Figure.TARGET_DESCRIPTOR_LIMIT, 20_000L);
        assertThat(reading.diskBusyMillis()).containsExactly(Map.entry("vda", 78_376L));
    }

    @Test
    void whatProcessesWroteIsKnownOnVersion1ThoughItsControlGroupsSayNothing() throws IOException {
        Reading reading = Recorded.readings(Recorded.CONTAINER_V1).getFirst();

        assertThat(reading.figures())
                .containsEntry(Figure.TARGET_READ_BYTES, 126_976L + 684_032)
                .containsEntry(Figure.TARGET_WRITTEN_BYTES, 9_743_708_160L);
    }

    @Test
    void cpusAreReadByName() throws IOException {
        Reading reading = Recorded.readings(Recorded.CONTAINER_V1).getFirst();

        assertThat(reading.cpus())
                .containsOnlyKeys("cpu", "cpu0", "cpu1")
                .containsEntry("cpu", new CpuTimes(1_225_081 + 815, 168_554 + 42_330, 1_297_140, 1988, 1593));
    }

    @Test
    void aContainerOnVersion2IsRead() throws IOException {
        Reading reading = Recorded.readings(Recorded.CGROUP_V2).getFirst();

        assertThat(reading.figures())
                .containsEntry(Figure.TARGET_CPU_NANOS, 12_345_678_000L)
                .containsEntry(Figure.TARGET_PERIODS, 100L)
                .containsEntry(Figure.TARGET_THROTTLED_PERIODS, 40L)
                .containsEntry(Figure.TARGET_MEMORY_BYTES, 100_000_000L)
                .containsEntry(Figure.TARGET_OOM_KILLS, 1L)
                .containsEntry(Figure.TARGET_THREADS, 23L)
                .containsEntry(Figure.TARGET_DISK_STALL_MICROS, 750_000L)
                .containsEntry(Figure.TARGET_DESCRIPTORS, 17L)
                .containsEntry(Figure.TARGET_DESCRIPTOR_LIMIT, 1024L)
                .containsEntry(Figure.PROBE_TICKS, 14L);
    }

    @Test
    void aLimitThatIsNotSetIsAbsent() throws IOException {
        Reading reading = Recorded.readings(Recorded.CGROUP_V2).getFirst();
        String v1 = Recorded.text(Recorded.CONTAINER_V1)
                .replace("\n67108864\n", "\n9223372036854771712\n")
                .replace("hierarchical_memory_limit 67108864", "hierarchical_memory_limit 9223372036854771712")
                .replace("\n30000\n", "\n-1\n");

        assertThat(reading.figures()).doesNotContainKey(Figure.TARGET_MEMORY_LIMIT_BYTES);
        assertThat(Recorded.reading(v1).figures())
                .doesNotContainKeys(Figure.TARGET_MEMORY_LIMIT_BYTES, Figure.TARGET_CPU_LIMIT_MICROS);
    }

    @Test
    void beingBoundToFewerCpusThanTheQuotaAllowsIsTheLimit() throws IOException {
        Reading reading = Recorded.readings(Recorded.CGROUP_V2).getFirst();

        assertThat(reading.figures()).containsEntry(Figure.TARGET_CPU_LIMIT_MICROS, 1_000_000L);
        assertThat(CpuSet.size("0-1,4")).hasValue(3);
        assertThat(CpuSet.size("")).isEmpty();
    }

    @Test
    void disksWithinDisksAreNotCountedTwice() throws IOException {
        Reading reading = Recorded.readings(Recorded.CGROUP_V2).getFirst();

        assertThat(reading.diskBusyMillis()).containsOnlyKeys("nvme0n1");
        assertThat(reading.figures())
                .containsEntry(Figure.DISK_READ_BYTES, 2000L * 512)
                .containsEntry(Figure.TARGET_READ_BYTES, 1_048_576L)
                .containsEntry(Figure.TARGET_WRITTEN_BYTES, 2_097_152L);
    }

    @Test
    void onlyCardsCountForTheMachinesNetwork() throws IOException {
        Reading reading = Recorded.readings(Recorded.CGROUP_V2).getFirst();
        String noCards =
                Recorded.text(Recorded.CGROUP_V2).replace("/sys/class/net/ens5/device", "/sys/class/net/*/device");

        assertThat(reading.figures()).containsEntry(Figure.NETWORK_IN_BYTES, 5000L);
        assertThat(Recorded.reading(noCards).figures()).containsEntry(Figure.NETWORK_OUT_BYTES, 7000L);
    }

    @Test
    void droppedConnectionsOfMachineAndTargetAddUp() throws IOException {
        assertThat(Recorded.readings(Recorded.CGROUP_V2).getFirst().figures())
                .containsEntry(Figure.LISTEN_DROPS, 104L)
                .containsEntry(Figure.TCP_RETRANSMITS, 12L);
    }

    @Test
    void namesOfThreadsMayHoldBlanksAndParentheses() throws IOException {
        Task task = Recorded.readings(Recorded.CGROUP_V2).getFirst().threads().get(4242L);

        assertThat(task).isEqualTo(new Task(4242, 'D', 42, 8, 23, 40_000));
        assertThat(task.waitsForDisk()).isTrue();
        assertThat(Task.parse(List.of("17 (cut off"))).isEmpty();
        assertThat(Task.parse(List.of("17 (cut off) R 1 2"))).isEmpty();
    }

    @Test
    void aTreeOfProcessesIsAddedUp() throws IOException {
        Reading reading = Recorded.readings(Recorded.TREE).getFirst();

        assertThat(reading.processes()).hasSize(2);
        assertThat(reading.threads()).hasSize(2);
        assertThat(reading.figures())
                .containsEntry(Figure.TARGET_THREADS, 2L)
                .containsEntry(Figure.TARGET_DESCRIPTORS, 5L)
                .doesNotContainKeys(Figure.TARGET_CPU_NANOS, Figure.TARGET_NETWORK_IN_BYTES, Figure.TARGET_PERIODS);
        assertThat(reading.figures().get(Figure.TARGET_MEMORY_BYTES)).isBetween(100_000L, 2_000_000L);
    }

    @Test
    void aTreeThatIsTooLargeHasNoSums() throws IOException {
        String tooMany = Recorded.text(Recorded.TREE).replace("processes 2 256", "processes 257 256");

        assertThat(Recorded.reading(tooMany).figures())
                .doesNotContainKeys(Figure.TARGET_MEMORY_BYTES, Figure.TARGET_THREADS, Figure.TARGET_READ_BYTES);
        assertThat(Recorded.reading(tooMany).processes()).isEmpty();
    }

    @Test
    void timeIsTheSendersUnlessTheMachineAnsweredLate() {
        Reading first = Recorded.reading("time 1000\n==> /proc/uptime <==\n50.00 1.00\n");
        Reading prompt = Recorded.reading("time 2003\n==> /proc/uptime <==\n51.01 1.00\n");
        Reading late = Recorded.reading("time 2003\n==> /proc/uptime <==\n51.40 1.00\n");
        Reading unknown = Recorded.reading("time 2003\n");

        assertThat(prompt.secondsSince(first)).isCloseTo(1.003, within(1e-9));
        assertThat(late.secondsSince(first)).isCloseTo(1.4, within(1e-9));
        assertThat(unknown.secondsSince(first)).isCloseTo(1.003, within(1e-9));
    }

    @Test
    void figuresOfDamagedFilesAreAbsent() {
        Reading reading = Recorded.reading("""
                time 1000
                ==> /proc/stat <==
                cpu  1 2
                cpu0 1 x 3 4 5 6 7 8
                procs_running
                ==> /proc/uptime <==
                soon
                ==> /proc/meminfo <==
                MemTotal: much kB
                ==> /proc/net/snmp <==
                Tcp: RetransSegs
                ==> /proc/net/dev <==
                eth0: x
                ==> /sys/fs/cgroup/a/cpu.max <==
                ==> /sys/fs/cgroup/a/memory.current <==
                """);

        assertThat(reading.figures()).isEmpty();
        assertThat(reading.cpus()).isEmpty();
    }

    @Test
    void packetsHeldUpAreAddedUpOverCardsAndOtherCountersLeftOut() {
        Reading reading = Recorded.reading("""
                time 1000
                exceeded eth0 bw_in_allowance_exceeded 12
                exceeded eth1 bw_in_allowance_exceeded 30
                exceeded eth0 bw_out_allowance_exceeded 0
                exceeded eth0 pps_allowance_exceeded 7
                exceeded eth0 conntrack_allowance_exceeded x
                exceeded eth0 linklocal_allowance_exceeded 5
                exceeded eth0
                """);

        assertThat(reading.figures())
                .containsOnly(
                        Map.entry(Figure.BANDWIDTH_IN_EXCEEDED, 42L),
                        Map.entry(Figure.BANDWIDTH_OUT_EXCEEDED, 0L),
                        Map.entry(Figure.PACKETS_EXCEEDED, 7L));
    }
}

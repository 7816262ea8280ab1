package io.tidemark.sizing.bottleneck;

import static io.tidemark.sizing.bottleneck.Scene.idle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.window.Outcome;
import io.tidemark.sizing.bottleneck.Bottleneck.Confidence;
import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.probe.Metric;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Each resource alone: an idle host with one thing used up. */
class BottleneckRulesTest {
    record Case(String name, Resource resource, UnaryOperator<Scene> change, String sentence) {
        @Override
        public String toString() {
            return name;
        }
    }

    @SuppressWarnings("UnusedVariable")
    private static final List<Case> CASES = List.of(
            new Case(
                    "the machine's CPU",
                    Resource.CPU,
                    scene -> scene.growing(Metric.HOST_CPU, 0.98).growing(Metric.HOST_BUSIEST_CORE, 0.99),
                    "CPU: the machine used 98 % of its CPU in the 4 windows around the limit, against 33 % at a"
                            + " third of the load."),
            new Case(
                    "a container's CPU limit",
                    Resource.CPU_LIMIT,
                    scene -> scene.growing(Metric.TARGET_CPU, 0.49)
                            .with(Metric.TARGET_CPU_LIMIT, 0.5)
                            .growing(Metric.TARGET_THROTTLED, 0.93),
                    "CPU: the container used 98 % of its 0.50 cores in the 4 windows around the limit and was held back"
                            + " in 93 % of scheduling periods"),
            new Case(
                    "a CPU limit hit in bursts",
                    Resource.CPU_LIMIT,
                    scene -> scene.growing(Metric.TARGET_CPU, 0.35)
                            .with(Metric.TARGET_CPU_LIMIT, 0.5)
                            .growing(Metric.TARGET_THROTTLED, 0.85),
                    "held back in 85 % of scheduling periods"),
            new Case(
                    "one thread",
                    Resource.ONE_CORE,
                    scene -> scene.growing(Metric.TARGET_BUSIEST_THREAD, 0.99)
                            .growing(Metric.HOST_CPU, 0.55)
                            .growing(Metric.TARGET_CPU, 1.05),
                    "One core: the busiest thread of the target worked 99 % of the time"),
            new Case(
                    "steal",
                    Resource.STEAL,
                    scene -> scene.growing(Metric.HOST_CPU, 0.7).growing(Metric.HOST_CPU_STEAL, 0.28),
                    "the hypervisor gave 28 % of the machine's CPU to others"),
            new Case(
                    "memory that is full",
                    Resource.MEMORY,
                    scene -> scene.growing(Metric.TARGET_MEMORY, 1.05e9),
                    "Memory: 98 % of 1 GiB in use"),
            new Case(
                    "memory, with a kill",
                    Resource.MEMORY,
                    scene -> scene.with(Metric.TARGET_OOM_KILLS, share -> share > 1 ? 1 : 0),
                    "Memory: the kernel killed a process for want of memory."),
            new Case(
                    "memory, with the target dead",
                    Resource.MEMORY,
                    scene -> scene.growing(Metric.TARGET_MEMORY, 1e9).died(),
                    "the target ended by itself with 93 % of its memory in use"),
            new Case(
                    "a disk that is waited for",
                    Resource.DISK,
                    scene -> scene.growing(Metric.HOST_DISK_BUSY, 0.99)
                            .growing(Metric.HOST_CPU_IOWAIT, 0.45)
                            .growing(Metric.TARGET_DISK_WAIT, 0.9),
                    "the busiest disk worked 99 % of the time"),
            new Case(
                    "descriptors",
                    Resource.DESCRIPTORS,
                    scene -> scene.growing(Metric.TARGET_DESCRIPTORS, 1020),
                    "had over 99 % of 1,024 open"),
            new Case(
                    "the network of a type",
                    Resource.NETWORK,
                    scene -> scene.type("t3.micro").on("url").growing(Metric.HOST_NETWORK_OUT, 7.9e6),
                    "Network: it moved 63.2 Mbit/s in the busier direction in the 4 windows around the limit, 99 % of"
                            + " what a t3.micro may move for good."),
            new Case(
                    "an allowance of EC2",
                    Resource.NETWORK,
                    scene -> scene.on("ec2")
                            .with(Metric.HOST_BANDWIDTH_IN_EXCEEDED, 0)
                            .with(Metric.HOST_PACKETS_EXCEEDED, share -> share < 0.9 ? 0 : 1_250)
                            .with(Metric.HOST_BANDWIDTH_OUT_EXCEEDED, share -> share < 0.9 ? 0 : 20),
                    "Network: 1,250 packets per second were queued or dropped in the 4 windows around the limit, because"
                            + " the machine's type allows no more packets per second (pps_allowance_exceeded), against"
                            + " 0 at a third of the load."),
            new Case(
                    "refused connections",
                    Resource.CONNECTIONS,
                    scene -> scene.failing(Outcome.REFUSED).growing(Metric.HOST_LISTEN_DROPS, 12),
                    "bad requests were refused or lost their connection"),
            new Case(
                    "a generator that could not measure",
                    Resource.GENERATOR,
                    scene -> scene.invalid("sent 80 % of its plan"),
                    "The load generator could not measure 4 of the 4 windows with the most load: sent 80 %"),
            new Case(
                    "a generator on the target's machine",
                    Resource.GENERATOR,
                    scene -> scene.sharingTheMachine(1.3).growing(Metric.HOST_CPU, 0.97),
                    "The load generator runs on the target's machine and used 1.30 cores of the 1.94 in use"));

    @ParameterizedTest
    @FieldSource("CASES")
    void whatIsUsedUpIsNamed(Case used) {
        Bottleneck found = used.change().apply(idle()).search();
        assertThat(found.resource()).as(found.toString()).isEqualTo(used.resource());
        assertThat(found.sentence()).contains(used.sentence());
        assertThat(found.ruledOut())
                .as("everything else was looked at")
                .extracting(Bottleneck.RuledOut::resource)
                .doesNotContain(used.resource())
                .hasSizeGreaterThanOrEqualTo(6);
    }

    @Test
    void nothingUsedUpPointsDownstream() {
        Bottleneck found = idle().search();
        assertThat(found.resource()).isEqualTo(Resource.NOTHING_SATURATED);
        assertThat(found.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(found.sentence())
                .contains("Nothing on the machine is saturated, the nearest was one core at 30 %")
                .contains("look downstream")
                .contains("Of the bad requests around the limit, 100 % ended as too slow.")
                .contains("Requests queue: the median latency was 80 ms, against 4 ms");
        assertThat(found.evidence()).last().asString().startsWith("Not known: network (it moved 16 Mbit/s");
    }

    @Test
    void aPlainCaseIsSureAndAShortOneIsNot() {
        UnaryOperator<Scene> full = scene -> scene.growing(Metric.HOST_CPU, 0.98);
        assertThat(full.apply(idle()).search().confidence()).isEqualTo(Confidence.HIGH);
        Bottleneck single = full.apply(idle()).find(310);
        assertThat(single.resource()).isEqualTo(Resource.CPU);
        assertThat(single.confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(single.sentence())
                .isEqualTo("CPU: the machine used 98 % of its CPU in the window nearest to the limit.");
    }

    @Test
    void whatIsAsHighAtLowLoadIsDoubted() {
        Bottleneck found = idle().with(Metric.HOST_CPU, 0.98).search();
        assertThat(found.resource()).isEqualTo(Resource.CPU);
        assertThat(found.confidence()).isEqualTo(Confidence.MEDIUM);
        assertThat(found.evidence()).anyMatch(line -> line.contains("as high at low load"));
    }

    @Test
    void aCardThatHeldNothingUpIsNotTheLimitHoweverMuchItMoved() {
        UnaryOperator<Scene> busy = scene -> scene.type("t3.micro").on("ec2").growing(Metric.HOST_NETWORK_OUT, 7.9e6);
        Scene unhindered = busy.apply(idle());
        for (Metric metric : HELD_UP) {
            unhindered.with(metric, 0);
        }
        Bottleneck found = unhindered.search();

        assertThat(busy.apply(idle()).search().resource()).isEqualTo(Resource.NETWORK);
        assertThat(found.resource()).isEqualTo(Resource.NOTHING_SATURATED);
        assertThat(found.ruledOut())
                .filteredOn(out -> out.resource() == Resource.NETWORK)
                .singleElement()
                .satisfies(out -> assertThat(out.sentence())
                        .endsWith("may move for good, and no packet was held up for want of an allowance."));
    }

    @Test
    void aFewPacketsHeldUpAreToldAndDecideNothing() {
        Bottleneck found = idle().type("t3.micro")
                .on("ec2")
                .growing(Metric.HOST_CPU, 0.98)
                .growing(Metric.HOST_CONNECTIONS_EXCEEDED, 2)
                .search();

        assertThat(found.resource()).isEqualTo(Resource.CPU);
        assertThat(found.ruledOut())
                .filteredOn(out -> out.resource() == Resource.NETWORK)
                .singleElement()
                .satisfies(out -> assertThat(out.sentence())
                        .contains("A few packets were held up: 2 packets per second", "connections that are tracked"));
    }

    @Test
    void stolenCpuOfABurstableTypeIsForWantOfCredits() {
        UnaryOperator<Scene> stolen =
                scene -> scene.on("ec2").growing(Metric.HOST_CPU, 0.2).growing(Metric.HOST_CPU_STEAL, 0.78);
        Bottleneck burstable = stolen.apply(idle()).type("t3.small").search();

        assertThat(burstable.resource()).isEqualTo(Resource.STEAL);
        assertThat(burstable.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(burstable.evidence())
                .contains("A t3.small has 20 % of its CPU for good and more only as long as it has CPU credits: with"
                        + " 20 % in use, they may be used up.");
        assertThat(stolen.apply(idle()).type("m5.large").search().evidence())
                .anyMatch(line -> line.contains("or a busy neighbour are the usual causes"));
    }

    private static final List<Metric> HELD_UP = List.of(
            Metric.HOST_BANDWIDTH_IN_EXCEEDED,
            Metric.HOST_BANDWIDTH_OUT_EXCEEDED,
            Metric.HOST_PACKETS_EXCEEDED,
            Metric.HOST_CONNECTIONS_EXCEEDED);
}

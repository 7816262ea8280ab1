package io.tidemark.sizing.bottleneck;

import static io.tidemark.sizing.bottleneck.Scene.idle;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.core.capacity.Answer;
import io.tidemark.core.capacity.Trial;
import io.tidemark.core.window.Outcome;
import io.tidemark.sizing.bottleneck.Bottleneck.Confidence;
import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.probe.Metric;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Evidence that contradicts itself, is missing, or tells a story. */
class BottleneckFinderTest {
    /** As it was seen with an in-memory store on a t2.micro: memory grows, the disk does nothing, the CPU fills up. */
    @Test
    void aStoreInMemoryIsLimitedByItsCpuAlthoughItsMemoryGrows() {
        Bottleneck found = new Scene()
                .type("t2.micro")
                .growing(Metric.HOST_CPU, 0.97)
                .growing(Metric.HOST_BUSIEST_CORE, 0.97)
                .with(Metric.HOST_MEMORY_TOTAL, 1 << 30)
                .with(Metric.HOST_MEMORY_USED, share -> (200 + 300 * share) * (1 << 20))
                .with(Metric.HOST_DISK_BUSY, 0)
                .with(Metric.HOST_DISK_READ, 0)
                .with(Metric.HOST_DISK_WRITE, 0)
                .growing(Metric.HOST_NETWORK_IN, 2e5)
                .growing(Metric.HOST_NETWORK_OUT, 4e5)
                .search();
        assertThat(found.resource()).isEqualTo(Resource.CPU);
        assertThat(found.confidence()).isEqualTo(Confidence.HIGH);
        assertThat(found.ruledOut())
                .extracting(Bottleneck.RuledOut::sentence)
                .anyMatch(line -> line.matches("Memory: 4\\d % of 1 GiB in use .*, from 260 MiB at the start of the run"
                        + " to 530 MiB at its end\\."))
                .anyMatch(line -> line.contains("the busiest disk worked 0 % of the time"))
                .anyMatch(line -> line.contains("may move for good"));
    }

    @Test
    void refusedConnectionsAreASymptomOfAFullCpu() {
        Bottleneck found = idle().growing(Metric.HOST_CPU, 0.98)
                .failing(Outcome.REFUSED)
                .growing(Metric.HOST_LISTEN_DROPS, 40)
                .search();
        assertThat(found.resource()).isEqualTo(Resource.CPU);
        assertThat(found.evidence()).anyMatch(line -> line.startsWith("Also high: Connections"));
    }

    /** Somebody else's work beside a target that waits for its disk. */
    @Test
    void cpuThatOthersUseIsNotBlamedBeforeADiskTheTargetWaitsFor() {
        Bottleneck found = idle().growing(Metric.HOST_CPU, 0.96)
                .with(Metric.TARGET_CPU, 0.03)
                .growing(Metric.TARGET_DISK_WAIT, 0.85)
                .search();
        assertThat(found.resource()).isEqualTo(Resource.DISK);
        assertThat(found.evidence()).anyMatch(line -> line.startsWith("Also high: CPU"));
    }

    @Test
    void aFullMachineIsNotBlamedOnALimitThatHeldNothingBack() {
        Bottleneck found = idle().growing(Metric.HOST_CPU, 0.98)
                .growing(Metric.TARGET_CPU, 1.96)
                .search();
        assertThat(found.resource()).isEqualTo(Resource.CPU);
    }

    @Test
    void aSingleThreadThatIsHeldBackIsLimitedByTheLimit() {
        Bottleneck found = idle().growing(Metric.TARGET_BUSIEST_THREAD, 0.98)
                .growing(Metric.TARGET_CPU, 0.99)
                .with(Metric.TARGET_CPU_LIMIT, 1)
                .growing(Metric.TARGET_THROTTLED, 0.7)
                .search();
        assertThat(found.resource()).isEqualTo(Resource.CPU_LIMIT);
    }

    @Test
    void aSingleThreadWithinItsLimitNeedsAFasterCore() {
        Bottleneck found = idle().growing(Metric.TARGET_BUSIEST_THREAD, 0.99)
                .growing(Metric.TARGET_CPU, 1)
                .with(Metric.TARGET_CPU_LIMIT, 1)
                .search();
        assertThat(found.resource()).isEqualTo(Resource.ONE_CORE);
    }

    @Test
    void aHeapOfFixedSizeDoesNotHideAFullCpu() {
        Bottleneck found = idle().with(Metric.TARGET_MEMORY, 1.05e9)
                .growing(Metric.HOST_CPU, 0.93)
                .search();
        assertThat(found.resource()).isEqualTo(Resource.CPU);
        assertThat(found.evidence()).anyMatch(line -> line.startsWith("Also high: Memory"));
    }

    @Test
    void aBusyDiskThatNobodyWaitsForIsNotBlamed() {
        assertThat(idle().growing(Metric.HOST_DISK_BUSY, 1).search().resource()).isEqualTo(Resource.NOTHING_SATURATED);
    }

    @Test
    void aKillOutweighsAFullCpu() {
        Bottleneck found = idle().growing(Metric.HOST_CPU, 0.99)
                .with(Metric.TARGET_OOM_KILLS, share -> share >= 1 ? 2 : 0)
                .died()
                .search();
        assertThat(found.resource()).isEqualTo(Resource.MEMORY);
        assertThat(found.sentence()).contains("killed 2 processes").contains("the target ended");
    }

    @Test
    void aTargetThatEndsWithMemoryToSpareIsSaidToHaveEnded() {
        Bottleneck found = idle().growing(Metric.HOST_CPU, 0.98).died().search();
        assertThat(found.resource()).isEqualTo(Resource.UNKNOWN);
        assertThat(found.sentence()).startsWith("The target ended by itself, and not for want of memory");
        assertThat(found.evidence()).anyMatch(line -> line.startsWith("Before that: CPU"));
    }

    @Test
    void sharingAMachineIsSaidEvenWhenTheTargetUsesMostOfIt() {
        Bottleneck found =
                idle().growing(Metric.HOST_CPU, 0.98).sharingTheMachine(0.5).search();
        assertThat(found.resource()).isEqualTo(Resource.CPU);
        assertThat(found.evidence()).anyMatch(line -> line.contains("on one of its own the target would carry more"));
    }

    @Test
    void theDemoIsNotToldApartFromTheGeneratorInItsProcess() {
        Bottleneck found = idle().on("demo")
                .sharingTheMachine(1.8)
                .growing(Metric.HOST_CPU, 0.98)
                .search();
        assertThat(found.resource()).isEqualTo(Resource.CPU);
    }

    @Test
    void withoutSamplesTheRequestsSpeak() {
        Bottleneck slow = new Scene().search();
        assertThat(slow.resource()).isEqualTo(Resource.UNKNOWN);
        assertThat(slow.confidence()).isEqualTo(Confidence.LOW);
        assertThat(slow.sentence())
                .startsWith("What limits the target is unknown: nothing was measured on its machine.")
                .contains("100 % ended as too slow")
                .contains("Requests queue");
        assertThat(slow.evidence()).anyMatch(line -> line.startsWith("Not known: memory, "));
        Bottleneck refused = new Scene().failing(Outcome.RESET).search();
        assertThat(refused.resource()).isEqualTo(Resource.CONNECTIONS);
        assertThat(refused.confidence()).isNotEqualTo(Confidence.HIGH);
    }

    @Test
    void withoutTheCpuNothingIsCalledIdle() {
        Bottleneck found = new Scene().with(Metric.HOST_DISK_BUSY, 0.1).search();
        assertThat(found.resource()).isEqualTo(Resource.UNKNOWN);
        assertThat(found.sentence()).contains("its CPU was not measured");
    }

    @Test
    void aLimitThatWasNotReachedIsNotExplained() {
        Bottleneck idleStill = idle().ending(Answer.Status.ABOVE_HIGHEST).find(50, 100, 150);
        assertThat(idleStill.resource()).isEqualTo(Resource.UNKNOWN);
        assertThat(idleStill.sentence())
                .isEqualTo("The limit was not reached: the highest load offered, 150, was carried. Nearest to its limit"
                        + " was one core at 15 %.");
        Bottleneck nearly =
                idle().growing(Metric.HOST_CPU, 0.99).withoutEstimate().find(100, 300);
        assertThat(nearly.sentence()).endsWith("Nearest to its limit was CPU.");
        assertThat(nearly.evidence()).anyMatch(line -> line.startsWith("Already high: CPU: the machine used 99 %"));
    }

    @ParameterizedTest
    @EnumSource(Answer.Status.class)
    void aSearchWithoutAnyWindowIsNoProblem(Answer.Status status) {
        Bottleneck found = idle().ending(status).withoutEstimate().find();
        assertThat(found.resource()).isIn(Resource.UNKNOWN, Resource.GENERATOR);
        assertThat(found.sentence()).isNotBlank().doesNotContain("NaN");
    }

    @Test
    void withoutAnEstimateTheHighestLoadThatWasCarriedIsTheLimit() {
        Bottleneck found =
                idle().growing(Metric.HOST_CPU, 0.98).withoutEstimate().search();
        assertThat(found.resource()).isEqualTo(Resource.CPU);
    }

    @Test
    void rampsAndProbesCountLikeWindows() {
        Scene scene = idle().growing(Metric.HOST_CPU, 0.98).withoutEstimate();
        scene.observe(Trial.Kind.RAMP, 100);
        scene.observe(Trial.Kind.RAMP, 200);
        scene.observe(Trial.Kind.PROBE, 305);
        scene.observe(Trial.Kind.RAMP, 310);
        assertThat(scene.find(new double[0]).resource()).isEqualTo(Resource.CPU);
    }

    /** Whatever the samples say, there is an answer, and it holds no nonsense. */
    @Test
    void anySamplesGiveASentence() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            Scene scene = new Scene();
            for (Metric metric : Metric.values()) {
                double[] odd = {0, 1, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e12, random.nextDouble()};
                if (random.nextBoolean()) {
                    scene.with(metric, share -> odd[random.nextInt(odd.length)]);
                }
            }
            if (random.nextBoolean()) {
                scene.sharingTheMachine(random.nextDouble() * 2);
            }
            Bottleneck found = scene.search();
            assertThat(found.sentence()).as("seed %s", seed).isNotBlank().doesNotContain("NaN", "Infinity");
            assertThat(found.ruledOut())
                    .as("seed %s", seed)
                    .allSatisfy(out -> assertThat(out.sentence()).doesNotContain("NaN", "Infinity"));
        }
    }
}

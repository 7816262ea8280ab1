package io.tidemark.sizing.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tidemark.core.capacity.Answer;
import io.tidemark.sizing.bottleneck.Bottleneck;
import io.tidemark.sizing.bottleneck.Bottleneck.Resource;
import io.tidemark.sizing.host.Docker;
import io.tidemark.sizing.host.DockerHost;
import io.tidemark.sizing.host.DockerSettings;
import io.tidemark.sizing.host.Launch;
import io.tidemark.sizing.host.Limits;
import io.tidemark.sizing.result.Sizing;
import io.tidemark.sizing.testing.TargetService;
import io.tidemark.testbed.docker.TestImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Containers, each limited by another resource, under real load and seen by the real probe. */
@Timeout(180)
class RealBottlenecksTest {
    private static final int PORT = 8080;
    private static final long MIB = 1L << 20;

    @TempDir
    private Path directory;

    private String image = "";

    @BeforeEach
    void needsDocker() throws Exception {
        image = TestImage.require();
    }

    @Test
    void aServiceThatComputesIsLimitedByItsCpus() throws Exception {
        Sizing sizing = size(limits(0.3, 256 * MIB), Map.of(), 15, 200, "cpu", "10");

        assertThat(sizing.bottleneck().resource())
                .as(sizing.bottleneck().toString())
                .isIn(Resource.CPU_LIMIT, Resource.CPU);
        assertThat(sizing.answer().estimate().orElseThrow().low())
                .as("three tenths of a core do 30 requests of 10 ms")
                .isBetween(10.0, 40.0);
    }

    @Test
    void aServiceThatKeepsEverythingIsLimitedByItsMemory() throws Exception {
        Map<String, String> heap = Map.of("JAVA_TOOL_OPTIONS", "-Xmx8g");
        Sizing sizing = size(limits(1, 192 * MIB), heap, 40, 400, "memory", "128");

        assertThat(sizing.bottleneck().resource())
                .as(sizing.bottleneck().toString())
                .isEqualTo(Resource.MEMORY);
        assertThat(sizing.answer().status()).isEqualTo(Answer.Status.TARGET_LOST);
    }

    @Test
    void aServiceBehindOneLockHasNothingSaturated() throws Exception {
        Sizing sizing = size(Limits.NONE, Map.of(), 60, 400, "lock", "10");

        Bottleneck found = sizing.bottleneck();
        assertThat(found.resource()).as(found.toString()).isEqualTo(Resource.NOTHING_SATURATED);
        assertThat(found.sentence()).contains("lock");
        assertThat(found.ruledOut()).extracting(Bottleneck.RuledOut::resource).contains(Resource.CPU, Resource.MEMORY);
    }

    @Test
    void aServiceThatWaitsForItsDiskIsLimitedByTheDisk() throws Exception {
        // The disk of a virtual machine may be its host's memory, so the container's share of it is limited.
        List<String> slow = List.of("--device-write-bps", disk() + ":20mb");
        Sizing sizing = size(Limits.NONE, Map.of(), slow, 15, 400, "disk", "512");

        assertThat(sizing.bottleneck().resource())
                .as(sizing.bottleneck().toString())
                .isEqualTo(Resource.DISK);
    }

    private Sizing size(Limits limits, Map<String, String> environment, double start, double highest, String... mode)
            throws Exception {
        return size(limits, environment, List.of(), start, highest, mode);
    }

    private Sizing size(
            Limits limits,
            Map<String, String> environment,
            List<String> options,
            double start,
            double highest,
            String... mode)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of(mode));
        arguments.add(Integer.toString(PORT));
        DockerSettings settings = DockerSettings.of(image, PORT, Launch.loggingTo(directory))
                .withCommand(TestImage.javaCommand(TargetService.class, arguments.toArray(String[]::new)))
                .withVolumes(TestImage.javaMounts().stream()
                        .filter(word -> !word.equals("--volume"))
                        .toList())
                .withEnvironment(environment)
                .withOptions(options)
                .limitedTo(limits);
        Hurried hurried = new Hurried(directory);
        return hurried.size(new DockerHost(settings, Docker.onPath(), Hurried.CLOCK), start, highest);
    }

    /** The whole disk that containers are written on. */
    private static String disk() throws Exception {
        String find = "d=$(df --output=source \"$(docker info --format '{{.DockerRootDir}}')\" | tail -1);"
                + " p=$(lsblk -no pkname \"$d\" | head -1); echo \"${p:+/dev/$p}\" | grep . || echo \"$d\"";
        Process process = new ProcessBuilder("sh", "-c", find).start();
        String disk = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
        assumeTrue(disk.startsWith("/dev/"), "needs containers on a disk of its own, not on " + disk);
        return disk;
    }

    private static Limits limits(double cpus, long memoryBytes) {
        return new Limits(OptionalDouble.of(cpus), OptionalLong.of(memoryBytes), Optional.empty());
    }
}

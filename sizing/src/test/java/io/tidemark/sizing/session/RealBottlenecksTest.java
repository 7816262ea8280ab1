package io.tidemark.sizing.session;

import static org.assertj.core.api.Assertions.assertThat;

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
import io.tidemark.sizing.testing.TestImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
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
        Sizing sizing = size(limits(1, 192 * MIB), heap, 40, 400, "memory", "512");

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
        Sizing sizing = size(Limits.NONE, Map.of(), 10, 5_000, "disk", "2048");

        assertThat(sizing.bottleneck().resource())
                .as(sizing.bottleneck().toString())
                .isEqualTo(Resource.DISK);
    }

    private Sizing size(Limits limits, Map<String, String> environment, double start, double highest, String... mode)
            throws Exception {
        List<String> arguments = new ArrayList<>(List.of(mode));
        arguments.add(Integer.toString(PORT));
        DockerSettings settings = DockerSettings.of(image, PORT, Launch.loggingTo(directory))
                .withCommand(TestImage.javaCommand(TargetService.class, arguments.toArray(String[]::new)))
                .withVolumes(TestImage.javaMounts().stream()
                        .filter(word -> !word.equals("--volume"))
                        .toList())
                .withEnvironment(environment)
                .limitedTo(limits);
        Hurried hurried = new Hurried(directory);
        return hurried.size(new DockerHost(settings, Docker.onPath(), Hurried.CLOCK), start, highest);
    }

    private static Limits limits(double cpus, long memoryBytes) {
        return new Limits(OptionalDouble.of(cpus), OptionalLong.of(memoryBytes), java.util.Optional.empty());
    }
}

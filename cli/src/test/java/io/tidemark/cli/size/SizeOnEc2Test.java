package io.tidemark.cli.size;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.AwsShell;
import io.tidemark.cli.AwsShell.Said;
import io.tidemark.functions.aws.S3Server;
import io.tidemark.testbed.cloud.Cloud;
import io.tidemark.testbed.cloud.CloudSettings;
import io.tidemark.testbed.cloud.instance.Instance;
import io.tidemark.testbed.docker.ServiceImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sizing on machines of a double of AWS: they are containers, and the workers that load them are processes. */
@Timeout(300)
@TestInstance(Lifecycle.PER_CLASS)
class SizeOnEc2Test {
    private static final Path CODE = Path.of("..", "functions", "target", "tidemark-worker.zip");
    private static final String SMALL = "c7i.large";
    private static final String LARGE = "m7i.large";

    private final String prefix = "t" + UUID.randomUUID().toString().substring(0, 12);
    private final Cloud cloud = Cloud.start(CloudSettings.usual());

    @TempDir
    private static Path directory;

    private AwsShell shell;
    private String image;

    @BeforeAll
    void deploy() throws Exception {
        image = ServiceImage.require();
        shell = new AwsShell(directory, cloud.uri(), prefix);
        assertThat(shell.run("deploy", "--code", CODE.toRealPath().toString()).code())
                .isZero();
    }

    @AfterAll
    void destroy() {
        shell.run("destroy", "--yes");
        cloud.close();
    }

    @AfterEach
    void nothingRuns() {
        cloud.machineFaults().heal(SMALL);
        cloud.machineFaults().heal(LARGE);
        assertThat(cloud.instances().running()).isEmpty();
        assertThat(cloud.remaining()).noneMatch(one -> one.contains("-target-"));
    }

    private Said size(String command, String... more) {
        List<String> words = new ArrayList<>(List.of("size", "--host", "ec2", "--image", image, "--port", "8080"));
        words.addAll(List.of("--command", command, "--ready", "/health", "--workers", "2", "--machine-within", "20s"));
        words.addAll(List.of("--search", "quick", "--start", "90/s", "--max", "300/s"));
        words.addAll(List.of("--warm-up", "2s", "--settle", "1s", "--window", "2s"));
        words.addAll(List.of(more));
        return shell.run(words.toArray(String[]::new));
    }

    private Path run(Said said) {
        Matcher named = Pattern.compile("written +(runs/[^/]+)/").matcher(said.out());
        assertThat(named.find()).as(said.out() + said.err()).isTrue();
        return directory.resolve(named.group(1));
    }

    @Test
    void typesAreComparedOnMachinesOfTheirOwn() throws Exception {
        Said said = size(
                "8080 150", "--types", SMALL + "," + LARGE, "--parallel", "2", "--need", "200/s", "--max-time", "40s");
        assertThat(said.code()).as(said.err()).isZero();
        // Both carry the same, so the cheaper one wins, and by the last line it is said how many.
        assertThat(said.out()).containsPattern("(?m)^Take [23] x c7i\\.large for 200/s: .* a month");
        assertThat(said.out()).contains("Measured on machines of these types in us-east-1 on ");
        assertThat(said.err())
                .contains(SMALL + ": its machine is gone", LARGE + ": its machine is gone")
                .doesNotContain("STILL THERE");
        assertThat(said.out()).contains("stored ", "s3://" + prefix + "-123456789012-us-east-1/runs/");

        Path run = run(said);
        assertThat(run.resolve("report.html")).content().contains(SMALL, LARGE).doesNotContain("emulated");
        for (String type : List.of(SMALL, LARGE)) {
            assertThat(run.resolve(type).resolve("report.html")).isNotEmptyFile();
            assertThat(Files.readAllLines(run.resolve(type).resolve("host.csv")))
                    .as("a sample each second of the search")
                    .hasSizeGreaterThan(30)
                    .first()
                    .asString()
                    .contains("host_cpu", "target_cpu", "target_memory");
            try (Stream<Path> logs = Files.list(run.resolve(type))) {
                assertThat(logs.filter(file -> file.toString().endsWith(".log")))
                        .singleElement()
                        .satisfies(log -> assertThat(log).content().contains("listening on 8080"));
            }
        }
        assertThat(S3Server.keys(prefix + "-123456789012-us-east-1", "runs/"))
                .anyMatch(key -> key.endsWith("/report.html"));
    }

    @Test
    void aTypeThatCannotBeStartedDoesNotStopTheOthers() {
        cloud.machineFaults().noCapacity(LARGE);
        Said said = size("8080 150", "--types", SMALL + "," + LARGE, "--max-time", "14s");
        assertThat(said.out())
                .contains("could not be started: CloudFormation: stack = ")
                .contains("do not have sufficient m7i.large capacity");
        assertThat(said.code()).as(said.out()).isIn(0, 5);
    }

    @Test
    void aTargetThatDiesUnderLoadIsSaid() {
        Said said = size("8080 150 300", "--type", SMALL);
        assertThat(said.err())
                .contains("The target ended by itself. Its last lines:")
                .contains("this was one request too many")
                .contains("its machine is gone");
        assertThat(said.out()).contains("The target ended by itself while it was under load.");
        assertThat(said.code()).isIn(1, 4);
        assertThat(run(said)).isDirectoryContaining("glob:**/report.html");
    }

    @Test
    void whatWasMeasuredIsKeptWhenSomebodyDoesNotWantToWait() {
        shell.interruptedWhenErrSays("probe at ");
        Said said = size("8080 150", "--type", SMALL);
        assertThat(said.out()).contains("INTERRUPTED");
        assertThat(said.err()).contains("its machine is gone");
        assertThat(said.code()).isEqualTo(130);
        assertThat(run(said)).isDirectoryContaining("glob:**/run.json");
    }

    @Test
    void aMachineThatIsKeptIsUsedAgainUntilItIsDestroyed() {
        Said first = size("8080 150", "--type", SMALL, "--keep", "--max-time", "6s");
        Matcher kept = Pattern.compile("KEPT, and paid for: (i-[0-9a-f]+) \\(" + prefix + "-target-c7i-large\\), \\$")
                .matcher(first.err());
        assertThat(kept.find()).as(first.err()).isTrue();
        assertThat(shell.run("status").out()).contains("-target-c7i-large");

        Said second = size("8080 150", "--type", SMALL, "--keep", "--max-time", "6s", "--time-to-live", "40m");
        assertThat(second.err()).contains("the machine that was kept, " + kept.group(1) + ", is used again");
        Instance machine = cloud.instances().running().getFirst();
        assertThat(machine.id()).isEqualTo(kept.group(1));
        assertThat(machine.shutdowns()).last().asString().contains("+40");
        assertThat(machine.containers()).as("the target is not").isEmpty();

        // Somebody else ends it, so the next one gets another.
        cloud.instances().terminate(machine, Instance.Cause.ITSELF);
        assertThat(size("8080 150", "--type", SMALL, "--max-time", "6s").err())
                .contains("Removed " + prefix + "-target-c7i-large: its machine had ended");
    }
}

package io.tidemark.cli.size;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.AwsShell;
import io.tidemark.cli.AwsShell.Said;
import io.tidemark.testbed.cloud.Cloud;
import io.tidemark.testbed.cloud.CloudSettings;
import io.tidemark.testbed.docker.ServiceImage;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
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
    private static final String[] HURRY = {
        "--search", "quick", "--start", "60/s", "--max", "400/s", "--warm-up", "2s", "--settle", "1s", "--window", "2s"
    };

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

    private Said size(String... more) {
        String[] words = new String[more.length + HURRY.length + 7];
        int at = 0;
        for (String word : new String[] {"size", "--host", "ec2", "--image", image, "--port", "8080"}) {
            words[at++] = word;
        }
        for (String word : HURRY) {
            words[at++] = word;
        }
        System.arraycopy(more, 0, words, at, more.length);
        return shell.run(words);
    }

    @Test
    void aTypeIsMeasuredOnAMachineOfItsOwn() {
        Said said = size("--type", "c7i.large", "--command", "8080 150", "--ready", "/health", "--workers", "2");
        System.err.println(said.err());
        System.err.println(said.out());
        assertThat(said.code()).isZero();
    }
}

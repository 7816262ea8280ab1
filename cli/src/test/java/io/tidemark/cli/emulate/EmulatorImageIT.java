package io.tidemark.cli.emulate;

import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.cli.emulate.Servo.Event;
import io.tidemark.testbed.docker.JavaImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The Dockerfile, built from what the build has left, on an image with a Java that was made here. */
@Timeout(300)
class EmulatorImageIT {
    private static final Path ROOT = Path.of("..");
    private static final String IMAGE = "tidemark-test-emulator:" + UUID.randomUUID();

    private final String volume = "tidemark-test-" + UUID.randomUUID();

    private final List<String> containers = new ArrayList<>();

    private static boolean built;

    @BeforeAll
    static void build() throws Exception {
        String base = JavaImage.require();
        Docker.run("build", "--build-arg", "BASE=" + base, "--tag", IMAGE, ROOT.toString());
        built = true;
    }

    @AfterAll
    static void remove() throws Exception {
        if (built) {
            Docker.run("image", "rm", "--force", IMAGE);
        }
    }

    @AfterEach
    void removeContainers() throws Exception {
        for (String container : containers) {
            Docker.run("rm", "--force", container);
        }
        Docker.run("volume", "rm", "--force", volume);
    }

    @Test
    void statesOutliveTheContainer() throws Exception {
        String first = run("oco", "--apps", "7");
        Docker.awaitHealth(first, "healthy");
        assertThat(get(first, "/accounts/a/application-overrides"))
                .contains("\"app00006\"")
                .doesNotContain("app00007");
        assertThat(tell(first, new Event("HELLO", "null"))).isEqualTo(200);
        assertThat(Docker.run("exec", first, "id", "-u")).as("not root").isEqualTo("10001");

        Docker.run("stop", first);
        assertThat(Docker.run("inspect", "--format", "{{.State.ExitCode}}", first))
                .as("ended by itself, not killed after a while")
                .isEqualTo("0");
        assertThat(Docker.run("logs", first))
                .contains("1 application, 1 event accepted, 0 refused")
                .contains("Their states are kept in emulated/oco-8080");

        String second = run("oco");
        Docker.awaitHealth(second, "healthy");
        assertThat(tell(second, new Event("DESCRIPTION", "{}")))
                .as("without HELLO")
                .isEqualTo(200);
        Docker.run("kill", second);

        String third = run("oco");
        Docker.awaitHealth(third, "healthy");
        assertThat(tell(third, new Event("MEASUREMENT", "{\"progress\": 1}"))).isEqualTo(200);
    }

    @Test
    void whatDoesNotAnswerIsNotHealthy() throws Exception {
        Docker.awaitHealth(run("oco", "--port", "8081"), "unhealthy");
    }

    @Test
    void composeAndDocumentUseTheSameImageAndFolder() throws Exception {
        String compose = Files.readString(ROOT.resolve("compose.yml"));
        assertThat(compose)
                .contains("build: .", "\"127.0.0.1:8080:8080\"", "states:/data", "command: [oco, --apps, \"5000\"]");
        String name = compose.replaceAll("(?s).*image: (\\S+).*", "$1");
        assertThat(Files.readString(ROOT.resolve("docs/emulate.md")))
                .contains("--tag " + name + " .", "docker compose up");
    }

    /** With a health check that does not take its time. */
    private String run(String... command) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(
                "run",
                "--detach",
                "--publish",
                "127.0.0.1::8080",
                "--volume",
                volume + ":/data",
                "--health-interval",
                "1s",
                "--health-retries",
                "2",
                "--health-start-period",
                "1s",
                IMAGE));
        words.addAll(List.of(command));
        String container = Docker.run(words.toArray(String[]::new));
        containers.add(container);
        return container;
    }

    private static int tell(String container, Event event) throws IOException, InterruptedException {
        try (Servo servo = connect(container)) {
            return servo.tell("app00000", event).status();
        }
    }

    private static String get(String container, String path) throws IOException, InterruptedException {
        try (Servo servo = connect(container)) {
            return servo.get(path);
        }
    }

    private static Servo connect(String container) throws IOException, InterruptedException {
        String published = Docker.run("port", container, "8080");
        return new Servo(Integer.parseInt(published.substring(published.lastIndexOf(':') + 1)));
    }
}

package io.tidemark.testbed.docker;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A small Debian for Docker, made here because no image can be taken for granted. It holds no Java: containers get the
 * JDK and the classes of a module's tests as read-only mounts.
 */
public final class TestImage {
    public static final String NAME = "tidemark-test-base:bookworm";

    private static final String BUILD = """
            set -e
            dir=$(mktemp -d)
            trap 'rm -rf "$dir"' EXIT
            debootstrap --variant=minbase bookworm "$dir/root" >"$dir/log" 2>&1 || { tail -5 "$dir/log"; exit 1; }
            rm -rf "$dir/root/var/cache/apt" "$dir/root/var/lib/apt/lists"
            tar -C "$dir/root" -c . | docker import - %s
            """.formatted(NAME);

    private TestImage() {}

    /** The image's name; skips the test with a reason when there is no Docker engine or the image cannot be made. */
    public static String require() throws IOException, InterruptedException {
        Optional<String> obstacle = obstacle();
        assumeTrue(obstacle.isEmpty(), () -> obstacle.orElse(""));
        return NAME;
    }

    /** Why there is no such image; nothing when there is one, made now or before. */
    public static synchronized Optional<String> obstacle() throws IOException, InterruptedException {
        if (run(List.of("docker", "info")) != 0) {
            return Optional.of("needs a Docker engine that runs: start dockerd");
        }
        if (run(List.of("docker", "image", "inspect", NAME)) == 0) {
            return Optional.empty();
        }
        if (run(List.of("debootstrap", "--version")) != 0) {
            return Optional.of("needs debootstrap to make an image of");
        }
        return run(List.of("sh", "-c", BUILD)) == 0
                ? Optional.empty()
                : Optional.of("needs to run debootstrap as root, with a Debian mirror");
    }

    /** Options of {@code docker run} with which {@link #javaCommand} works. */
    public static List<String> javaMounts() {
        return List.of(
                "--volume", System.getProperty("java.home") + ":/jdk:ro", "--volume", classes() + ":/classes:ro");
    }

    /** Runs a class of the module's tests within a container. */
    public static List<String> javaCommand(Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>(List.of("/jdk/bin/java", "-cp", "/classes", main.getName()));
        command.addAll(List.of(arguments));
        return List.copyOf(command);
    }

    private static Path classes() {
        return Path.of("target", "test-classes").toAbsolutePath();
    }

    static int run(List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile("tidemark-test", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(5, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return -1;
            }
            return process.exitValue();
        } catch (IOException e) {
            // No such program.
            return -1;
        } finally {
            Files.delete(output);
        }
    }
}

package io.tidemark.functions.aws;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;
import org.testcontainers.localstack.LocalStackContainer;
import org.testcontainers.utility.DockerImageName;

/**
 * LocalStack in a container, where its image is on this machine; it is not pulled. One serves all tests of a JVM and ends
 * with it.
 */
public final class LocalStack {
    private static final String IMAGE = "localstack/localstack";

    private static AwsServices services;

    private LocalStack() {}

    /** Where there is none, the test that asks is skipped. */
    public static synchronized AwsServices services() {
        if (services == null) {
            services = start(image());
        }
        return services;
    }

    private static String image() {
        Optional<String> images = docker("images", "--format", "{{.Repository}}:{{.Tag}}", IMAGE);
        Assumptions.assumeTrue(images.isPresent(), "no Docker engine answers on this machine");
        Optional<String> image = images.get().lines().findFirst();
        Assumptions.assumeTrue(image.isPresent(), "no image " + IMAGE + " on this machine");
        return image.get();
    }

    private static AwsServices start(String image) {
        LocalStackContainer container = new LocalStackContainer(
                        DockerImageName.parse(image).asCompatibleSubstituteFor(IMAGE))
                .withServices("dynamodb", "s3");
        container.start();
        return AwsServices.at(container.getEndpoint());
    }

    /** What it printed; empty when it failed. */
    private static Optional<String> docker(String... arguments) {
        String[] command = new String[arguments.length + 1];
        command[0] = "docker";
        System.arraycopy(arguments, 0, command, 1, arguments.length);
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(output) : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}

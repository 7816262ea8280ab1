package io.tidemark.testbed.cloud;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What an account has before anything is deployed, and how fast AWS is.
 *
 * @param defaultVpc whether the default network is still there; another one always is
 * @param endpoints services, such as {@code s3}, that the networks have endpoints for
 * @param pace how long each step of a stack takes
 * @param ssm public parameters of SSM
 * @param boot how long a machine that runs takes to be heard of; its status checks take twice as long
 */
public record CloudSettings(
        boolean defaultVpc, List<String> endpoints, Duration pace, Map<String, String> ssm, Duration boot) {
    private static final String IMAGES = "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-";

    public CloudSettings {
        endpoints = List.copyOf(endpoints);
        ssm = Map.copyOf(ssm);
    }

    /** A new account. */
    public static CloudSettings usual() {
        return new CloudSettings(
                true,
                List.of(),
                Duration.ofMillis(3),
                Map.of(IMAGES + "x86_64", "ami-0a1b2c3d4e5f60718", IMAGES + "arm64", "ami-0a1b2c3d4e5f60719"),
                Duration.ofMillis(20));
    }

    public CloudSettings withoutDefaultVpc() {
        return new CloudSettings(false, endpoints, pace, ssm, boot);
    }

    public CloudSettings withEndpoints(String... services) {
        return new CloudSettings(defaultVpc, List.of(services), pace, ssm, boot);
    }

    public CloudSettings withPace(Duration newPace) {
        return new CloudSettings(defaultVpc, endpoints, newPace, ssm, boot);
    }

    public CloudSettings withBoot(Duration newBoot) {
        return new CloudSettings(defaultVpc, endpoints, pace, ssm, newBoot);
    }

    /** The architecture of each image, by its id. */
    Map<String, String> images() {
        return ssm.entrySet().stream()
                .filter(parameter -> parameter.getKey().startsWith(IMAGES))
                .collect(Collectors.toMap(
                        Map.Entry::getValue, parameter -> parameter.getKey().substring(IMAGES.length())));
    }
}

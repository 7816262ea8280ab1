package io.tidemark.functions.aws;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Which AWS is meant. What is null here the SDK finds in its usual places: variables such as {@code AWS_REGION},
 * {@code AWS_PROFILE}, {@code AWS_ENDPOINT_URL} and {@code AWS_ENDPOINT_URL_S3}, the shared files, the role of a function.
 *
 * @param endpoint of every service; for emulators
 */
public record AwsSettings(
        @Nullable String region,
        @Nullable String profile,
        @Nullable URI endpoint) {
    public static final AwsSettings DEFAULT = new AwsSettings(null, null, null);
}

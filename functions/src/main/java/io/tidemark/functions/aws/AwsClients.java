package io.tidemark.functions.aws;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClientBuilder;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Ordinary SDK clients on the JDK's own HTTP client, which needs a quarter of the time to start that the others do. Close
 * what is made here.
 */
public final class AwsClients {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(10);

    /** The SDK's own patience with a table that refuses is a minute, in which a lease runs out several times. */
    private static final int ATTEMPTS = 4;

    private static final Duration SHORTEST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofMillis(500);

    private AwsClients() {}

    /** A call that fails has failed for a second or two: whoever calls tries again by himself. */
    public static DynamoDbClient dynamo(AwsSettings settings) {
        DynamoDbClientBuilder builder = configure(DynamoDbClient.builder(), settings);
        BackoffStrategy wait = BackoffStrategy.exponentialDelay(SHORTEST_WAIT, LONGEST_WAIT);
        return builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                        .retryStrategy(strategy -> strategy.maxAttempts(ATTEMPTS)
                                .backoffStrategy(wait)
                                .throttlingBackoffStrategy(wait))
                        .build())
                .build();
    }

    public static S3Client s3(AwsSettings settings) {
        S3ClientBuilder builder = configure(S3Client.builder(), settings)
                // Nobody remembers where a bucket is.
                .crossRegionAccessEnabled(true)
                // What speaks S3 but is not AWS often knows no trailing checksums.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED);
        if (settings.endpoint() != null) {
            builder.forcePathStyle(true);
        }
        return builder.build();
    }

    /** For clients of further services. */
    public static <B extends AwsClientBuilder<B, ?> & SdkSyncClientBuilder<B, ?>> B configure(
            B builder, AwsSettings settings) {
        builder.httpClientBuilder(UrlConnectionHttpClient.builder()
                .connectionTimeout(CONNECT_TIMEOUT)
                .socketTimeout(SOCKET_TIMEOUT));
        if (settings.region() != null) {
            builder.region(Region.of(settings.region()));
        }
        if (settings.profile() != null) {
            // Whoever names a profile means it, whatever the variables say; its region counts too.
            builder.credentialsProvider(ProfileCredentialsProvider.create(settings.profile()));
            builder.overrideConfiguration(options -> options.defaultProfileName(settings.profile()));
        }
        if (settings.endpoint() != null) {
            builder.endpointOverride(settings.endpoint());
        }
        return builder;
    }
}

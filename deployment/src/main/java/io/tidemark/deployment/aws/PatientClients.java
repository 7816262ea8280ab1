package io.tidemark.deployment.aws;

import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.AwsSettings;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;

/** Clients that try again more often: with many stacks in an account, calls are refused now and then. */
final class PatientClients {
    private static final int ATTEMPTS = 8;

    private PatientClients() {}

    static <B extends AwsClientBuilder<B, ?> & SdkSyncClientBuilder<B, ?>> B configure(
            B builder, AwsSettings settings) {
        AwsClients.configure(builder, settings);
        return builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                .retryStrategy(strategy -> strategy.maxAttempts(ATTEMPTS))
                .build());
    }
}

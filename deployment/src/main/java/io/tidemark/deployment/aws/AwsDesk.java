package io.tidemark.deployment.aws;

import io.tidemark.core.problem.CloudException;
import io.tidemark.deployment.stack.Stacks;
import io.tidemark.deployment.swarm.Account;
import io.tidemark.deployment.swarm.Depot;
import io.tidemark.deployment.swarm.Networks;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.functions.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.utils.SdkAutoCloseable;

/** One account in one region, and what of it there is to work with. */
public final class AwsDesk implements AutoCloseable {
    /** Describing a stack again and again is refused now and then, with many stacks in an account. */
    private static final int ATTEMPTS = 8;

    private final Deque<SdkAutoCloseable> clients = new ArrayDeque<>();
    private final Account account;
    private final Stacks stacks;
    private final Networks networks;
    private final Depot depot;

    /** @throws CloudException when AWS does not say who calls: no region, no credentials, no network */
    public AwsDesk(AwsSettings settings, Clock clock) throws CloudException {
        boolean whole = false;
        try {
            StsClient sts = opened(patient(StsClient.builder(), settings).build());
            String region = sts.serviceClientConfiguration().region().id();
            GetCallerIdentityResponse caller = sts.getCallerIdentity();
            account = new Account(caller.account(), name(caller.arn()), region);
            stacks = new CloudFormationStacks(
                    opened(patient(CloudFormationClient.builder(), settings).build()), clock);
            networks = new Ec2Networks(
                    opened(patient(Ec2Client.builder(), settings).build()), region);
            S3Client s3 = opened(AwsClients.s3(settings));
            depot = new S3Depot(s3);
            whole = true;
        } catch (SdkException e) {
            throw new AwsTroubles("STS").of(e, "caller", "");
        } finally {
            if (!whole) {
                close();
            }
        }
    }

    private static <B extends AwsClientBuilder<B, ?> & SdkSyncClientBuilder<B, ?>> B patient(
            B builder, AwsSettings settings) {
        AwsClients.configure(builder, settings);
        return builder.overrideConfiguration(builder.overrideConfiguration().toBuilder()
                .retryStrategy(strategy -> strategy.maxAttempts(ATTEMPTS))
                .build());
    }

    private <T extends SdkAutoCloseable> T opened(T client) {
        clients.push(client);
        return client;
    }

    /** {@code user/ann} of {@code arn:aws:iam::123456789012:user/ann}. */
    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }

    public Account account() {
        return account;
    }

    public Stacks stacks() {
        return stacks;
    }

    public Networks networks() {
        return networks;
    }

    public Depot depot() {
        return depot;
    }

    @Override
    public void close() {
        while (!clients.isEmpty()) {
            clients.pop().close();
        }
    }
}

package io.tidemark.deployment.aws;

import io.tidemark.core.problem.CloudException;
import io.tidemark.deployment.swarm.Account;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.functions.aws.AwsTroubles;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Who calls, and where. */
final class Caller {
    private Caller() {}

    /** @throws CloudException when AWS does not say: no region, no credentials, no network */
    static Account ask(AwsSettings settings) throws CloudException {
        try (StsClient sts =
                PatientClients.configure(StsClient.builder(), settings).build()) {
            String region = sts.serviceClientConfiguration().region().id();
            GetCallerIdentityResponse caller = sts.getCallerIdentity();
            return new Account(caller.account(), name(caller.arn()), region);
        } catch (SdkException e) {
            throw new AwsTroubles("STS").of(e, "caller", "");
        }
    }

    /** @throws CloudException when none is known */
    static String region(AwsSettings settings) throws CloudException {
        try (StsClient sts =
                PatientClients.configure(StsClient.builder(), settings).build()) {
            return sts.serviceClientConfiguration().region().id();
        } catch (SdkException e) {
            throw new AwsTroubles("STS").of(e, "caller", "");
        }
    }

    /** {@code user/ann} of {@code arn:aws:iam::123456789012:user/ann}. */
    private static String name(String arn) {
        return arn.substring(arn.lastIndexOf(':') + 1);
    }
}

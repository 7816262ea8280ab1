package io.tidemark.deployment.aws;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.swarm.Account;
import io.tidemark.deployment.swarm.Prefix;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.AwsSettings;
import java.util.Optional;

/** Finds the bucket of a deployment by its name alone: no permission is needed for CloudFormation. */
public final class DeployedBucket {
    private DeployedBucket() {}

    /** Empty when there is no such deployment in the account. */
    public static Optional<String> find(AwsSettings settings, Prefix prefix) throws ProblemsException {
        Account account = Caller.ask(settings);
        String bucket = prefix.bucket(account.number(), account.region());
        try (var s3 = AwsClients.s3(settings)) {
            return new S3Depot(s3).exists(bucket) ? Optional.of(bucket) : Optional.empty();
        }
    }
}

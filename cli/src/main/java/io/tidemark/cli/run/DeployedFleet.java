package io.tidemark.cli.run;

import io.tidemark.aggregator.fleet.aws.LambdaSettings;
import io.tidemark.aggregator.store.S3Place;
import io.tidemark.cli.store.Bucket;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.deployment.aws.DeployedBucket;
import io.tidemark.deployment.swarm.Prefix;
import java.util.List;
import java.util.Optional;

/** What a fleet uses of a deployment and nobody had to name. */
public final class DeployedFleet {
    private DeployedFleet() {}

    /**
     * The same settings, with the deployment's bucket where it was left to it.
     *
     * @throws ProblemsException when a bucket is needed and there is none, or when AWS does not say
     */
    public static RunSettings complete(RunSettings settings) throws ProblemsException {
        LambdaSettings lambda = settings.lambda().orElse(null);
        if (lambda == null || lambda.deployment().isEmpty()) {
            return settings;
        }
        Optional<String> bucket = DeployedBucket.find(lambda.aws(), new Prefix(lambda.deployment()));
        if (bucket.isEmpty()) {
            if (settings.requests()) {
                throw new ProblemsException(List.of(new Problem(
                        "command line",
                        "--requests",
                        "",
                        "needs a bucket with --fleet lambda, and nothing is deployed under the prefix "
                                + lambda.deployment(),
                        "tidemark deploy makes one, or name one with --bucket")));
            }
            return settings;
        }
        RunSettings found = settings.on(lambda.with(bucket.get()));
        return found.to().isPresent() ? found : found.keptIn(new Bucket(new S3Place(bucket.get(), ""), lambda.aws()));
    }
}

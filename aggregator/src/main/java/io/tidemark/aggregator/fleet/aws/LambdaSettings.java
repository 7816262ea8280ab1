package io.tidemark.aggregator.fleet.aws;

import static java.util.Objects.requireNonNull;

import io.tidemark.aggregator.cost.CostLimit;
import io.tidemark.functions.aws.AwsSettings;
import java.time.Duration;

/**
 * A fleet of functions.
 *
 * @param function its name or ARN
 * @param table of controls and parcels
 * @param bucket for what is too large for the table, and for logs of requests; empty for none
 * @param deployment its prefix, when the bucket is to be that of the deployment if it has one; otherwise empty
 * @param muster workers that are not ready after so long are not waited for
 * @param replaceLost true has another worker take over from one that is lost
 * @param costLimit what the run may cost
 * @param expected the run begins when so many workers are ready, and the others join when they come; 0 for all
 */
public record LambdaSettings(
        AwsSettings aws,
        String function,
        String table,
        String bucket,
        String deployment,
        Duration muster,
        boolean replaceLost,
        CostLimit costLimit,
        int expected) {
    public static final Duration MUSTER = Duration.ofMinutes(1);

    /** Begins when all are ready. */
    public LambdaSettings(
            AwsSettings aws,
            String function,
            String table,
            String bucket,
            String deployment,
            Duration muster,
            boolean replaceLost,
            CostLimit costLimit) {
        this(aws, function, table, bucket, deployment, muster, replaceLost, costLimit, 0);
    }

    public LambdaSettings {
        requireNonNull(aws, "aws is null");
        requireNonNull(function, "function is null");
        requireNonNull(table, "table is null");
        requireNonNull(bucket, "bucket is null");
        requireNonNull(deployment, "deployment is null");
        requireNonNull(muster, "muster is null");
        requireNonNull(costLimit, "costLimit is null");
    }

    /** The same, with a bucket. */
    public LambdaSettings with(String newBucket) {
        return new LambdaSettings(aws, function, table, newBucket, "", muster, replaceLost, costLimit, expected);
    }

    public LambdaSettings within(CostLimit limit) {
        return new LambdaSettings(aws, function, table, bucket, deployment, muster, replaceLost, limit, expected);
    }

    /** The same, but the run begins when so many workers are ready. */
    public LambdaSettings expecting(int workers) {
        return new LambdaSettings(aws, function, table, bucket, deployment, muster, replaceLost, costLimit, workers);
    }
}

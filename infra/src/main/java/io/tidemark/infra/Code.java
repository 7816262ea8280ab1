package io.tidemark.infra;

import org.jspecify.annotations.Nullable;
import software.amazon.awscdk.CfnCondition;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.services.lambda.CfnFunction;
import software.amazon.awscdk.services.s3.assets.Asset;
import software.constructs.Construct;

/**
 * Where the functions' zip is.
 *
 * @param there whether it is; null when it always is
 */
record Code(CfnFunction.CodeProperty location, @Nullable CfnCondition there) {

    /** In the stack's own bucket, so it can only be there once the stack has been made without it. */
    static Code inBucket(Construct scope, Storage storage) {
        CfnParameter key = Parameters.text(
                        scope, "WorkerCode", "Key of the functions' zip in the stack's bucket. Empty: no functions yet")
                .defaultValue("")
                .build();
        return new Code(
                location(storage.bucketName(), key.getValueAsString()), Conditions.given(scope, "HasCode", key));
    }

    /** A file of this machine, which the CDK uploads to its own bucket. */
    static Code ofFile(Construct scope, String path) {
        Asset asset = Asset.Builder.create(scope, "WorkerZip").path(path).build();
        return new Code(location(asset.getS3BucketName(), asset.getS3ObjectKey()), null);
    }

    private static CfnFunction.CodeProperty location(String bucket, String key) {
        return CfnFunction.CodeProperty.builder().s3Bucket(bucket).s3Key(key).build();
    }
}

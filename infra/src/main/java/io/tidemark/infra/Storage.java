package io.tidemark.infra;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awscdk.CfnParameter;
import software.amazon.awscdk.Fn;
import software.amazon.awscdk.RemovalPolicy;
import software.amazon.awscdk.services.dynamodb.CfnTable;
import software.amazon.awscdk.services.iam.AnyPrincipal;
import software.amazon.awscdk.services.iam.Effect;
import software.amazon.awscdk.services.iam.PolicyStatement;
import software.amazon.awscdk.services.s3.CfnBucket;
import software.amazon.awscdk.services.s3.CfnBucketPolicy;
import software.constructs.Construct;

/** The bucket and the table between the workers and whoever leads them. */
final class Storage {

    /** What is of no use once a run was gathered. {@code runs/}, {@code index/} and {@code code/} are kept. */
    private static final List<String> PASSING = List.of("plans", "parcels", "requests", "hosts");

    private static final int PASSING_DAYS = 7;

    private final CfnBucket bucket;
    private final CfnTable table;

    Storage(Construct scope, CfnParameter prefix) {
        bucket = bucket(scope);
        onlyByTls(scope);
        table = table(scope, prefix);
    }

    private static CfnBucket bucket(Construct scope) {
        CfnBucket bucket = CfnBucket.Builder.create(scope, "Bucket")
                .bucketName(Names.prefixed("-${AWS::AccountId}-${AWS::Region}"))
                .bucketEncryption(CfnBucket.BucketEncryptionProperty.builder()
                        .serverSideEncryptionConfiguration(List.of(CfnBucket.ServerSideEncryptionRuleProperty.builder()
                                .serverSideEncryptionByDefault(CfnBucket.ServerSideEncryptionByDefaultProperty.builder()
                                        .sseAlgorithm("AES256")
                                        .build())
                                .build()))
                        .build())
                .publicAccessBlockConfiguration(CfnBucket.PublicAccessBlockConfigurationProperty.builder()
                        .blockPublicAcls(true)
                        .blockPublicPolicy(true)
                        .ignorePublicAcls(true)
                        .restrictPublicBuckets(true)
                        .build())
                .ownershipControls(CfnBucket.OwnershipControlsProperty.builder()
                        .rules(List.of(CfnBucket.OwnershipControlsRuleProperty.builder()
                                .objectOwnership("BucketOwnerEnforced")
                                .build()))
                        .build())
                .lifecycleConfiguration(CfnBucket.LifecycleConfigurationProperty.builder()
                        .rules(Stream.concat(PASSING.stream().map(Storage::expires), Stream.of(abandonedUploads()))
                                .toList())
                        .build())
                .build();
        bucket.applyRemovalPolicy(RemovalPolicy.DESTROY);
        return bucket;
    }

    private static CfnBucket.RuleProperty expires(String directory) {
        return CfnBucket.RuleProperty.builder()
                .id(directory)
                .status("Enabled")
                .prefix(directory + "/")
                .expirationInDays(PASSING_DAYS)
                .build();
    }

    private static CfnBucket.RuleProperty abandonedUploads() {
        return CfnBucket.RuleProperty.builder()
                .id("abandoned-uploads")
                .status("Enabled")
                .abortIncompleteMultipartUpload(CfnBucket.AbortIncompleteMultipartUploadProperty.builder()
                        .daysAfterInitiation(1)
                        .build())
                .build();
    }

    private void onlyByTls(Construct scope) {
        CfnBucketPolicy.Builder.create(scope, "BucketPolicy")
                .bucket(bucket.getRef())
                .policyDocument(Roles.document(PolicyStatement.Builder.create()
                        .sid("OnlyByTls")
                        .effect(Effect.DENY)
                        .principals(List.of(new AnyPrincipal()))
                        .actions(List.of("s3:*"))
                        .resources(List.of(bucket.getAttrArn(), objects("*")))
                        .conditions(Map.of("Bool", Map.of("aws:SecureTransport", "false")))
                        .build()))
                .build();
    }

    /** Encrypted with a key that DynamoDB owns: one of KMS would cost a permission, calls and another service's failures. */
    private static CfnTable table(Construct scope, CfnParameter prefix) {
        CfnTable table = CfnTable.Builder.create(scope, "Table")
                .tableName(prefix.getValueAsString())
                .billingMode("PAY_PER_REQUEST")
                .attributeDefinitions(List.of(attribute("pk", "S"), attribute("sk", "N")))
                .keySchema(List.of(key("pk", "HASH"), key("sk", "RANGE")))
                .timeToLiveSpecification(CfnTable.TimeToLiveSpecificationProperty.builder()
                        .attributeName("expires")
                        .enabled(true)
                        .build())
                .build();
        table.applyRemovalPolicy(RemovalPolicy.DESTROY);
        return table;
    }

    private static CfnTable.AttributeDefinitionProperty attribute(String name, String type) {
        return CfnTable.AttributeDefinitionProperty.builder()
                .attributeName(name)
                .attributeType(type)
                .build();
    }

    private static CfnTable.KeySchemaProperty key(String name, String type) {
        return CfnTable.KeySchemaProperty.builder()
                .attributeName(name)
                .keyType(type)
                .build();
    }

    String bucketName() {
        return bucket.getRef();
    }

    String bucketArn() {
        return bucket.getAttrArn();
    }

    /** The ARN of the bucket's objects whose keys match. */
    String objects(String keys) {
        return Fn.sub("${Bucket.Arn}/" + keys);
    }

    String tableName() {
        return table.getRef();
    }

    String tableArn() {
        return table.getAttrArn();
    }
}

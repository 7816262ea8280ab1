package io.tidemark.functions.aws;

import java.net.URI;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Where tests find DynamoDB and S3: at servers that they start themselves, or at those that the variables of every AWS tool
 * name ({@code AWS_ENDPOINT_URL_DYNAMODB}, {@code AWS_ENDPOINT_URL_S3}, or {@code AWS_ENDPOINT_URL} for both). Whatever is
 * there, tests make their own tables and buckets, and remove them.
 */
public record AwsServices(AwsSettings dynamo, AwsSettings s3) {
    private static final String VARIABLE = "AWS_ENDPOINT_URL";

    public static AwsServices usual() {
        return new AwsServices(DynamoLocal.settings(), S3Server.settings());
    }

    /** Both at one address. */
    static AwsServices at(URI uri) {
        return new AwsServices(settings(uri), settings(uri));
    }

    static AwsSettings settings(URI uri) {
        return new AwsSettings("us-east-1", null, uri);
    }

    /** Where somebody else has it. */
    static Optional<URI> outside(String service) {
        return Optional.ofNullable(System.getenv(VARIABLE + "_" + service))
                .or(() -> Optional.ofNullable(System.getenv(VARIABLE)))
                .filter(value -> !value.isBlank())
                .map(URI::create);
    }

    /** A table and a bucket of one name. */
    public void create(String name) {
        Tables.create(dynamo, name);
        try (S3Client client = AwsClients.s3(s3)) {
            client.createBucket(request -> request.bucket(name));
        }
    }

    public void delete(String name) {
        Tables.delete(dynamo, name);
        try (S3Client client = AwsClients.s3(s3)) {
            client.listObjectsV2Paginator(request -> request.bucket(name))
                    .contents()
                    .forEach(object ->
                            client.deleteObject(request -> request.bucket(name).key(object.key())));
            client.deleteBucket(request -> request.bucket(name));
        }
    }

    public DynamoDbClient openDynamo() {
        return AwsClients.dynamo(dynamo);
    }

    public S3Client openS3() {
        return AwsClients.s3(s3);
    }
}

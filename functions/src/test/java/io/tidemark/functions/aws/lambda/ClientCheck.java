package io.tidemark.functions.aws.lambda;

import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.AwsSettings;
import io.tidemark.functions.aws.S3Shelf;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** A program to run on the jars of the zip: whether its clients miss something that was left out. */
final class ClientCheck {
    private static final String BUCKET = "client-check";

    private ClientCheck() {}

    /** @param args where DynamoDB and S3 are */
    public static void main(String[] args) throws Exception {
        try (DynamoDbClient dynamo = AwsClients.dynamo(settings(args[0]));
                S3Client s3 = AwsClients.s3(settings(args[1]))) {
            dynamo.listTables();
            s3.createBucket(request -> request.bucket(BUCKET));
            S3Shelf shelf = new S3Shelf(s3, BUCKET);
            shelf.put("key", "kept".getBytes(StandardCharsets.UTF_8));
            System.out.println(new String(shelf.get("key"), StandardCharsets.UTF_8));
        }
    }

    private static AwsSettings settings(String uri) {
        return new AwsSettings("us-east-1", null, URI.create(uri));
    }
}

package io.tidemark.functions.aws;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;

/** The clients against real servers. */
class AwsClientsTest {
    @Test
    void dynamoAnswers() {
        try (DynamoDbClient dynamo = AwsClients.dynamo(DynamoLocal.settings())) {
            assertThat(dynamo.listTables().hasTableNames()).isTrue();
        }
    }

    @Test
    void whatIsPutIntoABucketComesBack() {
        try (S3Client s3 = AwsClients.s3(S3Server.settings())) {
            s3.createBucket(request -> request.bucket("clients-test"));
            s3.putObject(request -> request.bucket("clients-test").key("a/b"), RequestBody.fromString("tide"));

            assertThat(s3.getObjectAsBytes(
                                    request -> request.bucket("clients-test").key("a/b"))
                            .asUtf8String())
                    .isEqualTo("tide");
        }
    }
}

package io.tidemark.functions.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
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

    /** Workers and centre have better things to do than to wait for one call: they try again by themselves. */
    @Test
    void aTableThatRefusesIsGivenUpSoon() {
        try (FaultyWay way = FaultyWay.toDynamo(DynamoLocal.uri());
                DynamoDbClient dynamo = AwsClients.dynamo(new AwsSettings("us-east-1", null, way.uri()))) {
            dynamo.listTables();
            way.refuseAll();
            long begin = System.nanoTime();
            assertThatThrownBy(dynamo::listTables).hasMessageContaining("throughput was exceeded");
            assertThat((System.nanoTime() - begin) / 1e9).isLessThan(3);
            assertThat(way.refused()).as("but not at once").isEqualTo(4);
        }
    }

    @Test
    void whatIsPutIntoABucketComesBack() {
        String bucket = "t" + UUID.randomUUID();
        try (S3Client s3 = AwsClients.s3(S3Server.settings())) {
            s3.createBucket(request -> request.bucket(bucket));
            s3.putObject(request -> request.bucket(bucket).key("a/b"), RequestBody.fromString("tide"));

            assertThat(s3.getObjectAsBytes(request -> request.bucket(bucket).key("a/b"))
                            .asUtf8String())
                    .isEqualTo("tide");
            s3.deleteObject(request -> request.bucket(bucket).key("a/b"));
            s3.deleteBucket(request -> request.bucket(bucket));
        }
    }
}

package io.tidemark.functions.aws;

/** DynamoDB Local and an S3 server, or what the environment names. */
class DynamoLinkTest extends DynamoLinkContract {
    DynamoLinkTest() {
        super(AwsServices.usual());
    }
}

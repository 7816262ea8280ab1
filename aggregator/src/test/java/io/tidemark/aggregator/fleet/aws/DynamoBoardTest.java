package io.tidemark.aggregator.fleet.aws;

import io.tidemark.functions.aws.AwsServices;

/** DynamoDB Local and an S3 server, or what the environment names. */
class DynamoBoardTest extends DynamoBoardContract {
    DynamoBoardTest() {
        super(AwsServices.usual());
    }
}

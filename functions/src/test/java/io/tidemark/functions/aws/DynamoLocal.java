package io.tidemark.functions.aws;

import java.net.URI;
import java.util.List;

/** DynamoDB Local, Amazon's own, or another where the environment names one. One serves all tests of a JVM; each makes its own table. */
public final class DynamoLocal {
    private static final URI URI_OF_ALL = AwsServices.outside("DYNAMODB").orElseGet(() -> start().uri());

    private DynamoLocal() {}

    public static AwsSettings settings() {
        return AwsServices.settings(uri());
    }

    public static URI uri() {
        return URI_OF_ALL;
    }

    private static LocalServer start() {
        int port = LocalServer.freePort();
        return LocalServer.start(
                "dynamodb",
                port,
                List.of("-Djava.library.path=" + LocalServer.lib("dynamodb")),
                "com.amazonaws.services.dynamodbv2.local.main.ServerRunner",
                List.of("-inMemory", "-disableTelemetry", "-port", String.valueOf(port)));
    }
}

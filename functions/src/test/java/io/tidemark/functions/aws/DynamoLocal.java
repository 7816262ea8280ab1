package io.tidemark.functions.aws;

import java.net.URI;
import java.util.List;

/** DynamoDB Local, Amazon's own. One serves all tests of a JVM; each makes its own table. */
public final class DynamoLocal {
    private static final LocalServer SERVER = start();

    private DynamoLocal() {}

    public static AwsSettings settings() {
        return new AwsSettings("us-east-1", null, uri());
    }

    public static URI uri() {
        return SERVER.uri();
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

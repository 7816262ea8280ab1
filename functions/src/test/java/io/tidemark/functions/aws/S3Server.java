package io.tidemark.functions.aws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;

/** A server that speaks S3 and checks signatures, or another where the environment names one. One serves all tests of a JVM; each makes its own bucket. */
public final class S3Server {
    /** As the build sets them for the tests. */
    public static final String KEY = "test";

    public static final String SECRET = "testsecret";

    private static final URI URI_OF_ALL = AwsServices.outside("S3").orElseGet(() -> start().uri());

    private S3Server() {}

    public static AwsSettings settings() {
        return AwsServices.settings(uri());
    }

    public static URI uri() {
        return URI_OF_ALL;
    }

    /** For tests of modules that know no types of AWS. */
    public static void createBucket(String name) {
        try (S3Client s3 = AwsClients.s3(settings())) {
            s3.createBucket(request -> request.bucket(name));
        }
    }

    /** An object of a few bytes; for them too. */
    public static void put(String bucket, String key) {
        try (S3Client s3 = AwsClients.s3(settings())) {
            s3.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString("tide"));
        }
    }

    private static LocalServer start() {
        int port = LocalServer.freePort();
        try {
            Path properties = Files.createTempFile("tidemark-s3", ".conf");
            properties.toFile().deleteOnExit();
            // It does not know the token that functions sign with, and would refuse all that they send.
            Files.writeString(properties, """
                    s3proxy.ignore-unknown-headers=true
                    s3proxy.authorization=aws-v2-or-v4
                    s3proxy.identity=%s
                    s3proxy.credential=%s
                    s3proxy.endpoint=http://127.0.0.1:%d
                    jclouds.provider=transient-nio2
                    """.formatted(KEY, SECRET, port));
            return LocalServer.start(
                    "s3",
                    port,
                    List.of("-DLOG_LEVEL=warn"),
                    "org.gaul.s3proxy.Main",
                    List.of("--properties", properties.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of all objects that begin so. */
    public static List<String> keys(String bucket, String beginning) {
        try (S3Client client = AwsClients.s3(settings())) {
            return client.listObjectsV2(request -> request.bucket(bucket).prefix(beginning)).contents().stream()
                    .map(object -> object.key())
                    .toList();
        }
    }
}

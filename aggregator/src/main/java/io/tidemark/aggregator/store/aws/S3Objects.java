package io.tidemark.aggregator.store.aws;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.aws.AwsClients;
import io.tidemark.functions.aws.AwsSettings;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;

/** The objects of a bucket. What goes wrong becomes a problem in words. */
final class S3Objects implements AutoCloseable {
    private static final int READERS = 8;

    private final String bucket;
    private final S3Client s3;
    private final S3Links links;
    private final S3Troubles troubles;

    private S3Objects(String bucket, S3Client s3, S3Links links, S3Troubles troubles) {
        this.bucket = bucket;
        this.s3 = s3;
        this.links = links;
        this.troubles = troubles;
    }

    static S3Objects open(String bucket, AwsSettings settings) throws ProblemsException {
        S3Troubles troubles = new S3Troubles(bucket);
        try {
            S3Client s3 = AwsClients.s3(settings);
            return new S3Objects(bucket, s3, new S3Links(bucket, s3), troubles);
        } catch (SdkException e) {
            throw troubles.of(e, "");
        }
    }

    /** Somebody who may write need not be allowed to list, so that a refusal to list says nothing. */
    void check(String prefix) throws ProblemsException {
        try {
            s3.listObjectsV2(request -> request.bucket(bucket).prefix(prefix).maxKeys(1));
        } catch (SdkException e) {
            if (!S3Troubles.isForbidden(e)) {
                throw troubles.of(e, prefix);
            }
        }
    }

    void put(String key, Path file) throws ProblemsException {
        RequestBody body;
        try {
            body = RequestBody.fromFile(file);
        } catch (UncheckedIOException e) {
            throw S3Troubles.unreadable(file, e);
        }
        put(key, body);
    }

    void put(String key, byte[] bytes) throws ProblemsException {
        put(key, RequestBody.fromBytes(bytes));
    }

    private void put(String key, RequestBody body) throws ProblemsException {
        PutObjectRequest request = PutObjectRequest.builder()
                .bucket(bucket)
                .key(key)
                .contentType(ContentTypes.of(key))
                .serverSideEncryption(ServerSideEncryption.AES256)
                .build();
        try {
            s3.putObject(request, body);
        } catch (SdkException e) {
            throw troubles.of(e, key);
        }
    }

    /** @param file must not exist */
    void get(String key, Path file) throws ProblemsException {
        try {
            s3.getObject(request -> request.bucket(bucket).key(key), file);
        } catch (SdkException e) {
            throw troubles.of(e, key);
        }
    }

    /** Whether there is an object that may be read; without a permission to list, S3 does not say which of both it is. */
    boolean isReadable(String key) throws ProblemsException {
        try {
            s3.headObject(request -> request.bucket(bucket).key(key));
            return true;
        } catch (SdkException e) {
            if (S3Troubles.isForbidden(e) || S3Troubles.isMissing(e)) {
                return false;
            }
            throw troubles.of(e, key);
        }
    }

    /** Empty when there is no such object. */
    Optional<byte[]> read(String key) throws ProblemsException {
        try {
            return Optional.of(
                    s3.getObjectAsBytes(request -> request.bucket(bucket).key(key))
                            .asByteArray());
        } catch (NoSuchKeyException e) {
            return Optional.empty();
        } catch (SdkException e) {
            throw troubles.of(e, key);
        }
    }

    /** Likewise of many small objects, several at a time: each takes longer to ask for than to send. */
    List<Optional<byte[]>> readAll(List<String> keys) throws ProblemsException {
        try (ExecutorService readers = Executors.newFixedThreadPool(READERS)) {
            List<Future<Optional<byte[]>>> reading = new ArrayList<>();
            for (String key : keys) {
                reading.add(readers.submit(() -> read(key)));
            }
            List<Optional<byte[]>> contents = new ArrayList<>();
            for (Future<Optional<byte[]>> content : reading) {
                contents.add(await(content));
            }
            return contents;
        }
    }

    /** In the order of their bytes. */
    List<String> keys(String prefix) throws ProblemsException {
        try {
            return s3.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix)).contents().stream()
                    .map(S3Object::key)
                    .toList();
        } catch (SdkException e) {
            throw troubles.of(e, prefix);
        }
    }

    URI link(String key, Duration validity) throws ProblemsException {
        try {
            return links.link(key, validity);
        } catch (SdkException e) {
            throw troubles.of(e, key);
        }
    }

    @Override
    public void close() {
        s3.close();
    }

    private static Optional<byte[]> await(Future<Optional<byte[]>> content) throws ProblemsException {
        try {
            return content.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemsException problems) {
                throw problems;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("nothing interrupts this", e);
        }
    }
}
